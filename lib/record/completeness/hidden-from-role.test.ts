import { describe, expect, it } from 'vitest';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { type Answer, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { describeAbsence, incompleteLines } from './absence.ts';
import { describeCompleteness } from './completeness.ts';

const hidden: Outcome = { state: 'withheld', basis: 'role', why: 'Not shown to your role.' };
const answerOf = (id: string, appointments: Outcome, entries: Answer['entries'] = []): Answer => ({
  source: source(id, { name: id }),
  all: hidden,
  outcomes: { appointments },
  entries,
});
const visit = entry('Vale', 'Blood test', { category: 'appointments' });
const answers = [answerOf('Vale', { state: 'complete', entries: 1 }, [visit]), answerOf('Hill', { state: 'none' })];

describe('H05 H24 a role that is shown appointments only', () => {
  const timeline = timelineOf(...answers);

  it.each(categories.filter((category) => category !== 'appointments' && category !== 'safeguarding'))(
    '%s: hidden, never none',
    (category) => {
      const { kind, sentence } = describeAbsence(timeline, { category, view: wholeView });
      expect([kind, sentence]).toEqual(['incomplete', expect.stringMatching(/^Not shown to your role: [a-z].*\.$/)]);
      expect(incompleteLines(timeline, category).map(({ text }) => text)).toEqual(['Not shown to your role.', 'Not shown to your role.']);
    },
  );

  it('says so of each source, in the completeness line and beside the allergy label', () => {
    expect(sourceSummaries(timeline, wholeView).map(({ words }) => words.text)).toEqual(Array(2).fill('Some not shown to your role'));
    expect(describeCompleteness(timeline).sentence).toBe('0 of 2 sources complete · Part of the record is not shown to your role.');
    expect(describeCompleteness(timeline, { category: 'appointments' }).sentence).toBe('Appointments: all 2 complete.');
    expect(allergyLabel(timeline)).toMatchObject({ state: 'unavailable' });
    expect(JSON.stringify(allergyLabel(timeline))).toContain('not shown to your role');
    expect(JSON.stringify(notRecorded(timeline, []))).not.toMatch(/No decisions|none recorded/i);
  });

  it.each(['medicines', 'problems', 'allergies', 'letters', 'results', 'people'] as const)(
    'the block of %s says that it is not shown, and names no source that would not share',
    (block) => {
      const { empty, sources } = summariseRecord(timeline, wholeView, hello.at)[block];
      expect(empty?.words).toMatch(/^Not shown to your role: [a-z ]+\.$/);
      expect(sources.hiddenFromRole).toBe('all');
    },
  );

  it('a block of several kinds, one of which is shown, has no certain "none"; one of a shown kind alone is as ever', () => {
    const mixed = timelineOf({ source: source('Vale'), outcomes: { documents: hidden } });
    expect(summariseRecord(mixed, wholeView, hello.at).letters.empty?.words).toBe(
      'Nothing to show; some letters or imaging reports are not shown to your role.',
    );
    const { empty } = summariseRecord(timelineOf(answers[1] ?? expect.unreachable()), wholeView, hello.at).appointments;
    expect(empty?.words).toMatch(/^No appointments recorded\./);
  });

  it('a source without any appointment is not one that shares nothing', () => {
    const [, hill] = answers;
    const alone = timelineOf({ ...(hill ?? expect.unreachable()), outcomes: { appointments: { state: 'unsupported' } } });
    expect(sourceSummaries(alone, wholeView)[0]?.words.text).toBe('Some not shown to your role');
  });
});
