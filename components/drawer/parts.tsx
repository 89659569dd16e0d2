'use client';
import { Measured } from '#/components/entry/measured-value.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatClinicalDate, formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { DrawerProps } from './drawer-props.ts';
import { drawerWords } from './words.ts';

interface PartsProps extends Pick<DrawerProps, 'parts' | 'locale' | 'onOpen'> {
  /** Group that leads the row: a part of another time, or of another part, says so. */
  readonly row: Group;
}

/** The row's other groups, each with its value: the results of a report, a set of vital signs. */
export function Parts({ parts, row, locale, onOpen }: PartsProps) {
  return (
    <section className="mt-5">
      <h3 className="m-0 text-detail font-semibold">{formatCountOf(parts.length, 'part', 'parts')}</h3>
      <ul className="m-0 mt-1 list-none divide-y divide-line border-y border-line p-0">
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              onClick={() => onOpen(part.id)}
              className="grid w-full grid-cols-[1fr_auto] items-center gap-x-3 pointer-coarse:min-h-11 border-0 bg-transparent px-1 py-1.5 text-left text-detail text-text hover:bg-sunken"
            >
              <span>
                {part.lead.title}
                <PartTime part={part.lead} rowLead={row.lead} locale={locale} />
                {headsOfGroup(part, row).map(({ id, words }) => (
                  <span key={id} className="block text-detail text-muted">
                    {partWords.partOf(words)}
                  </span>
                ))}
              </span>
              <span className="row-value justify-end">
                {part.lead.body.shape === 'measurement' ? <Measured body={part.lead.body} /> : undefined}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names everything that the entry is a result of, wherever that stands: the organism of a sensitivity, the panel of a test (H36). */
export function BelongsTo({ group, onOpen }: Pick<DrawerProps, 'group' | 'onOpen'>) {
  const heads = headsOfGroup(group);
  if (heads.length === 0) return undefined;
  return (
    <section className="mt-5">
      <h3 className="m-0 text-detail font-semibold">{drawerWords.partOf}</h3>
      <ul className="m-0 mt-1 list-none p-0 text-detail">
        {heads.map(({ id, words }) => (
          <li key={id}>
            <LinkButton onPress={() => onOpen(id)}>{words}</LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The part's time where it differs from the row's: the whole date of another day, the time alone on the same day. */
function PartTime({ part, rowLead, locale }: { readonly part: TimelineEntry; readonly rowLead: TimelineEntry; readonly locale: string }) {
  const { date } = part;
  if (!date || date.start === rowLead.date?.start) return undefined;
  const sameDay = date.start?.slice(0, 10) === rowLead.date?.start?.slice(0, 10);
  const text = (sameDay ? formatRowDate(date, locale).time : undefined) ?? formatClinicalDate(date, locale);
  return <span className="ml-2 text-meta whitespace-nowrap text-muted">{text}</span>;
}
