import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import type { CollectedMedicines } from './collect-lines.ts';
import { type Comparison, compareLines } from './compare-lines.ts';
import { medicineText } from './ingredients/group-ingredients.ts';
import { nameInText, strengthWords } from './title-parts.ts';
import { courseOf } from './medicine-course.ts';
import type { MedicineLine } from './medicine-line.ts';
import type { UnclearReason } from './place-medicine.ts';
import { medicineWords } from './words.ts';

/** The place whose medicines the page shows; what forbids stands above all of them. */
export type ShownPlace = 'current' | 'ended' | 'unclear';

/** A source's cell. `otherLines`: what the source holds of the ingredient in another place, so that the cell is never taken for empty. */
export interface MedicineCell {
  readonly lines: readonly MedicineLine[];
  readonly otherLines: readonly MedicineLine[];
}

/** Row of one ingredient, or of one combination. */
export interface MedicineRow {
  readonly key: string;
  readonly name: string;
  /** "5 mg" where every line has this strength and no dose says it. */
  readonly strength: string;
  /** "capsule, oral, repeat", where all lines agree in it. */
  readonly form: string;
  readonly comparison: Comparison | undefined;
  /** Cells by source id; a source without a cell holds nothing of the ingredient. */
  readonly cells: ReadonlyMap<string, MedicineCell>;
  readonly lines: readonly MedicineLine[];
}

export interface MedicineSection {
  readonly key: string;
  readonly title: string;
  /** "9 medicines, 27 prescriptions" */
  readonly counted: string;
  readonly rows: readonly MedicineRow[];
}

/** Rows by ingredient, in sections: by how sources compare, or by why a record is unclear. */
export function medicineSections({ lines }: Pick<CollectedMedicines, 'lines'>, place: ShownPlace): readonly MedicineSection[] {
  const byIngredient = Map.groupBy(lines, ({ ingredient }) => ingredient);
  const rowsOf = (chosen: readonly MedicineLine[]): readonly MedicineRow[] =>
    [...Map.groupBy(chosen, ({ ingredient }) => ingredient)]
      .map(([key, own]) => rowOf(key, own, byIngredient.get(key) ?? [], place))
      .toSorted((left, right) => left.name.localeCompare(right.name, 'en') || (left.key < right.key ? -1 : 1));
  const placed = lines.filter((line) => line.place === place);
  if (place === 'ended') return sectionsOf([['ended', medicineWords.ended, rowsOf(placed)]]);
  if (place === 'unclear') {
    const byReason = Map.groupBy(placed, ({ reason = 'other' }) => reason);
    return sectionsOf(
      (Object.keys(medicineWords.reasons) as UnclearReason[]).map((reason) => [
        reason,
        medicineWords.reasons[reason],
        rowsOf(byReason.get(reason) ?? []),
      ]),
    );
  }
  return comparedSections(rowsOf(placed));
}

type SectionParts = readonly [key: string, title: string, rows: readonly MedicineRow[]];

function sectionsOf(parts: readonly SectionParts[]): readonly MedicineSection[] {
  return parts
    .filter(([, , rows]) => rows.length > 0)
    .map(([key, title, rows]) => ({ key, title, counted: medicineWords.medicines(rows.length), rows }));
}

/** Sections of the page: the button that leads to ended ones has the number of prescriptions, so their head has both. */
export function countedSections(medicines: Pick<CollectedMedicines, 'lines' | 'groups'>, place: ShownPlace): readonly MedicineSection[] {
  const sections = medicineSections(medicines, place);
  if (place !== 'ended') return sections;
  return sections.map((section) => ({ ...section, counted: `${section.counted}, ${numberWritten(medicines.groups.ended)}` }));
}

/** "27 prescriptions"; "27 records" where a statement, an issue or a dose is among them. */
export function numberWritten(groups: readonly PreparedGroup[]): string {
  const arePrescriptions = groups.every(({ lead: { entry } }) => entry.body.shape === 'medication' && entry.body.act === 'prescribed');
  return medicineWords.written(groups.length, arePrescriptions);
}

/** Differs, then same at most sources first, then at one; in each, what is for once stands apart from what goes on. */
function comparedSections(rows: readonly MedicineRow[]): readonly MedicineSection[] {
  const ofType = (type: Comparison['type']): readonly MedicineRow[] => rows.filter(({ comparison }) => comparison?.type === type);
  const alikeRows = Map.groupBy(ofType('same'), ({ comparison }) => (comparison?.type === 'same' ? comparison.sources : 0));
  const counts = [...alikeRows.keys()].toSorted((left, right) => right - left);
  const [acute, goingOn] = [ofType('one-source').filter(isAcute), ofType('one-source').filter((row) => !isAcute(row))];
  return sectionsOf([
    ['differs', medicineWords.differs, ofType('differs')],
    ...counts.map((count): SectionParts => [`same-${count}`, medicineWords.sameAt(count), alikeRows.get(count) ?? []]),
    ['one-source', medicineWords.atOneSource, goingOn],
    ['acute', medicineWords.acuteAtOneSource, acute],
  ]);
}

const isAcute = ({ lines }: MedicineRow): boolean => lines.every(({ member }) => courseOf(member.entry) === 'acute');

function rowOf(key: string, lines: readonly MedicineLine[], all: readonly MedicineLine[], place: ShownPlace): MedicineRow {
  const otherLines = all.filter((line) => line.place !== place && line.place !== 'do-not-give' && !lines.includes(line));
  const bySource = Map.groupBy(lines, ({ source }) => source);
  const elsewhereBySource = Map.groupBy(otherLines, ({ source }) => source);
  const sources = new Set([...bySource.keys(), ...elsewhereBySource.keys()]);
  return {
    key,
    name: nameOf(lines),
    strength: strengthOf(lines),
    form: formOf(lines),
    comparison:
      place === 'current'
        ? compareLines(
            lines,
            otherLines.filter((line) => line.place === 'ended' && !line.isSupply),
          )
        : undefined,
    cells: new Map(
      [...sources].map((source) => [source, { lines: bySource.get(source) ?? [], otherLines: elsewhereBySource.get(source) ?? [] }]),
    ),
    lines,
  };
}

/** The ingredient in the shortest words of its sources where they call it by one name, else its first name in the tables. */
function nameOf(lines: readonly MedicineLine[]): string {
  const ingredient = lines.find(({ name }) => name.ingredient !== undefined)?.name.ingredient;
  const isOneName = new Set(lines.map(({ name }) => name.calledBy)).size === 1;
  if (!isOneName && ingredient !== undefined) return capitalise(ingredient);
  const [shortest = ''] = lines.map(({ member }) => nameInText(medicineText(member.entry))).toSorted((a, b) => a.length - b.length);
  return capitalise(shortest);
}

/** Form and route, each only where every line that states it states the same. */
function formOf(lines: readonly MedicineLine[]): string {
  const courses = new Set(lines.map(({ member }) => courseOf(member.entry)));
  const [course] = courses;
  const agreedCourse = courses.size === 1 && course !== undefined ? [medicineWords.courses[course]] : [];
  return [...['Form', 'Route'].flatMap((field) => agreedValue(lines, field)), ...agreedCourse].join(', ');
}

/** The strength that all lines have, and of which their doses say nothing. */
function strengthOf(lines: readonly MedicineLine[]): string {
  const [form] = agreedValue(lines, 'Form');
  const strengths = new Set(lines.map(({ member }) => strengthWords(member.entry, form)));
  const [only = ''] = strengths;
  return strengths.size === 1 ? only : '';
}

function agreedValue(lines: readonly MedicineLine[], field: string): readonly string[] {
  const values = new Set(lines.flatMap(({ member }) => member.entry.compare[field] ?? []));
  return values.size === 1 ? [...values] : [];
}
