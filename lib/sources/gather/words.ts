import { formatCount } from '#/lib/record/words/phrase.ts';

/** Clauses after "incomplete:" for a search whose answer is not whole. */
export const searchLimits = {
  ignored: (parameter: string): string => `it ignored part of the search (${parameter})`,
  narrowed: (parameter: string): string => `it narrowed its answer (${parameter})`,
  noSearchAnswer: 'it did not answer as to a search',
  otherSearch: 'it answered a different search',
  medicineNames: 'some medicine names could not be read',
  relatedPeople: 'some people whom it names could not be read',
  moreExist: (missing: number): string => `${formatCount(missing)} more were not received`,
  received: (received: number, total: number): string => `${received} of ${total} received`,
  notSearchable: 'some of this category could not be searched',
} as const;

/** Clauses for what the token of a source does not allow; asking again gives the same. */
export const accessLimits = {
  inPart: 'granted in part to this service',
  notGranted: 'part of it is not granted to this service',
  notAsked: 'part of it is not asked for by this service',
} as const;

/** Faults of an answer, after "its answer could not be read:". */
export const pageFaults = { repeated: 'its pages repeated' } as const;

/** Detail of a query in the audit. */
export const queryDetails = { allReceived: 'counted: all received already', byReference: 'read as referenced' } as const;

/** Fact of an entry whose source holds several records of the patient. */
export const recordFact = {
  label: 'Record at source',
  value: (place: number, count: number, id: string): string => `${place} of ${count} for this patient (Patient/${id})`,
} as const;
