import { formatList } from '#/lib/record/words/phrase.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { SourceBadge } from './source-badge.tsx';

const most = 3;

/** At most three badges, then the number of further sources; screen readers hear all names. */
export function SourceBadges({ sources, locale }: { readonly sources: readonly PublicSource[]; readonly locale: string }) {
  const more = sources.slice(most);
  const names = formatList(
    sources.map(({ name }) => name),
    locale,
  );
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-1">
      <span className="visually-hidden">{names}</span>
      {sources.slice(0, most).map((source) => (
        <SourceBadge key={source.id} source={source} silent />
      ))}
      {more.length > 0 ? (
        <span className="text-meta text-muted" title={more.map((source) => source.name).join(', ')} aria-hidden>
          +{more.length}
        </span>
      ) : undefined}
    </span>
  );
}
