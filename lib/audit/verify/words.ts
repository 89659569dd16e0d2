import { numberRangeText, type NumberRange } from '#/lib/audit/model/ranges.ts';

const recordsText = (range: NumberRange): string =>
  range.first === range.last ? `Record ${range.first} is` : `Records ${numberRangeText(range)} are`;

/** Findings of a check, in words for an auditor. */
export const findingWords = {
  missing: (gap: NumberRange): string => `${recordsText(gap)} missing, and nothing explains it.`,
  unsignedChain: 'No record carries a signature that holds.',
  unsignedTail: (signed: number, last: number): string =>
    `The last signed head is record ${signed}: ${recordsText({ first: signed + 1, last })} after it, unsigned.`,
  unchecked: 'Signatures were not checked: no key was given.',
  changed: (sequence: number): string => `Record ${sequence} was changed: its hash does not fit.`,
  doesNotFollow: (sequence: number): string => `Record ${sequence} does not follow from the one before it.`,
  noBeginning: 'Record 1 does not begin a chain.',
  afterClosing: (sequence: number, closed: number): string => `Record ${sequence} stands after the closing record ${closed}.`,
  outOfOrder: (sequence: number, last: number): string => `Record ${sequence} is out of order: it stands after record ${last}.`,
  repeated: (sequence: number): string => `Record ${sequence} stands there twice, or was inserted.`,
  notConfirmed: (range: NumberRange): string => `${recordsText(range)} not confirmed in time: what was to be done then was not done.`,
  wrongSignature: (sequence: number, fault: string): string => `Record ${sequence} ${fault}.`,
  unknownKey: (key: string): string => `is signed by a key that is not known: ${key}`,
  keyNotInUse: (key: string, at: string): string => `is signed by the key ${key}, which was not in use at ${at}`,
  forged: (key: string): string => `has a signature that the key ${key} did not make`,
};
