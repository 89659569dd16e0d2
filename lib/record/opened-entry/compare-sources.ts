import type { Category } from '#/lib/record/model/category.ts';
import type { ClinicalDate, DateKind } from '#/lib/record/model/clinical-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { compareWords } from './compare-words.ts';
import { type RelatedEntries, holderOf } from './related.ts';

/** A line of a cell: words, a date, or an entry that opens. */
export type ComparedLine =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'date'; readonly date: ClinicalDate }
  | { readonly type: 'entry'; readonly entry: TimelineEntry };

export interface ComparedRow {
  readonly label: string;
  /** Lines by source id; a source without any says `absent`. */
  readonly cells: ReadonlyMap<string, readonly ComparedLine[]>;
  readonly absent: string;
  readonly differs: boolean;
}

type LinesOf = (member: TimelineEntry, related: RelatedEntries) => readonly ComparedLine[];

interface RowRule {
  readonly label: string;
  /** Field of `compare` that the row holds: a conflict in it is a difference. */
  readonly field?: string;
  readonly lines: LinesOf;
  readonly absent?: string;
}

/**
 * The rows in which the sources of a group are held side by side: those of its category, then every further field in which
 * they differ. A row of which no source says anything is left out. It never says which source is right (design §8).
 */
export function compareSources(group: Group, related: RelatedEntries): readonly ComparedRow[] {
  const rules = [...(rulesByCategory[group.lead.category] ?? usualRules)];
  const listed = new Set(rules.map(({ field }) => field));
  const further = [...new Set(group.conflicts.map(({ field }) => field))].filter((field) => !listed.has(field));
  const rows = [...rules, ...further.map((field) => fieldRule(field, field))].map((rule) => rowOf(rule, group, related));
  return rows.filter(({ cells }) => [...cells.values()].some((lines) => lines.length > 0));
}

function rowOf({ label, field, lines, absent = compareWords.notStated }: RowRule, group: Group, related: RelatedEntries): ComparedRow {
  const conflict = group.conflicts.find((candidate) => candidate.field === field);
  const linesIn = (source: string): readonly ComparedLine[] =>
    conflict === undefined
      ? group.members.filter((member) => holderOf(member) === source).flatMap((member) => lines(member, related))
      : conflict.values.filter((value) => value.source === source).flatMap(({ value }) => text(value));
  const cells = new Map(group.sources.map((source) => [source, withoutRepeats(linesIn(source))]));
  return { label, cells, absent, differs: conflict !== undefined };
}

function withoutRepeats(lines: readonly ComparedLine[]): readonly ComparedLine[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line.type === 'entry' ? line.entry.id : line), line])).values()];
}

const text = (value: string | undefined): readonly ComparedLine[] =>
  value && value !== compareWords.notStated ? [{ type: 'text', text: value }] : [];

function fieldRule(label: string, field: string): RowRule {
  return { label, field, lines: ({ compare }) => text(Object.hasOwn(compare, field) ? compare[field] : undefined) };
}

/** The day of a date, as its source wrote it: columns are compared by days. */
export function dayOf(date: ClinicalDate): ClinicalDate {
  if (date.precision !== 'minute' && date.precision !== 'second') return date;
  const { start, end, ...undated } = date;
  return { ...undated, ...(start && { start: start.slice(0, 10) }), ...(end && { end: end.slice(0, 10) }), precision: 'day' };
}

function dateRule(label: string, kinds: readonly DateKind[], hasTime = false): RowRule {
  const lines: LinesOf = ({ date, otherDates }) => {
    const datesOfKinds = kinds.flatMap((kind) => [date, ...otherDates].find((candidate) => candidate?.kind === kind) ?? []);
    return datesOfKinds.slice(0, 1).map((first) => ({ type: 'date', date: hasTime ? first : dayOf(first) }));
  };
  return { label, lines };
}

/** The first of the named facts: who said it. */
function factRule(label: string, names: readonly string[]): RowRule {
  const lines: LinesOf = ({ facts }) =>
    text(names.map((name) => facts.find((fact) => fact.label === name && !fact.isSourceData)?.value).find((value) => value !== undefined));
  return { label, lines };
}

const lastIssue: RowRule = {
  label: compareWords.lastIssue,
  absent: compareWords.noIssue,
  lines: (member, { issues }) =>
    issues
      .flatMap((ofMember) => ofMember.issues.filter(({ series }) => series === member.id).slice(0, 1))
      .flatMap(({ date }) => (date ? [{ type: 'date', date: dayOf(date) }] : [])),
};

const letter: RowRule = {
  label: compareWords.letter,
  absent: compareWords.noLetter,
  lines: (member, { letters }) =>
    letters.filter(({ source }) => source === holderOf(member)).map((linked) => ({ type: 'entry', entry: linked.letter })),
};

const recorded = dateRule(compareWords.recorded, ['recorded', 'asserted']);
const by = factRule(compareWords.by, ['Recorded by', 'Stated by', 'Performed by', 'Reported by', 'Requested by', 'Author']);
const usualRules: readonly RowRule[] = [
  fieldRule(compareWords.status, 'Status'),
  dateRule(compareWords.date, [
    'effective',
    'authored',
    'occurred',
    'performed',
    'period',
    'created',
    'start',
    'planned',
    'issued',
    'recorded',
  ]),
  by,
];

const rulesByCategory: Readonly<Partial<Record<Category, readonly RowRule[]>>> = {
  medications: [
    fieldRule(compareWords.dose, 'Dose'),
    fieldRule(compareWords.howOften, 'Frequency'),
    fieldRule(compareWords.status, 'Status'),
    dateRule(compareWords.prescribed, ['authored', 'effective', 'start', 'recorded']),
    lastIssue,
    factRule(compareWords.by, ['Prescribed by', 'Recorded by', 'Stated by', 'Told by']),
    letter,
  ],
  allergies: [
    fieldRule(compareWords.reaction, 'Reaction'),
    fieldRule(compareWords.severity, 'Severity'),
    fieldRule(compareWords.criticality, 'Risk'),
    fieldRule(compareWords.status, 'Status'),
    fieldRule(compareWords.verification, 'Verification'),
    dateRule(compareWords.began, ['onset']),
    recorded,
    by,
  ],
  problems: [
    fieldRule(compareWords.status, 'Status'),
    fieldRule(compareWords.verification, 'Verification'),
    fieldRule(compareWords.severity, 'Severity'),
    dateRule(compareWords.began, ['onset']),
    dateRule(compareWords.ended, ['ended']),
    recorded,
    by,
  ],
  results: [
    fieldRule(compareWords.value, 'Value'),
    fieldRule(compareWords.flag, 'Flag'),
    fieldRule(compareWords.status, 'Status'),
    dateRule(compareWords.taken, ['effective', 'period'], true),
    dateRule(compareWords.issued, ['issued']),
    by,
  ],
};

/** Names of an earlier order, in the facts of every version. */
const replacing = /\b(?:replace[sd]?|prior|supersede[sd]?|previous)\b/i;

/** Tells whether no entry of the group says that it stands in the place of another: of two doses, neither has replaced the other. */
export function replacesNone({ members, replaced }: Group): boolean {
  const isSaid = members.some(({ facts }) => facts.some(({ label, value }) => replacing.test(label) || replacing.test(value)));
  return (replaced ?? []).length === 0 && !isSaid;
}
