import { describe, expect, test } from 'vitest';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { answer, apply, hello, source } from '#/lib/record/testing/record-builders.ts';
import { emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { describeAbsence } from './absence.ts';
import { describeCompleteness } from './completeness.ts';

interface Copy {
  readonly name: string;
  readonly updated?: PublicSource['updated'];
  readonly sent?: string;
  readonly all?: Outcome;
}

/** Answers of copies, at 14:02 on 21-Nov-2026. */
function timelineOf(copies: readonly Copy[]) {
  const messages = copies.flatMap(({ name, updated, sent, all }) => {
    const joined = source(name.toLowerCase().replaceAll(' ', '-'), { name, ...(updated && { updated }) });
    const said = answer({ source: joined, ...(all && { all }) }).map((message) =>
      typeof message === 'object' && message !== null && 'tookMs' in message && sent !== undefined
        ? { ...message, dataAsOf: sent }
        : message,
    );
    return [{ type: 'source', source: joined }, ...said];
  });
  return apply(emptyTimeline('session-1'), [hello, ...messages]);
}

const park: Copy = { name: 'Royal Park Hospital', updated: 'nightly', sent: '2026-11-18T02:00:00Z' };
const care: Copy = { name: 'Social Care', updated: 'weekly' };

describe('H05 the state line says which sources’ data are older than a day', () => {
  test.each<[string, readonly Copy[], readonly string[], string]>([
    ['unchanged: nightly alone', [{ name: 'Park', updated: 'nightly' }, { name: 'City' }], [], 'All 2 sources complete.'],
    [
      'a feed that stopped',
      [park, { name: 'City' }],
      ['warning: Royal Park Hospital: as of 18-Nov'],
      'All 2 sources complete · Royal Park Hospital: as of 18-Nov-2026.',
    ],
    [
      'each week',
      [care, { name: 'City' }],
      ['muted: Social Care: updated weekly'],
      'All 2 sources complete · Social Care: updated weekly.',
    ],
    [
      'two',
      [park, care],
      ['warning: Royal Park Hospital: as of 18-Nov; Social Care: updated weekly'],
      'All 2 sources complete · Royal Park Hospital: as of 18-Nov-2026; Social Care: updated weekly.',
    ],
    [
      'four are a number',
      ['A', 'B', 'C', 'D'].map((name) => ({ name, updated: 'weekly' })),
      ['muted: Older than a day: 4 sources'],
      'All 4 sources complete · A: updated weekly; B: updated weekly; C: updated weekly; D: updated weekly.',
    ],
    [
      'unchanged: one that gave no answer has nothing on the page that could be old',
      [{ ...care, all: { state: 'failed', why: 'no answer within 10 s' } }, { name: 'City' }],
      ['warning: No answer from Social Care: nothing of theirs is below'],
      '1 of 2 sources complete · No answer from Social Care: nothing of theirs is below.',
    ],
  ])('%s', (_, copies, parts, sentence) => {
    const described = describeCompleteness(timelineOf(copies));
    expect(described.parts.map(({ tone, text }) => `${tone}: ${text}`)).toEqual(parts);
    expect(described.sentence).toBe(sentence);
  });

  test('it is no failure: the line does not warn, and asking again does not mend it', () => {
    const { isWrong, askAgain, complete, parts } = describeCompleteness(timelineOf([park, care]));
    expect([isWrong, askAgain, complete, parts.map(({ short }) => short)]).toEqual([false, [], 2, ['Older than a day: 2 sources']]);
  });

  test('a sentence that says none goes on with it', () => {
    const view = { unticked: new Set<string>(), othersOnly: false };
    expect(describeAbsence(timelineOf([park, { name: 'City' }]), { category: 'allergies', view }).sentence).toBe(
      'No allergies recorded. All 2 sources complete for allergies. Royal Park Hospital: as of 18-Nov-2026.',
    );
    expect(describeAbsence(timelineOf([{ name: 'A' }, { name: 'City' }]), { category: 'allergies', view }).sentence).toBe(
      'No allergies recorded. All 2 sources complete for allergies.',
    );
  });
});
