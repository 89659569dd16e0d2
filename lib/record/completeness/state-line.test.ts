import { describe, expect, test } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { type Answer, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { describeCompleteness } from './completeness.ts';

const named = (name: string, more: Partial<Answer> = {}): Answer => ({
  source: source(name.toLowerCase().replaceAll(' ', '-'), { name }),
  ...more,
});
const well = (count: number): readonly Answer[] => Array.from({ length: count }, (_, index) => named(`Source ${index}`));
const each = (names: readonly string[], outcome: Outcome): readonly Answer[] => names.map((name) => named(name, { all: outcome }));
const many = (outcome: Outcome, count: number): readonly Answer[] =>
  each(
    Array.from({ length: count }, (_, index) => `Other ${index}`),
    outcome,
  );
const failed: Outcome = { state: 'failed', why: 'no answer within 10 s' };
const documents: Outcome = { state: 'partial', entries: 0, why: 'taken from 3 documents only', lasting: true, givenAs: 'documents' };
const summary: Outcome = { state: 'partial', entries: 0, why: 'a summary, not the whole record', lasting: true, givenAs: 'summary' };
const inPart: Outcome = { state: 'partial', entries: 0, why: 'some of it cannot be searched', lasting: true };
const limitReached: Outcome = { state: 'partial', entries: 0, why: 'stopped at the limit of 2,000 records' };
const agreed = (part: string): Outcome => ({
  state: 'withheld',
  basis: 'agreement',
  why: `Riverside Surgery: ${part} not shared with your organisation.`,
});
const riverside = named('Riverside Surgery', {
  outcomes: { encounters: agreed('consultation text is'), documents: agreed('documents are') },
});
const three = ['Riverside Surgery', 'Royal Park Hospital', 'Community & Mental Health'];

interface Line {
  readonly lead: string;
  readonly parts: readonly string[];
  readonly isWrong: boolean;
  readonly askAgain: number;
}

describe('H05 the state line says a source’s state once, and warns only of what went wrong today', () => {
  test.each<[string, readonly Answer[], Line]>([
    ['all well', well(7), { lead: 'All 7 sources complete', parts: [], isWrong: false, askAgain: 0 }],
    [
      'parts that an agreement excepts',
      [...well(6), riverside],
      {
        lead: '6 of 7 sources complete',
        parts: ['withheld: Riverside Surgery: consultation text and documents not shared with City Hospitals'],
        isWrong: false,
        askAgain: 0,
      },
    ],
    [
      'three silent',
      [...well(4), ...each(three, failed)],
      {
        lead: '4 of 7 sources complete',
        parts: ['warning: No answer from Community & Mental Health, Riverside Surgery, Royal Park Hospital: nothing of theirs is below'],
        isWrong: true,
        askAgain: 3,
      },
    ],
    [
      'over three silent',
      [...well(3), ...many(failed, 9)],
      { lead: '3 of 12 sources complete', parts: ['warning: No answer from 9 sources'], isWrong: true, askAgain: 9 },
    ],
    [
      'refused today',
      [...well(1), ...each(['Park'], { state: 'denied', why: 'it refused this request (403)' })],
      {
        lead: '1 of 2 sources complete',
        parts: ['warning: Refused by Park: nothing of theirs is below'],
        isWrong: true,
        askAgain: 0,
      },
    ],
    [
      'stopped at a limit today',
      [...well(1), ...each(['Park'], limitReached)],
      { lead: '1 of 2 sources complete', parts: ['warning: Part missing from Park'], isWrong: true, askAgain: 1 },
    ],
    [
      'blocked as a whole',
      [...well(1), ...each(['Riverside Surgery'], { state: 'withheld', basis: 'source', why: 'it withholds this' })],
      {
        lead: '1 of 2 sources complete',
        parts: ["withheld: Riverside Surgery does not share this patient's record. It may hold one."],
        isWrong: false,
        askAgain: 0,
      },
    ],
    [
      'blocked and silent: the failure first',
      [...each(['Riverside Surgery'], { state: 'withheld', basis: 'source', why: 'it withholds this' }), ...each(['Park'], failed)],
      {
        lead: '0 of 2 sources complete',
        parts: [
          'warning: No answer from Park: nothing of theirs is below',
          "withheld: Riverside Surgery does not share this patient's record. It may hold one.",
        ],
        isWrong: true,
        askAgain: 1,
      },
    ],
    [
      'standing limits count, with their limit',
      [...well(4), ...many(documents, 3)],
      { lead: 'All 7 sources complete, 3 of them in documents only', parts: [], isWrong: false, askAgain: 0 },
    ],
    [
      'standing limits of several kinds, and one that failed today',
      [...well(1), ...each(['A', 'B'], documents), ...each(['C'], summary), ...each(['D'], inPart), ...each(['E'], failed)],
      {
        lead: '5 of 6 sources complete, 2 of them in documents only, 1 of them as a summary only, 1 of them in part only',
        parts: ['warning: No answer from E: nothing of theirs is below'],
        isWrong: true,
        askAgain: 1,
      },
    ],
    [
      'not granted to this service is no fault of today',
      [...well(1), ...each(['Park'], { state: 'denied', why: 'not granted', basis: 'not-granted' })],
      { lead: '1 of 2 sources complete', parts: ['muted: Not granted to this service: Park'], isWrong: false, askAgain: 0 },
    ],
    [
      'unchanged: one that does not know the patient',
      [...well(2), named('Park', { all: { state: 'unmatched', match: 'not-known' } })],
      { lead: 'All 2 sources complete', parts: [], isWrong: false, askAgain: 0 },
    ],
    [
      'unchanged: a source that is asked is no fault',
      [...well(1), named('Park', { open: true })],
      { lead: '1 of 2 sources complete', parts: [], isWrong: false, askAgain: 0 },
    ],
    [
      'a source that waits for an identity check is no fault of the source',
      [...well(1), ...each(['Park'], { state: 'unmatched', match: 'unconfirmed' })],
      { lead: '1 of 2 sources complete', parts: ['accent: Check identity at Park'], isWrong: false, askAgain: 0 },
    ],
    [
      'a source that gave no record may hold one',
      [...well(1), ...each(['Park'], { state: 'unmatched', match: 'no-answer-given', why: '' })],
      { lead: '1 of 2 sources complete', parts: ['warning: Park gave no record and may hold one'], isWrong: true, askAgain: 1 },
    ],
  ])('%s', (_, answers, expected) => {
    const { lead, parts, isWrong, askAgain } = describeCompleteness(timelineOf(...answers));
    expect({ lead, parts: parts.map(({ tone, text }) => `${tone}: ${text}`), isWrong, askAgain: askAgain.length }).toEqual(expected);
  });

  test('a part has a number in place of its names for a narrow line', () => {
    const { parts } = describeCompleteness(timelineOf(...well(1), ...each(three, failed)));
    expect(parts.map(({ short }) => short)).toEqual(['No answer from 3 sources']);
  });

  test('one that failed is never counted complete, whatever stands', () => {
    const { complete, all } = describeCompleteness(timelineOf(...many(documents, 3)));
    expect([complete, all]).toEqual([0, false]);
  });

  test('still asked: one by name, more as a number', () => {
    const asked = (count: number) =>
      describeCompleteness(timelineOf(...Array.from({ length: count }, (_, index) => named(`S${index}`, { open: true })))).asking;
    expect([asked(4), asked(9)]).toEqual(['Asking 4 sources', 'Asking 9 sources']);
  });
});
