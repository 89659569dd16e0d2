import { formatCountOf } from '#/lib/record/words/phrase.ts';

/** Clauses after "incomplete:" for what a summary gives of a category. */
export const summaryLimits = {
  withheld: 'the summary says this is withheld',
  notAsked: 'the summary says nobody asked about this',
  unavailable: 'the summary says this is not available',
  notStarted: 'the summary says this has not been started',
  closed: 'the summary says this is no longer kept',
  otherReason: 'the summary leaves this empty for another reason',
  noReason: 'the summary leaves this empty without a reason',
  noInformation: 'the summary says it has no information on this',
  noSection: 'the summary has no section for this',
  noneKnown: 'the summary says none is known, but it is not the whole record',
  notWhole: 'a summary, not the whole record',
  morePages: 'the summary came in part only',
  textOnly: 'the summary has this as text only: read the document',
  enteredInError: 'the source marks this summary as entered in error',
  inNoSection: (count: number): string => `${formatCountOf(count, 'item is', 'items are')} in no section of the summary`,
  missing: (count: number): string => `${formatCountOf(count, 'item is', 'items are')} missing from the summary`,
} as const;

/** Reasons for which a summary waits for the reader's confirmation. */
export const summaryPersonWords = {
  differs: 'the patient in its summary differs',
  tooLittle: 'its summary says too little about its patient',
} as const;

/** Faults of an answer, after "its answer could not be read:". */
export const summaryFaults = { noDocument: 'it returned no summary' } as const;
