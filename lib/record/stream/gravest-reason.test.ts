import { describe, expect, test } from 'vitest';
import { categories, type Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { sourceSummaries } from './source-summaries.ts';

type Outcomes = Readonly<Partial<Record<Category, Outcome>>>;

const partial = (why: string, more: { lasting?: true; lost?: true } = {}, entries = 1): Outcome => ({
  state: 'partial',
  entries,
  why,
  ...more,
});
const standing = (entries = 1): Outcome => partial('a summary', { lasting: true }, entries);
const notGranted: Outcome = { state: 'denied', why: 'part of it is not granted', basis: 'not-granted' };
const unread = partial('some items could not be read', { lost: true });
const narrowed = partial('it narrowed its answer (status)');

/** Words of the source's row, and the reason in its details. */
function drawn(outcomes: Outcomes): string {
  const entries = categories.flatMap((category) => {
    const { entries: count } = { entries: 0, ...outcomes[category] };
    return Array.from({ length: count }, (_, at) => entry('city', `${category}-${at}`, { category }));
  });
  const [summary] = sourceSummaries(timelineOf({ source: source('city'), entries, outcomes }), wholeView);
  return `${summary?.words.text ?? ''} | ${summary?.why ?? ''}`;
}

describe('H06 the gravest of several reasons is the one that a source’s row gives, with its part', () => {
  test.each<[string, Outcomes, string]>([
    [
      'one loss among three standing limits',
      { allergies: standing(), problems: standing(), documents: standing(), results: unread },
      'Incomplete (results): some items could not be read | some items could not be read',
    ],
    [
      'one loss among two that may be mended',
      { allergies: narrowed, problems: narrowed, results: unread },
      'Incomplete (results): some items could not be read | some items could not be read',
    ],
    [
      'a loss of which nothing could be shown',
      { allergies: narrowed, problems: narrowed, results: partial('3 of 5 received', { lost: true }, 0) },
      'Incomplete (results): 3 of 5 received | 3 of 5 received',
    ],
    [
      'a loss among parts that are not granted',
      { alerts: notGranted, documents: notGranted, results: unread },
      'Incomplete (results): some items could not be read | some items could not be read',
    ],
    [
      'what may be mended among parts that are not granted',
      { alerts: notGranted, documents: notGranted, results: narrowed },
      'Incomplete (results): it narrowed its answer | it narrowed its answer',
    ],
    [
      'no answer at all for a part, before items that could not be read',
      { allergies: { state: 'failed', why: 'no answer within 10 s' }, results: unread, problems: unread },
      'Incomplete (allergies): it did not answer in 10 seconds | it did not answer in 10 seconds',
    ],
    [
      'of two losses the one of most categories',
      { allergies: partial('3 of 5 received', { lost: true }), results: unread, problems: unread },
      'Incomplete (problems and results): some items could not be read | some items could not be read',
    ],
    // These must not change.
    [
      'standing limits alone: the commonest',
      { allergies: standing(), problems: standing(), results: partial('documents only', { lasting: true }) },
      'Incomplete (allergies and problems): a summary | a summary',
    ],
    [
      'what is not granted, alone',
      { alerts: notGranted, results: { state: 'complete', entries: 1 } },
      'Incomplete (alerts): part of it is not granted | part of it is not granted',
    ],
    [
      'a refusal',
      { alerts: { state: 'denied', why: 'refused (403)' }, results: narrowed },
      'Incomplete (alerts): some requests were refused | some requests were refused',
    ],
    ['an unconfirmed person', { alerts: { state: 'unmatched', match: 'unconfirmed' }, results: unread }, 'Check identity | '],
    ['all whole', { results: { state: 'complete', entries: 1 } }, 'Complete | '],
  ])('%s', (_, outcomes, words) => expect(drawn(outcomes)).toBe(words));
});
