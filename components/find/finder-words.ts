import type { Found, Opened } from './ask-finder.ts';

/** What a search without a person to show means: never "there is no such patient" when nobody could tell. */
export function foundSentence(found: Exclude<Found, { state: 'found' | 'signed-out' }>): string {
  switch (found.state) {
    case 'none':
      return `${found.from} knows no one by these details. Check them, or look for the patient another way.`;
    case 'too-many':
      return `${found.from} knows more than ${found.most} people by these details. Add more, or use the patient’s number.`;
    case 'invalid':
      return found.why;
    case 'failed':
      return `${found.from} could not be searched: ${found.why}. The patient may be known there. Try again in a minute.`;
    case 'lost':
      return 'The search did not end properly, so nothing is known. Try again in a minute.';
  }
}

export function openSentence(state: Exclude<Opened['state'], 'opened' | 'signed-out'>): string {
  switch (state) {
    case 'handle':
      return 'Too much time passed since the search. Find the patient again.';
    case 'audit':
      return 'Each opening must be written down before it happens, and that is not possible at the moment. Nothing was opened. Try again in a few minutes.';
    case 'too-large':
      return 'This patient’s details are more than the browser may hold, so the record was not opened. Tell your support desk.';
    case 'lost':
      return 'The record was not opened: the connection was lost. Find the patient again.';
  }
}
