import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
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
