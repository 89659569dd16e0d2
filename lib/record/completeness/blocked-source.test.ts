import { describe, expect, it } from 'vitest';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { type Answer, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { describeAbsence, incompleteLines } from './absence.ts';
import { describeCompleteness } from './completeness.ts';
import { foldEqualLines } from './fold-equal-lines.ts';

const vale = source('vale', { name: 'Vale Surgery' });
const blocks: Outcome = { state: 'withheld', basis: 'source', why: 'it withholds this: consent, sharing or restriction' };
const agreed: Outcome = { state: 'withheld', basis: 'agreement', why: 'Vale Surgery: documents are not shared with your organisation.' };
const label: Outcome = { state: 'withheld', basis: 'personal', why: 'Some information may not be shown.' };
const whole = "Vale Surgery does not share this patient's record. It may hold one.";
const stub = entry('vale', 'Letter', { category: 'documents', withheld: { part: 'documents', text: 'Not shared.' } });
const rowOf = (answer: Answer): string | undefined => sourceSummaries(timelineOf(answer), wholeView)[0]?.words.text;

describe('H24 a source blocked as a whole', () => {
  it.each<[string, Omit<Answer, 'source'>, readonly string[]]>([
    ['opted out', { all: { ...blocks, why: 'Vale Surgery does not share this patient’s record. It may hold one.' } }, []],
    ['refused for want of consent', { all: blocks }, []],
    ['all parts by agreement', { all: agreed }, []],
    ['refused and by agreement', { all: blocks, outcomes: { documents: agreed } }, []],
    ['other categories not provided', { all: { state: 'unsupported' }, outcomes: { medications: blocks, allergies: blocks } }, []],
    ['other categories never held', { all: { state: 'complete', entries: 0 }, outcomes: { allergies: blocks } }, ['allergies']],
    ['every category for the patient’s own reasons', { all: label }, []],
  ])('%s', (_, answer, held) => {
    const never = held.length > 0 ? categories.filter((category) => !held.includes(category)) : [];
    const blocked = { ...answer, source: { ...vale, never } };
    const timeline = timelineOf(blocked);
    expect(rowOf(blocked)).toBe('Not shared');
    expect(describeCompleteness(timeline).sentence).toBe(`0 of 1 source complete · ${whole}`);
    expect(describeCompleteness(timeline, { category: 'allergies' }).sentence).toBe(`Allergies: 0 of 1 complete · ${whole}`);
    expect(incompleteLines(timeline, undefined).map(({ text }) => text.replace('’', "'"))).toEqual([whole]);
    expect(describeAbsence(timeline, { category: 'allergies', view: wholeView }).sentence).toBe(
      "Nothing to show yet: Vale Surgery does not share this patient's record.",
    );
    expect(allergyLabel(timeline)).toMatchObject({
      state: 'unavailable',
      sentences: ["1 of 1 does not share this patient's record: Vale Surgery."],
    });
  });

  it.each<[string, Omit<Answer, 'source'>, string]>([
    ['one category withheld, others answered', { outcomes: { documents: agreed } }, 'Some not shared'],
    ['a stub was sent', { all: agreed, entries: [stub] }, 'Some not shared'],
    ['one category refused outright', { all: blocks, outcomes: { results: { state: 'denied', why: '403' } } }, 'Refused (results)'],
    ['one category without answer', { all: blocks, outcomes: { results: { state: 'failed', why: 'timed out' } } }, 'No answer (results)'],
    ['still asked', { outcomes: { documents: blocks }, open: true }, 'Asking…'],
    ['a label on its only category', { all: { state: 'unsupported' }, outcomes: { allergies: label } }, 'Some not shared'],
    ['all refused', { all: { state: 'denied', why: '403' } }, 'Refused'],
  ])('is not one of which %s', (_, answer, text) => {
    expect(rowOf({ ...answer, source: vale })).toBe(text);
    expect(describeCompleteness(timelineOf({ ...answer, source: vale })).sentence).not.toContain('does not share');
  });

  it('a label on its allergies does not read as a record that is not shared', () => {
    const timeline = timelineOf({ source: vale, outcomes: { allergies: label } });
    expect(incompleteLines(timeline, 'allergies').map(({ text }) => text)).toEqual([label.why]);
  });

  it.each<[string, Outcome]>([
    ['refused for want of consent', blocks],
    ['by agreement', agreed],
    ['in the words of the policy', { ...blocks, why: 'NAME does not share this patient’s record. It may hold one.' }],
  ])('many are one line that names them all: %s', (_, outcome) => {
    const names = ['Oak', 'Elm', 'Ash', 'Fir'];
    const answers = names.map((name) => ({ source: source(name.toLowerCase(), { name }), all: withName(outcome, name) }));
    expect(foldEqualLines(incompleteLines(timelineOf(...answers), undefined))).toMatchObject([
      { before: '', names: ['Ash', 'Elm', 'Fir', 'Oak'], after: " do not share this patient's record. They may hold one." },
    ]);
  });

  it('two stay two, and what is withheld in part stays apart', () => {
    const parts = ['Oak', 'Elm', 'Ash'].map((name) => ({ source: source(name.toLowerCase(), { name }), outcomes: { documents: agreed } }));
    const two = ['Fir', 'Yew'].map((name) => ({ source: source(name.toLowerCase(), { name }), all: blocks }));
    expect(foldEqualLines(incompleteLines(timelineOf(...parts, ...two), undefined))).toHaveLength(5);
  });
});

const withName = (outcome: Outcome, name: string): Outcome =>
  'why' in outcome && outcome.why !== undefined ? { ...outcome, why: outcome.why.replace('NAME', name) } : outcome;
