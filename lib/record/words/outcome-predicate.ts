import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';

/** The predicate of an outcome for one source and for several: "Social Care gave no answer". */
export interface OutcomePredicate {
  readonly singular: string;
  readonly plural: string;
}

/** The predicate of a source that may hold more of `noun`. */
export function outcomePredicate(word: OutcomeWord, noun: string): OutcomePredicate {
  switch (word) {
    case 'unconfirmed':
      return { singular: 'needs an identity check', plural: 'need an identity check' };
    case 'failed':
      return alwaysAs('gave no answer');
    case 'denied':
      return alwaysAs('refused');
    case 'not-granted':
      return { singular: `has not granted ${noun} to this service`, plural: `have not granted ${noun} to this service` };
    case 'not-asked':
      return { singular: `is not asked for ${noun} by this service`, plural: `are not asked for ${noun} by this service` };
    case 'no-answer-given':
      return alwaysAs('gave no record');
    case 'partial':
      return alwaysAs('answered in part');
    case 'skipped':
      return { singular: 'has not been asked', plural: 'have not been asked' };
    case 'not-shared':
      return { singular: "does not share this patient's record", plural: "do not share this patient's record" };
    case 'withheld':
      return { singular: `does not share all ${noun}`, plural: `do not share all ${noun}` };
    default:
      return { singular: `does not provide ${noun}`, plural: `do not provide ${noun}` };
  }
}

export function alwaysAs(predicate: string): OutcomePredicate {
  return { singular: predicate, plural: predicate };
}

const shortWords: Readonly<Partial<Record<OutcomeWord, string>>> = {
  unconfirmed: 'check identity',
  failed: 'no answer',
  denied: 'refused',
  'not-granted': 'not granted to this service',
  'not-asked': 'not asked for by this service',
  'no-answer-given': 'gave no record',
  partial: 'incomplete',
  skipped: 'not asked',
  'not-shared': 'not shared',
  withheld: 'some not shared',
};

/** "no answer": the outcome after a source's name or a count, for the completeness line. */
export function shortOutcome(word: OutcomeWord, noun: string): string {
  return shortWords[word] ?? (word === 'unsupported' ? `does not provide ${noun}` : 'not complete');
}
