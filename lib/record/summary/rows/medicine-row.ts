import { dateKindWord } from '#/lib/record/dates/format-date.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type LastIssues, startOf } from '#/lib/record/medicines/standing/medicine-dates.ts';
import { type BlockRow, blockRow, notableDetail, type RowContext, type RowLine, splitTitle } from './block-row.ts';
import { conflictWords, differsLines, lowerFirst, sourceName, sourceOfMember } from './differs-lines.ts';
import { strengthBeside } from './strength-beside.ts';
import { rowWords } from './words.ts';

export interface MedicineContext extends RowContext {
  readonly issues: LastIssues;
  readonly isAtDeath: boolean;
  /** Ids of groups that no source calls still taken or ended. */
  readonly ofUnknownStatus: ReadonlySet<string>;
}

const plainDetail: ReadonlySet<string> = new Set(['prescribed', 'active', 'repeat']);
/** "Reported" is no news of a medicine that another source prescribes. */
const detailBesideOrder: ReadonlySet<string> = new Set([...plainDetail, 'reported']);

/**
 * A medicine: name, strength and dose, last issue or since when. Where doses differ the first line says so, and all of them stand on
 * equal lines, newest first: none is shown as the one that counts (H20).
 */
export function medicineRow(group: Group, context: MedicineContext): BlockRow {
  const { lead } = group;
  const { before, name, strength, dose } = medicineParts(lead);
  const unsure = context.isAtDeath ? rowWords.statusUnknownAtDeath : rowWords.statusUnknown;
  const rest = [
    ...notableDetail(lead, group.members.some(isOrdered) ? detailBesideOrder : plainDetail),
    ...(context.ofUnknownStatus.has(group.id) ? [unsure] : []),
  ];
  if (group.conflicts.some(({ field }) => doseFields.has(field))) {
    return blockRow(group, { before, name, value: rowWords.dosesDiffer, rest, lines: equalLines(group, context) });
  }
  const date = dateWords(group, context);
  const ownStrength = strengthBeside(strength, dose);
  const isShort = [name, ownStrength, dose].join(' ').length <= charactersBeside(date, group.sources.length);
  return blockRow(group, {
    before,
    name,
    value: [ownStrength, isShort ? dose : ''].filter(Boolean).join(' '),
    rest,
    date,
    lines: [
      ...(isShort || dose === '' ? [] : [{ kind: 'quote', text: dose } as const]),
      ...differsLines(group, lead, context, (source) => [dateOfSource(group, source, context)].filter(Boolean)),
    ],
  });
}

const doseFields: ReadonlySet<string> = new Set(['Dose', 'Frequency']);

/** Fields that a source's line has in its own words: the dose, and its last issue or its beginning. */
const saidOtherwise: ReadonlySet<string> = new Set([...doseFields, 'Date']);

interface MedicineParts {
  readonly before: string;
  readonly name: string;
  readonly strength: string;
  readonly dose: string;
}

/** "Ramipril", "10 mg capsule", "One capsule once a day": parted where the figures begin, and nothing left out. */
function medicineParts({ title, body }: TimelineEntry): MedicineParts {
  const whole = body.shape === 'medication' ? body.medication.text : undefined;
  const { before, name, after } = splitTitle(title, whole);
  const at = name.search(/\s\d/);
  const dose = after.replace(/^[,;]?\s*/, '');
  return at < 0 ? { before, name, strength: '', dose } : { before, name: name.slice(0, at), strength: name.slice(at + 1), dose };
}

const isOrdered = ({ body }: TimelineEntry): boolean => body.shape === 'medication' && body.act === 'prescribed';

/** "01-Oct" under the caption "last issue", of whichever source issued it last; "from 18-Nov" where no issue is known, or the newest member began after it. */
function dateWords(group: Group, context: MedicineContext): string {
  const [issue] = group.members.flatMap(({ id }) => context.issues.get(id) ?? []).toSorted((left, right) => orderOf(right) - orderOf(left));
  const start = startOf(group.lead);
  const isNewer = issue !== undefined && start !== undefined && !context.issues.has(group.lead.id) && orderOf(start) > orderOf(issue);
  return issue === undefined || isNewer ? startWords(group.lead, context) : shortDate(issue, { ...context, most: 'day' });
}

const orderOf = (date: ClinicalDate): number => sortPosition(date)?.order ?? -Infinity;

function startWords(entry: TimelineEntry, context: MedicineContext): string {
  const start = startOf(entry);
  if (start === undefined) return rowWords.noDate;
  const words = shortDate(start, { ...context, most: 'day' });
  const isStart = start.kind === 'authored' || start.kind === 'effective' || start.kind === 'period';
  return isStart && start.start !== undefined ? rowWords.from(words) : `${dateKindWord(start.kind)} ${words}`;
}

/** Width in px of a row of medicines at 1440 px, of a badge with its gap, and of a letter of name or dose, and of a date. */
const [rowWidth, badgeWidth, letterWidth, dateLetterWidth, gap] = [372, 42, 6.9, 6.4, 8] as const;

/** Characters that a first line has room for beside its date and badges. */
function charactersBeside(date: string, badges: number): number {
  const dateWidth = date === '' ? 0 : date.length * dateLetterWidth + gap;
  return Math.floor((rowWidth - badges * badgeWidth - gap - dateWidth) / letterWidth);
}

/** A line a source, each with its dose in its own words, what else differs, and its date; of equal dates by the order of the members. */
function equalLines(group: Group, context: MedicineContext): readonly RowLine[] {
  const bySource = Map.groupBy(currentMembers(group), sourceOfMember);
  return [...bySource]
    .toSorted(([, left], [, right]) => newest(right, context) - newest(left, context))
    .map(([source, members]) => {
      const words = [
        ...new Set(members.flatMap(doseWords)),
        ...otherConflicts(group, source, context),
        dateOfSource(group, source, context),
      ];
      return { kind: 'differs', text: rowWords.differ(sourceName(source, context), words.filter(Boolean)) };
    });
}

function currentMembers({ members, replaced = [] }: Group): readonly TimelineEntry[] {
  return members.filter(({ id }) => !replaced.some((older) => older.id === id));
}

/** Strength and dose of one member; where its name has no strength, the one by which it was compared. */
function doseWords(entry: TimelineEntry): readonly string[] {
  const { strength, dose } = medicineParts(entry);
  const strengthWords = strength === '' ? (entry.compare['Dose'] ?? '') : strengthBeside(strength, dose);
  return [strengthWords, lowerFirst(dose) || (entry.compare['Frequency'] ?? '')].filter(Boolean);
}

function otherConflicts({ conflicts }: Group, source: string, context: RowContext): readonly string[] {
  return conflictWords({ conflicts: conflicts.filter(({ field }) => !saidOtherwise.has(field)) }, source, context);
}

function dateOfSource(group: Group, source: string, context: MedicineContext): string {
  const [member] = group.members.filter((candidate) => sourceOfMember(candidate) === source);
  if (member === undefined) return '';
  const issue = context.issues.get(member.id);
  return issue ? rowWords.issued(shortDate(issue, { ...context, most: 'day' })) : startWords(member, context);
}

function newest(members: readonly TimelineEntry[], { issues }: MedicineContext): number {
  const dates = members.flatMap((member): readonly ClinicalDate[] =>
    [issues.get(member.id) ?? startOf(member)].flatMap((date) => date ?? []),
  );
  return Math.max(-Infinity, ...dates.map(orderOf));
}
