/** Reasons of outcomes at a practice. */
export const practiceWords = {
  otherItems: 'other items of this category cannot be requested here',
  otherPerson: 'the patient in its answer differs',
  tooLittle: 'its answer says too little about its patient',
  noNhsNumber: 'no NHS number, the only identifier this source can search by',
  listIncomplete: 'its list of documents is incomplete',
  noRecord: 'it returned no record but may hold one',
  notProvided: 'it does not provide this',
} as const;

/** Faults of an answer, after "its answer could not be read:". */
export const practiceFaults = { noBundle: 'it returned no record' } as const;
