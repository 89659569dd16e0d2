import { dateKindWord, formatDateText } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { startOf } from '#/lib/record/medicines/standing/medicine-dates.ts';
import { isOfUnknownStatus } from '#/lib/record/medicines/standing/current-medicine.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { notableDetail } from '#/lib/record/summary/rows/block-row.ts';
import { courseOf } from './medicine-course.ts';
import type { MedicineLine } from './medicine-line.ts';
import type { MedicineRow } from './medicine-table.ts';
import { strengthWords, titleParts } from './title-parts.ts';
import { medicineWords } from './words.ts';

/** A part of a line; `isStrong`: the words in which sources differ. */
export interface LinePart {
  readonly text: string;
  readonly isStrong: boolean;
}

/** A line of a cell in words: the dose, then when and by whom. */
export interface LineWords {
  readonly parts: readonly LinePart[];
  readonly note: string;
}

const plainDetail: ReadonlySet<string> = new Set([
  'prescribed',
  'not ordered',
  'active',
  'repeat',
  'acute',
  'reported',
  'issued',
  'dispensed',
  'given',
  'completed',
]);

/** `sharedWith`: name of a source whose line is the same original. */
export function lineWords(line: MedicineLine, row: MedicineRow, locale: string, sharedWith?: string): LineWords {
  if (sharedWith !== undefined) return { parts: [plain(medicineWords.asSource(sharedWith))], note: medicineWords.oneOriginal };
  return { parts: doseParts(line, row).filter(({ text }) => text !== ''), note: noteOf(line, row, locale) };
}

const plain = (text: string): LinePart => ({ text, isStrong: false });
const strong = (text: string): LinePart => ({ text, isStrong: true });

function doseParts(line: MedicineLine, row: MedicineRow): readonly LinePart[] {
  const { entry } = line.member;
  const fields = row.comparison?.type === 'differs' ? row.comparison.fields : new Set<string>();
  const { before, name, dose } = titleParts(entry);
  const ownName = name.toLowerCase() === row.name.toLowerCase() ? '' : name;
  const [form] = row.form.split(', ');
  const strength = row.strength === '' ? strengthWords(entry, form) : '';
  return [
    { text: before.trim(), isStrong: before !== '' },
    { text: ownName, isStrong: fields.has('Name') || fields.has('Release') || fields.has('Salt') },
    { text: strength === '' || dose === '' ? strength : `${strength},`, isStrong: fields.has('Dose') },
    ...doseWords(dose, { amount: fields.has('Dose') && strength === '', rest: fields.has('Frequency') }),
    ...furtherFields(line, fields),
  ];
}

/** "10 mg" and "once a day": only the part in which sources differ is strong; all of it where the two cannot be told apart. */
function doseWords(dose: string, strongIn: { readonly amount: boolean; readonly rest: boolean }): readonly LinePart[] {
  const [amount] = /^\d[\d.,]*\s*[A-Za-zµμ%]+/.exec(dose) ?? [];
  if (amount === undefined || strongIn.amount === strongIn.rest) return [{ text: dose, isStrong: strongIn.amount || strongIn.rest }];
  return [
    { text: amount, isStrong: strongIn.amount },
    { text: dose.slice(amount.length).trim(), isStrong: strongIn.rest },
  ];
}

const saidInName: ReadonlySet<string> = new Set(['Dose', 'Frequency', 'Name', 'Salt', 'Ended', 'Prescriptions', 'Course', 'Standing']);

/** Values of the other fields in which sources differ: "route intravenous", "status on-hold". */
function furtherFields({ member: { entry }, name }: MedicineLine, fields: ReadonlySet<string>): readonly LinePart[] {
  return [...fields]
    .filter((field) => !saidInName.has(field))
    .map((field) => {
      if (field === 'Release') return strong(name.release ?? medicineWords.plainRelease);
      const value = entry.compare[field] ?? (field === 'End' ? entry.date?.end?.slice(0, 10) : undefined);
      return strong(value === undefined ? medicineWords.notStated(field) : medicineWords.fieldValue(field, value));
    });
}

function noteOf(line: MedicineLine, row: MedicineRow, locale: string): string {
  const { entry } = line.member;
  const course = courseOf(entry);
  const isUnsure = line.place === 'current' && isOfUnknownStatus(entry);
  const words = [
    line.place === 'ended' && !line.isSupply ? endWords(entry, locale) : suppliedWords(line, locale),
    ...notableDetail(entry, plainDetail),
    isUnsure ? medicineWords.statusUnknown : '',
    course === undefined || row.form.endsWith(medicineWords.courses[course]) ? '' : medicineWords.courses[course],
  ];
  return words.filter(Boolean).join(', ');
}

function suppliedWords({ supplies: { issues, doses, issuesInYear }, isSupply, member: { entry } }: MedicineLine, locale: string): string {
  const given = doses.length === 0 ? '' : medicineWords.dosesGiven(doses.length, dayWithYear(doses[0]?.date, locale));
  if (issues.length === 0) return [isSupply ? '' : writtenWords(entry, locale), given].filter(Boolean).join(', ');
  const last = dayWithYear(issues[0]?.date, locale);
  return [isSupply ? medicineWords.issuesAlone(issues.length, last) : medicineWords.issues(issuesInYear, last), given]
    .filter(Boolean)
    .join(', ');
}

/** "prescribed 18-Nov-2026, Dr Obi Achebe" */
function writtenWords(entry: TimelineEntry, locale: string): string {
  const by = entry.facts.find(({ label }) => label === 'Prescribed by')?.value;
  return [startWords(entry, locale) ?? medicineWords.noDate, by].filter(Boolean).join(', ');
}

/** "prescribed 18-Nov-2026", "proposed 18-Nov-2026", "taken 2019": what happened on the first date that the source gives; undefined without any. */
export function startWords(entry: Pick<TimelineEntry, 'date' | 'otherDates' | 'body'>, locale: string): string | undefined {
  const start = startOf(entry);
  if (start?.start === undefined) return undefined;
  const day = dayWithYear(start, locale);
  const act = entry.body.shape === 'medication' ? entry.body.act : undefined;
  if (start.kind === 'authored' && act === 'prescribed') return medicineWords.prescribed(day);
  if (start.kind === 'authored' && act === 'proposed') return medicineWords.proposed(day);
  if (start.kind === 'authored' && act === 'reported') return medicineWords.reported(day);
  return medicineWords.dated(dateKindWord(start.kind), day);
}

/** "08-Feb-2010 to 12-Oct-2017"; "prescribed 08-Feb-2010, end date not given" where only a status says that it is over (H12). */
export function endWords(entry: Pick<TimelineEntry, 'date' | 'otherDates' | 'body'>, locale: string): string {
  const dates = [entry.date, ...entry.otherDates];
  const end = dates.find((date) => date?.end !== undefined)?.end ?? dates.find((date) => date?.kind === 'ended')?.start;
  const from = startOf(entry);
  if (end === undefined) return [startWords(entry, locale), medicineWords.endNotGiven].filter(Boolean).join(', ');
  const until = formatDateText(end.slice(0, 'yyyy-mm-dd'.length), locale);
  return from?.start === undefined || from.kind === 'ended'
    ? medicineWords.endedOn(until)
    : medicineWords.lasted(dayWithYear(from, locale), until);
}

/** A day with its year: a table holds many years. */
export function dayWithYear(date: ClinicalDate | undefined, locale: string): string {
  return date === undefined ? medicineWords.undated : shortDate(date, { locale, thisYear: '', most: 'day', keepsYear: true });
}
