import { EntryValue } from '#/components/entry/entry-value.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { letterQuotes } from '#/lib/record/opened-entry/letter-quotes.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

/** Paragraphs of the linked letters about the medicine, verbatim. */
export function LetterQuotes({ group, related }: Pick<DrawerProps, 'group' | 'related'>) {
  return letterQuotes(group, related).map(({ letter, paragraph }) => (
    <Section key={`${letter.id} ${paragraph}`} title={drawerWords.inLetter(letter.title)}>
      <blockquote className="m-0 mt-1 border-0 border-l-3 border-solid border-line pl-3 text-detail">“{paragraph}”</blockquote>
    </Section>
  ));
}

type Props = Pick<DrawerProps, 'related' | 'sources' | 'locale' | 'onOpen'>;

/** The letters of the contact in which the entry was written: each opens. */
export function LinkedLetters({ related: { letters }, sources, locale, onOpen }: Props) {
  if (letters.length === 0) return undefined;
  return (
    <Section title={drawerWords.linkedBySource}>
      <ul className="m-0 mt-1 list-none divide-y divide-line border-y border-line p-0">
        {letters.map(({ source, letter }) => {
          const holder = sources.get(source);
          return (
            <li key={letter.id}>
              <button
                type="button"
                onClick={() => onOpen(letter.id)}
                className="flex w-full items-start gap-3 border-0 bg-transparent px-1 py-1.5 text-left text-detail text-text hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  {letter.title}
                  <span className="block text-muted">
                    <Unbroken
                      text={`${drawerWords.sameContact} · ${letter.date ? formatClinicalDate(letter.date, locale) : drawerWords.noDate}`}
                    />
                  </span>
                </span>
                {holder ? <SourceBadge source={holder} /> : undefined}
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

type DerivedProps = Pick<DrawerProps, 'related' | 'locale' | 'onOpen'>;

/** Entries that a value was worked out from, and those worked out from it, as its source says: a score and the signs of its parts. */
export function DerivedLinks({ related: { workedOutFrom, usedFor }, ...props }: DerivedProps) {
  return (
    <>
      <DerivedList title={drawerWords.workedOutFrom} entries={workedOutFrom} {...props} />
      <DerivedList title={drawerWords.usedFor} entries={usedFor} {...props} />
    </>
  );
}

interface ListProps extends Omit<DerivedProps, 'related'> {
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
