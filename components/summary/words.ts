import type { ContactPart } from '#/lib/record/model/contact-person.ts';
import { type FlagDirection, notUnderstoodWords } from '#/lib/record/model/flag-words.ts';
import { formatCount, formatCountOf, formatListUpTo } from '#/lib/record/words/phrase.ts';

export interface BlockWords {
  readonly title: string;
  /** Category whose page holds the whole list. */
  readonly page: string;
  /** Caption of the column at the right of the rows: "last issue". */
  readonly caption?: string;
  /** Name of the entries that the block leaves out: "12 past". */
  readonly leftOut?: string;
  /** Rows that are drawn at most; without it the block is never cut short (design §8). */
  readonly most?: number;
}

/** Blocks of the Summary that are lists of entries. */
export const blockWords = {
  allergies: { title: 'Allergies', page: 'allergies' },
  medicines: { title: 'Current medicines', page: 'medications', caption: 'last issue', leftOut: 'ended' },
  problems: { title: 'Problems', page: 'problems', caption: 'since', leftOut: 'past', most: 10 },
  letters: { title: 'Letters and imaging reports', page: 'documents', leftOut: 'earlier', most: 8 },
  observations: { title: 'Observations', page: 'vitals' },
  people: { title: 'People to ring', page: 'people' },
  appointments: { title: 'Appointments', page: 'appointments', leftOut: 'past', most: 2 },
} as const satisfies Readonly<Record<string, BlockWords>>;

/** Word beside the sign of a flag; of one without direction the words stand on the second line. */
export const flagWords: Readonly<Record<FlagDirection, string | undefined>> = {
  'very-high': 'High',
  high: 'High',
  low: 'Low',
  'very-low': 'Low',
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
  parts: {
    'next-of-kin': 'Next of kin',
    'key-worker': 'Key worker',
    nurse: 'Nurse',
    practice: 'Practice',
    other: 'Contact',
  } satisfies Readonly<Record<ContactPart, string>>,
  noNumber: 'number not received',
  noneCurrent: 'Those recorded are contacts no longer.',
  restricted: 'Not shown: this patient’s address and numbers are restricted.',
  more: (people: number) => `${formatCount(people)} more`,
  ring: (name: string, phone: string) => `Ring ${name}, ${phone}`,
} as const;

export const lineWords = {
  more: (entries: number) => `${formatCount(entries)} more`,
  resolved: (allergies: number) => (allergies > 0 ? `${formatCount(allergies)} resolved` : ''),
  saidOtherwise: (allergies: number) => (allergies > 0 ? `${formatCount(allergies)} ruled out or unclear` : ''),
  leftOut: (entries: number, name: string | undefined) => (entries > 0 ? `${formatCount(entries)} ${name ?? 'others'}` : ''),
} as const;

/** Words in a head for what came after its block had settled; an allergy, a medicine and an order that forbids are named. */
export const lateWords = {
  counted: (rows: number) => `${formatCount(rows)} more arrived`,
  named: (rows: readonly (readonly [name: string, isChanged: boolean])[]) => {
    const names = (isChanged: boolean) => rows.filter(([, changed]) => changed === isChanged).map(([name]) => name);
    const clause = (list: readonly string[], verb: string) => (list.length > 0 ? `${formatListUpTo(list, 2)} ${verb}` : '');
    return [clause(names(false), 'arrived'), clause(names(true), 'changed')].filter(Boolean).join(', ');
  },
  show: 'Show',
} as const;

/** The reader's next step beside the words of an empty block. */
export const emptyActions = { show: 'Show', 'ask-again': 'Ask again' } as const;

/** Marks at the right of a block's head; the names of the sources follow in speech and on hover. */
export const markWords = {
  opening: 'asking',
  asking: (sources: number) => `asking ${formatCount(sources)}`,
  missing: (sources: number) => `${formatCount(sources)} missing`,
  notShared: (codes: readonly string[]) =>
    codes.length > 2 ? `${formatCount(codes.length)} not shared` : `${codes.join(', ')} not shared`,
} as const;

/** Spoken name of the button beside a folded block's title. */
export const foldWords = { rowsOf: (title: string) => `Rows of ${title}` } as const;
