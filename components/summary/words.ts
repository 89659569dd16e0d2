import { directionWords, type FlagDirection, notUnderstoodWords } from '#/lib/record/model/flag-words.ts';
import { blockRooms } from '#/lib/record/summary/blocks/row-room.ts';
import { formatCount, formatCountOf, formatListUpTo } from '#/lib/record/words/phrase.ts';

export interface BlockWords {
  readonly title: string;
  /** Category whose page holds the whole list. */
  readonly page: string;
  /** Caption of the column at the right of the rows: "last issue". */
  readonly caption?: string;
  /** Name of the entries that the block leaves out: "12 past". */
  readonly leftOut?: string;
  /** Height of its rows, px; without it the block is never cut short (design §8). */
  readonly room?: number;
}

/** Blocks of the Summary that are lists of entries. */
export const blockWords = {
  allergies: { title: 'Allergies', page: 'allergies', caption: 'since' },
  medicines: { title: 'Current medicines', page: 'medications', caption: 'last issue' },
  problems: { title: 'Problems', page: 'problems', caption: 'since', leftOut: 'past', room: blockRooms.problems },
  letters: { title: 'Letters and imaging reports', page: 'documents', leftOut: 'earlier', room: blockRooms.letters },
  observations: { title: 'Observations', page: 'vitals' },
  people: { title: 'People to ring', page: 'people' },
  appointments: { title: 'Appointments', page: 'appointments', leftOut: 'past', room: blockRooms.appointments },
} as const satisfies Readonly<Record<string, BlockWords>>;

/** Word beside the sign of a flag; of one without direction the words stand on the second line. */
export const flagWords: Readonly<Record<FlagDirection, string | undefined>> = {
  'very-high': directionWords['very-high'],
  high: directionWords.high,
  low: directionWords.low,
  'very-low': directionWords['very-low'],
  abnormal: undefined,
  'very-abnormal': undefined,
  'not-understood': undefined,
};

/** In place of "Current medicines" of a patient who has died. */
export const medicinesAtDeath = { title: 'Current at death' } as const satisfies Partial<BlockWords>;

export const resultWords = {
  title: 'Results to look at',
  caption: 'taken',
  all: 'All results',
  was: 'was',
  /** "102 on 18-Nov-2026": said, and not written. */
  previousOn: (value: string, date: string) => `${value} on ${date}`,
  part: (name: string, part: string) => `${name}: ${part}`,
  workedOut: 'outside range (worked out)',
  flagNotUnderstood: notUnderstoodWords,
  noDate: 'no date',
  old: 'older than 90 days',
  neither: (results: number) => `${formatCountOf(results, 'result has', 'results have')} neither flag nor usable range.`,
  notUnderstood: (results: number) => `${formatCountOf(results, 'result has', 'results have')} a flag that is not understood.`,
} as const;

export const peopleWords = {
  noneCurrent: 'Those recorded are contacts no longer.',
  more: (people: number) => `${formatCount(people)} more`,
} as const;

export const lineWords = {
  more: (entries: number) => `${formatCount(entries)} more`,
  resolved: (allergies: number) => (allergies > 0 ? `${formatCount(allergies)} resolved` : ''),
  saidOtherwise: (allergies: number) => (allergies > 0 ? `${formatCount(allergies)} ruled out or unclear` : ''),
  leftOut: (entries: number, name: string | undefined) => (entries > 0 ? `${formatCount(entries)} ${name ?? 'others'}` : ''),
} as const;

/** At the foot of the screen. */
export const moreBelowWords = (medicines: number) => `${formatCountOf(medicines, 'more medicine', 'more medicines')} below`;

/** Row that came after its block had settled, or would grow there; its name is said where it is too grave to be a number. */
export interface LateWord {
  readonly name?: string;
  readonly isChanged: boolean;
}

/** Words in a head for what waits: "Latex arrived", "2 more arrived, 1 changed". */
export const lateWords = {
  late: (rows: readonly LateWord[]) =>
    [...clauses(rows, false, 'arrived', 'more arrived'), ...clauses(rows, true, 'changed', 'changed')].join(', '),
  show: 'Show',
} as const;

function clauses(rows: readonly LateWord[], isChanged: boolean, verb: string, counted: string): readonly string[] {
  const own = rows.filter((row) => row.isChanged === isChanged);
  const names = own.flatMap(({ name }) => name ?? []);
  const namelessCount = own.length - names.length;
  return [
    ...(names.length > 0 ? [`${formatListUpTo(names, 2)} ${verb}`] : []),
    ...(namelessCount > 0 ? [`${formatCount(namelessCount)} ${counted}`] : []),
  ];
}

/** The reader's next step beside the words of an empty block. */
export const emptyActions = { show: 'Show', 'ask-again': 'Ask again' } as const;

/** Marks at the right of a block's head; the names of the sources follow in speech and on hover. */
export const markWords = {
  opening: 'asking',
  asking: (sources: number) => `asking ${formatCount(sources)}`,
  missing: (sources: number) => `${formatCount(sources)} missing`,
  /** Before "not shared": "RS", "RS, RPH", "3". */
  notSharing: (codes: readonly string[]) => (codes.length > 2 ? formatCount(codes.length) : codes.join(', ')),
  notShared: 'not shared',
  hiddenFromRole: 'not shown to your role',
} as const;

/** Spoken name of the button beside a folded block's title. */
export const foldWords = { rowsOf: (title: string) => `Rows of ${title}` } as const;
