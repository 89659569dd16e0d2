import { EntryValue } from '#/components/entry/entry-value.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';

type Props = Pick<DrawerProps, 'related' | 'locale' | 'onOpen'>;

/** What a value was worked out from, and what was worked out from it, as its source says: a score and the signs of its parts. */
export function DerivedLinks({ related: { workedOutFrom, usedFor }, ...props }: Props) {
  return (
    <>
      <DerivedList title={drawerWords.workedOutFrom} entries={workedOutFrom} {...props} />
      <DerivedList title={drawerWords.usedFor} entries={usedFor} {...props} />
    </>
  );
}

interface ListProps extends Omit<Props, 'related'> {
  readonly title: string;
  readonly entries: readonly TimelineEntry[];
}

function DerivedList({ title, entries, locale, onOpen }: ListProps) {
  if (entries.length === 0) return undefined;
  return (
    <Section title={title}>
      <ul className="m-0 mt-1 list-none divide-y divide-line border-y border-line p-0">
        {entries.map((entry) => (
          <li key={entry.id} className="px-1 py-1.5 text-detail">
            <LinkButton onPress={() => onOpen(entry.id)}>{entry.title}</LinkButton> <EntryValue entry={entry} cautions={entry.cautions} />{' '}
            <span className="text-muted">
              <Unbroken text={entry.date ? formatClinicalDate(entry.date, locale) : drawerWords.noDate} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
