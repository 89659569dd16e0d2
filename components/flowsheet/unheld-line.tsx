import { CloudOff } from 'lucide-react';
import type { UnheldSources } from '#/lib/record/flowsheet/unheld-sources.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { flowsheetWords } from './cells/words.ts';

/** Sources whose results are not all in the table, by why: an empty cell is then no proof that nothing was measured (H05, H21). */
export function UnheldLine({ unheld, locale }: { readonly unheld: readonly UnheldSources[]; readonly locale: string }) {
  const named = unheld.filter(({ sources }) => sources.length > 0);
  if (named.length === 0) return undefined;
  const isWarning = named.some(({ why }) => why === 'missing');
  return (
    <p className={`flow-unheld ${isWarning ? 'text-warning' : 'text-muted'}`}>
      {isWarning ? <CloudOff size={14} aria-hidden /> : undefined}
      {named
        .map(({ why, sources }) =>
          flowsheetWords.unheld[why](
            formatList(
              sources.map(({ name }) => name),
              locale,
            ),
          ),
        )
        .join(' · ')}
    </p>
  );
}
