import type { OpenResult, SearchResult } from './ask-finder.ts';
import { formatCount, formatList, pickPlural } from '#/lib/record/words/phrase.ts';

/** Sentence after a search without a patient to show; "no patient" only where the index could tell. */
export function searchSentence(result: Exclude<SearchResult, { state: 'found' | 'signed-out' | 'reason-needed' }>): string {
  switch (result.state) {
    case 'none':
      return `${result.from} found no patient with these details. Check them, or search another way.`;
    case 'too-many':
      return `${result.from} found more than ${result.most} patients with these details. Add details, or use the patient’s number.`;
    case 'invalid':
    case 'limited':
      return result.why;
    case 'failed':
      return `${result.from} could not be searched: ${result.why}. The patient may be known there. ${whatHelps(result)}`;
    case 'lost':
      return 'The search was interrupted, so the result is unknown. Try again in a minute.';
  }
}

function whatHelps({ passing, reference }: Extract<SearchResult, { state: 'failed' }>): string {
  return passing
    ? `Try again in a minute. If it fails again, give your support desk the reference ${reference}.`
    : `Trying again does not help: give your support desk the reference ${reference}.`;
}

/** Sentence after a record that could not be opened. */
export function openSentence(state: Exclude<OpenResult['state'], 'opened' | 'signed-out'>): string {
  switch (state) {
    case 'handle':
      return 'This search has expired. Find the patient again.';
    case 'audit':
      return 'The record was not opened: the audit log did not accept the request. Try again in a few minutes.';
    case 'too-large':
      return 'The record was not opened: this patient’s details are more than the browser can hold. Contact your support desk.';
    case 'lost':
      return 'The record was not opened: the connection was lost. Find the patient again.';
  }
}

export const finderWords = {
  heading: 'Find a patient',
  opening: 'Opening the record…',
  byName: 'By name and date of birth',
  birthDate: 'Date of birth',
  tenDigits: (label: string): string => `${label}: 10 digits, with or without spaces`,
  candidates: (count: number): string => `${formatCount(count)} patients match. Which one is your patient?`,
  compareTwins: 'Compare the first name and the number: twins share last name, date of birth and address.',
  searchAgain: 'None of these: search again',
} as const;

export const reasonWords = {
  heading: 'Why are you looking for more patients?',
  happened: (people: number, minutes: number): string =>
    `You have been shown ${formatCount(people)} different patients within ${formatCount(minutes)} minutes. Choose a reason to go on: it is logged with your name, and your privacy officer is told.`,
  choose: 'Reason',
  goOn: 'Search',
  cancel: 'Do not search',
} as const;

export const confirmWords = {
  heading: 'Is this your patient?',
  compare: 'Compare with the person in front of you, or with what you have in writing.',
  searchedFor: 'You searched for',
  confirm: 'Yes, open this record',
  back: 'No, go back',
  restrictedAddress: 'Restricted: not shown',
  ageAtDeath: (age: string): string => `Age at death ${age}`,
  /** "Name and Born differ from your search. …" */
  differing: (labels: readonly string[], locale: string): string =>
    `${formatList(labels, locale)} ${pickPlural(labels.length, 'differs', 'differ')} from your search. Open the record only if you are sure.`,
} as const;

/** Problems with typed details. */
export const problemWords = {
  names: 'Enter both last name and first name.',
  wholeDate: 'Enter the day, month and year of birth.',
  fourDigitYear: 'Enter the year of birth with four digits.',
  numericDate: 'Enter day and month as numbers, such as 5 and 11.',
  noSuchDate: 'There is no such date. Check day and month.',
  nhsDigitsOnly: 'An NHS number is made of digits only.',
  nhsTenDigits: (digits: number): string => `An NHS number has 10 digits; this has ${digits}.`,
  nhsCheckDigit: 'This is not an NHS number: its check digit does not fit. Check each digit.',
} as const;

export const signedOutWords = {
  heading: 'You are not signed in',
  signIn: 'Sign in to find a patient. You may have been signed out after a period of inactivity, or because you signed out in another tab.',
  support: (contact: string): string => `Support: ${contact}`,
} as const;
