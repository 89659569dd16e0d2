import { categoryNoun } from '#/lib/record/words/category-words.ts';
import type { SummaryBlockName } from '#/lib/record/model/summary-settings.ts';

/** Words of one block for its kind of entry: "appointments", "appointments to come", "past". */
export interface BlockNouns {
  /** Every entry of the kind: "medicines". */
  readonly kind: string;
  /** Entries that belong in the block: "current medicines". */
  readonly wanted: string;
  /** Entries of the kind that the block leaves out: "ended". */
  readonly ended: string;
  /** Words in place of their number and `ended`, where they are of several sorts: "27 ended and 175 issues". */
  readonly counted?: string;
  /** Words after the ended ones where more may come: "nothing current". */
  readonly nothingWanted: string;
  /** Words in place of "No … recorded." where that could be read as a statement of none. */
  readonly none?: string;
  /** Words in place of "No …" and of "Received so far …" where entries of the kind are held and none belongs in the block. */
  readonly noneWanted?: string;
  readonly receivedOnly?: string;
}

const current = { ended: 'past', nothingWanted: 'nothing current' } as const;

const nouns: Readonly<Record<Exclude<SummaryBlockName, 'medicines'>, BlockNouns>> = {
  allergies: {
    kind: 'allergies',
    wanted: 'current allergies',
    ended: 'resolved or ruled out',
    nothingWanted: 'nothing current',
    // The chip's own state: neither "none" nor "no known" (H13).
    none: 'No allergies recorded, nor a statement that there are none.',
  },
  problems: { kind: 'problems', wanted: 'current problems', ...current },
  results: {
    kind: 'results',
    wanted: 'results to look at',
    ended: 'other results',
    nothingWanted: 'nothing flagged or out of range',
    noneWanted: 'No latest result is flagged or out of range',
    receivedOnly: 'The latest results received are neither flagged nor out of range.',
  },
  letters: { kind: 'letters or imaging reports', wanted: 'letters or imaging reports', ended: 'others', nothingWanted: 'no letter' },
  appointments: { kind: 'appointments', wanted: 'appointments to come', ended: 'past', nothingWanted: 'nothing to come' },
  observations: { kind: 'observations', wanted: 'observations', ended: 'others', nothingWanted: 'nothing else' },
  people: { kind: 'people to ring', wanted: 'people to ring', ended: 'others', nothingWanted: 'nobody to ring' },
};

/** Words of a block's kind of entry for its empty sentences; `isAtDeath`: the patient has died. */
export function blockNouns(name: SummaryBlockName, locale: string | undefined, isAtDeath = false): BlockNouns {
  if (name !== 'medicines') return nouns[name];
  const kind = categoryNoun('medications', locale);
  return isAtDeath
    ? { kind, wanted: `${kind} current at death`, ended: 'ended', nothingWanted: 'nothing current at death' }
    : { kind, wanted: `current ${kind}`, ended: 'ended', nothingWanted: 'nothing current' };
}
