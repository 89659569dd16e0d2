import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { RelatedEntry } from '#/lib/record/summary/related.ts';
import type { DrawerProps } from './drawer-props.ts';
import { drawerWords } from './words.ts';

const words: Readonly<Record<RelatedEntry['why'], string>> = { 'last-issue': 'Last issued', 'same-contact': 'Same contact' };

/** The last issue of a prescription, and the letter of the stay in which it was written: each opens. */
export function RelatedEntries({ related, sources, locale, onOpen }: Pick<DrawerProps, 'related' | 'sources' | 'locale' | 'onOpen'>) {
  if (related.length === 0) return undefined;
  return (
    <section className="mt-4">
      <h3 className="m-0 text-block font-semibold">{drawerWords.linkedBySource}</h3>
      <ul className="m-0 mt-1 list-none divide-y divide-line border-y border-line p-0">
        {related.map(({ why, entry }) => {
          const source = sources.get(entry.origins[0]?.source ?? '');
          return (
            <li key={entry.id}>
              <button
                type="button"
                onClick={() => onOpen(entry.id)}
                className="flex w-full items-start gap-3 border-0 bg-transparent px-1 py-1.5 text-left text-row text-text hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  {entry.title}
                  <span className="block text-detail text-muted">
                    {words[why]} · {entry.date ? formatClinicalDate(entry.date, locale) : 'No date'}
                  </span>
                </span>
                {source ? <SourceBadge source={source} /> : undefined}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
