import type { SummaryBlock } from '#/lib/record/summary/summary.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

export interface BlockWords {
  readonly title: string;
  /** Category whose page holds the whole list. */
  readonly page: string;
  /** Caption of the column at the right of the rows: "last issue". */
  readonly caption?: string;
  /** Name of the entries that the block leaves out: "12 past". */
  readonly leftOut?: string;
  /** Never cut short, however many entries (design §8). */
  readonly isWhole?: true;
  /** Sentence where some are held, but none belongs in the block. */
  readonly noneBelongs?: NoneBelongs;
}

/** No sentence begins with "No" or "None" while a source may hold more (design §5). */
export interface NoneBelongs {
  readonly whenComplete: string;
  readonly whenIncomplete: string;
}

const noneCurrent: NoneBelongs = { whenComplete: 'None of those held is current.', whenIncomplete: 'Those received are not current.' };

/** Blocks of the summary that are lists of entries. */
export const blockWords = {
  allergies: {
    title: 'Allergies',
    page: 'allergies',
    leftOut: 'resolved or said otherwise',
    isWhole: true,
    noneBelongs: {
      whenComplete: 'Recorded, but neither as a current allergy nor as the absence of one: open the list.',
      whenIncomplete: 'Recorded, but neither as a current allergy nor as the absence of one: open the list.',
    },
  },
  medicines: {
    title: 'Current medicines',
    page: 'medications',
    caption: 'last issue',
    leftOut: 'past or stopped',
    isWhole: true,
    noneBelongs: noneCurrent,
  },
  problems: { title: 'Problems', page: 'problems', caption: 'since', leftOut: 'past', noneBelongs: noneCurrent },
  letters: { title: 'Letters and imaging reports', page: 'documents', leftOut: 'earlier' },
  observations: { title: 'Observations', page: 'vitals' },
  people: { title: 'People to ring', page: 'care-plans' },
  appointments: {
    title: 'Appointments',
    page: 'appointments',
    leftOut: 'past',
    noneBelongs: { whenComplete: 'None of those held is still to come.', whenIncomplete: 'Those received are all past.' },
  },
} as const satisfies Readonly<Record<string, BlockWords>>;

/** In place of "Current medicines" of a patient who has died. */
export const medicinesAtDeath = {
  title: 'Current at death',
  noneBelongs: { whenComplete: 'None of those held was current at death.', whenIncomplete: 'Those received were not current at death.' },
} as const satisfies Partial<BlockWords>;

export const resultWords = {
  title: 'Results to look at',
  caption: 'taken',
  old: 'older than 90 days',
  noneOut: {
    whenComplete: 'No latest result is flagged or out of range.',
    whenIncomplete: 'The latest results received are neither flagged nor out of range.',
  },
  neither: (results: number) => `${formatCountOf(results, 'result has', 'results have')} neither flag nor usable range.`,
  notUnderstood: (results: number) => `${formatCountOf(results, 'result has', 'results have')} a flag that is not understood.`,
} as const;

export const lineWords = {
  statusUnknown: 'not said whether it is still taken',
  statusUnknownAtDeath: 'not said whether it was still taken',
  contradicted: 'other sources disagree',
  more: (entries: number) => `${entries} more`,
  leftOut: (entries: number, name: string | undefined) => `${entries} ${name ?? 'others'}`,
} as const;

/** The sentence of a block whose category is held, but nothing of which belongs in it. */
export function sentenceOf({ whenComplete, whenIncomplete }: NoneBelongs, { incomplete }: SummaryBlock): string {
  return incomplete.length === 0 ? whenComplete : whenIncomplete;
}

/** Marks at the right of a block's head; the names of the sources follow in speech and on hover. */
export const markWords = {
  asking: (sources: number) => `asking ${formatCount(sources)}`,
  missing: (sources: number) => `${formatCount(sources)} missing`,
  notShared: (codes: readonly string[]) =>
    codes.length > 2 ? `${formatCount(codes.length)} not shared` : `${codes.join(', ')} not shared`,
} as const;

/** Spoken name of the button beside a folded block's title. */
export const foldWords = { rowsOf: (title: string) => `Rows of ${title}` } as const;
