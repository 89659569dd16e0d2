import { shortDate } from '#/lib/record/dates/short-date.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import { capitalise, formatCount, formatCountOf, formatListUpTo } from '#/lib/record/words/phrase.ts';
import type { CollectedMedicines } from '#/lib/record/medicines/collect-lines.ts';
import type { MedicineLine } from '#/lib/record/medicines/medicine-line.ts';
import { endOf } from '#/lib/record/medicines/compare-lines.ts';
import { medicineText } from '#/lib/record/medicines/ingredients/group-ingredients.ts';
import { nameInText } from '#/lib/record/medicines/title-parts.ts';
import type { MedicineKind } from './medicine-kind.ts';
import { medicineKindWords } from './words.ts';

/** A kind among the current medicines, in words; a kind never reads 0. */
export interface CountedKind {
  readonly key: string;
  readonly title: string;
  /** Current medicines of the kind; 0: `words` say what that means. */
  readonly count: number;
  readonly words: string;
  /** "3 ended, last enoxaparin 18-Nov-2026" */
  readonly ended: string;
  /** Ingredients of the current ones, as keys of rows. */
  readonly rows: ReadonlySet<string>;
}

export interface CountedKinds {
  readonly kinds: readonly CountedKind[];
  /** "2 not sorted: …", or that all are. */
  readonly sorted: string;
}

/**
 * Counts the current medicines of each kind. That a kind is not among them is said only if every source that can hold medicines answered
 * whole, none is hidden, and each medicine is known by its name; else it is not known. `isEverythingShown`: no source is missing or unticked.
 */
export function countKinds(
  { lines, groups }: Pick<CollectedMedicines, 'lines' | 'groups'>,
  kinds: readonly MedicineKind[],
  { isEverythingShown, locale }: { readonly isEverythingShown: boolean; readonly locale: string },
): CountedKinds {
  const current = lines.filter(({ place }) => place === 'current');
  const unsorted = current.filter(({ name }) => !name.isWhole);
  const isCertain = isEverythingShown && unsorted.length === 0 && groups.unclear.length === 0;
  const countedKinds = kinds.map(({ key, title, ingredients, otherUse }): CountedKind => {
    const names = new Set(ingredients.map(({ name }) => name));
    const hasIngredient = ({ name }: MedicineLine): boolean => [...name.named].some((ingredient) => names.has(ingredient));
    const isOtherUse = ({ member: { entry } }: MedicineLine): boolean =>
      otherUse?.test([medicineText(entry), entry.title, entry.compare['Form'], entry.compare['Route']].join(' ')) === true;
    const isOfKind = (line: MedicineLine): boolean => hasIngredient(line) && !isOtherUse(line);
    const isSure = isCertain && !current.some((line) => hasIngredient(line) && isOtherUse(line));
    const own = current.filter(isOfKind);
    const count = new Set(own.map(({ id }) => id)).size;
    return {
      key,
      title,
      count,
      words: count > 0 ? formatCount(count) : isSure ? medicineKindWords.none(groups.current.length) : medicineKindWords.notKnown,
      ended: endedWords(
        lines.filter((line) => line.place === 'ended' && isOfKind(line)),
        locale,
      ),
      rows: new Set(own.map(({ ingredient }) => ingredient)),
    };
  });
  return { kinds: countedKinds, sorted: sortedWords(unsorted) };
}

function endedWords(lines: readonly MedicineLine[], locale: string): string {
  if (lines.length === 0) return '';
  const [last] = lines.toSorted((left, right) => lastMoment(right) - lastMoment(left));
  const name = last === undefined ? '' : nameInText(medicineText(last.member.entry)).toLowerCase();
  const ends = last && [last.member.entry.date, ...last.member.entry.otherDates].find((date) => date?.end !== undefined);
  const date = ends?.end === undefined ? last?.member.entry.date : { start: ends.end, precision: 'day' as const, kind: ends.kind };
  const day = date === undefined ? '' : shortDate(date, { locale, thisYear: '', most: 'day', keepsYear: true });
  return medicineKindWords.ended(new Set(lines.map(({ id }) => id)).size, [name, day].filter(Boolean).join(' '));
}

/** End of a medicine, else its date; milliseconds or order of the list, each newest last. */
const lastMoment = ({ member }: MedicineLine): number => endOf(member.entry) ?? sortPosition(member.entry.date)?.order ?? -Infinity;

function sortedWords(unsorted: readonly MedicineLine[]): string {
  const names = [...new Set(unsorted.map(({ member }) => capitalise(nameInText(medicineText(member.entry)))))];
  return names.length === 0
    ? medicineKindWords.allSorted
    : medicineKindWords.notSorted(formatCountOf(names.length, 'medicine', 'medicines'), formatListUpTo(names, 3));
}
