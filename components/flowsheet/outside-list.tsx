import { Button, LinkButton } from '#/components/ui/button.tsx';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { OutsideGroup } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { CellContext } from './cells/cell-words.ts';
import { flowsheetWords } from './cells/words.ts';

interface Props {
  readonly outside: readonly OutsideGroup[];
  readonly context: CellContext;
  readonly onOpen: (id: string) => void;
}

/** Results that are no cell, by why: reports, what has no date, what is not shared. Each opens. */
export function OutsideList({ outside, context: { sources, locale, thisYear }, onOpen }: Props) {
  if (outside.length === 0) return undefined;
  const byWhy = [...Map.groupBy(outside, ({ why }) => why)];
  return (
    <details className="flow-outside">
      <summary>
        {flowsheetWords.notInTable}
        <span> {byWhy.map(([why, groups]) => flowsheetWords.why(why, groups.length)).join(' · ')}</span>
      </summary>
      <ul>
        {byWhy.flatMap(([why, groups]) =>
          groups.map(({ group }) => (
            <li key={group.id}>
              <LinkButton onPress={() => onOpen(group.id)}>{group.lead.title}</LinkButton>
              <span className="text-muted">
                {group.lead.date ? shortDate(group.lead.date, { locale, thisYear, most: 'day' }) : flowsheetWords.noDate}
                {why === 'report' ? '' : ` · ${flowsheetWords.whyOne(why)}`}
              </span>
              <SourceBadges sources={pickSources(group.sources, sources)} locale={locale} />
            </li>
          )),
        )}
      </ul>
    </details>
  );
}

export function NothingFlagged({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <p className="flow-nothing">
      {flowsheetWords.noneFlagged} <Button onPress={onShowAll}>{flowsheetWords.showAll}</Button>
    </p>
  );
}
