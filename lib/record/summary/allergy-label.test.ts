import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeFace } from './testing/whole-face.ts';
import { allergyLabel } from './allergy-label.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Answer } from '#/lib/record/testing/record-builders.ts';
import { applyMessage, askAgain, markStreamCut, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const city = source('city', { name: 'City Hospitals' });
const practice = source('practice', { name: 'Riverside Surgery' });
const park = source('park', { name: 'Royal Park' });
const allergy = (from: string, title: string, more: Partial<TimelineEntry> = {}) =>
  entry(from, title, {
    category: 'allergies',
    kind: 'allergy-intolerance',
    resourceType: 'AllergyIntolerance',
    title,
    code: { text: title, codings: [] },
    identity: [`allergy|${title}`],
    ...more,
  });
const noneKnown = (from: string, more: Partial<TimelineEntry> = {}) =>
  allergy(from, 'No known allergies', {
    assertion: 'none-known',
    date: { start: '2026-03-12', precision: 'day', kind: 'recorded' },
    ...more,
  });
const failed: Outcome = { state: 'failed', why: 'timed out' };

const of = (...answers: readonly Answer[]) => allergyLabel(timelineOf(...answers));
const said = (...answers: readonly Answer[]) => {
  const label = of(...answers);
  return [wholeFace(label), ...label.sentences];
};

describe('H13 exactly one of four labels, and what it says', () => {
  it.each<[string, readonly Answer[], readonly string[]]>([
    [
      'known, with a disagreement',
      [
        { source: city, entries: [allergy('city', 'Penicillin')] },
        { source: practice, entries: [allergy('practice', 'Penicillin', { cautions: [{ type: 'severe', text: 'Severe' }] })] },
        { source: park, entries: [noneKnown('park')] },
      ],
      ['Known allergies (1): Penicillin', 'Held by City Hospitals, Riverside Surgery.', 'Royal Park states no known allergies.'],
    ],
    [
      'as many named as fit, severe first',
      [
        {
          source: city,
          entries: [
            allergy('city', 'Aspirin'),
            allergy('city', 'Latex'),
            allergy('city', 'Penicillin', { cautions: [{ type: 'severe', text: 'Severe' }] }),
          ],
        },
      ],
      ['Known allergies (3): Penicillin · Aspirin · Latex', 'Held by City Hospitals.'],
    ],
    [
      'known, one down',
      [
        { source: city, entries: [allergy('city', 'Penicillin')] },
        { source: practice, all: failed },
      ],
      ['Known allergies (1): Penicillin', 'Held by City Hospitals · may be incomplete: Riverside Surgery has not answered.'],
    ],
    [
      'known, one still asked',
      [
        { source: city, entries: [allergy('city', 'Penicillin')] },
        { source: practice, open: true },
      ],
      ['Known allergies (1): Penicillin', 'Held by City Hospitals · may be incomplete: Riverside Surgery has not answered.'],
    ],
    [
      'none known',
      [{ source: city }, { source: practice, entries: [noneKnown('practice')] }],
      ['No known allergies', 'Stated by Riverside Surgery on 12-Mar-2026.', 'All 2 sources complete for allergies.'],
    ],
    [
      'none known, and a stranger',
      [
        { source: city, entries: [noneKnown('city')] },
        { source: practice },
        { source: park, all: { state: 'unmatched', match: 'not-known' } },
      ],
      ['No known allergies', 'Stated by City Hospitals on 12-Mar-2026.', 'All 2 sources complete for allergies; not known at 1 other.'],
    ],
    [
      'not recorded',
      [{ source: city }, { source: practice }],
      ['Allergies not recorded', '2 of 2 sources complete for allergies; none holds an allergy or says there is none.'],
    ],
    [
      'known nowhere',
      [{ source: city, all: { state: 'unmatched', match: 'not-known' } }],
      ['Allergies not recorded', 'This patient is not known at the 1 source.'],
    ],
    [
      'unavailable',
      [
        { source: city, entries: [noneKnown('city')] },
        { source: practice, all: failed },
        { source: park, all: { state: 'denied', why: '403' } },
      ],
      [
        'Allergies unavailable',
        '1 of 3 has not answered: Riverside Surgery.',
        '1 of 3 refused: Royal Park.',
        'City Hospitals states no known allergies.',
      ],
    ],
    [
      'loading',
      [{ source: city }, { source: practice, open: true }, { source: park, open: true }],
      ['Allergies unavailable', 'Still asking 2 of 3.'],
    ],
    [
      'blocked as a whole',
      [{ source: city }, { source: practice, all: { state: 'withheld', basis: 'personal', why: 'consent' } }],
      ['Allergies unavailable', "1 of 2 does not share this patient's record: Riverside Surgery."],
    ],
    [
      'one allergy withheld for the patient',
      [{ source: city }, { source: practice, outcomes: { allergies: { state: 'withheld', basis: 'personal', why: 'label' } } }],
      ['Allergies unavailable', "Some information may not be shown because of confidentiality or the patient's choices."],
    ],
    [
      'a source that cannot be asked for them',
      [{ source: city }, { source: practice, outcomes: { allergies: { state: 'unsupported' } } }],
      ['Allergies unavailable', '1 of 2 does not provide allergies: Riverside Surgery.'],
    ],
    [
      'a source that never holds them',
      [{ source: city }, { source: source('practice', { never: ['allergies'] }), all: failed }],
      ['Allergies not recorded', '1 of 1 source complete for allergies; none holds an allergy or says there is none.'],
    ],
    [
      'an allergy entered in error or ruled out',
      [
        {
          source: city,
          entries: [
            allergy('city', 'Egg', { assertion: 'removed' }),
            allergy('city', 'Ruled out: Nuts', { assertion: 'denied', verificationStatus: 'refuted' }),
          ],
        },
      ],
      ['Allergies not recorded', '1 of 1 source complete for allergies; none holds an allergy or says there is none.'],
    ],
    [
      'a stub',
      [{ source: city, entries: [allergy('city', 'Allergy', { withheld: { part: 'documents', text: 'not shared' } })] }],
      ['Allergies unavailable', '1 of 1 does not share all allergies: City Hospitals.'],
    ],
  ])('%s', (_, answers, words) => {
    expect(said(...answers)).toEqual(words);
  });

  it('before any source is named it is loading, and after a cut it is not', () => {
    const start = applyMessage(emptyTimeline('session-1'), hello);
    expect(allergyLabel(start)).toMatchObject({ state: 'unavailable', loading: true, sentences: ['Asking the sources.'] });
    expect(allergyLabel(markStreamCut(start, 'connection-lost'))).toMatchObject({
      state: 'unavailable',
      loading: false,
      sentences: ['Connection lost.'],
    });
  });

  it('H06 an allergy that could not be read leaves the answer open', () => {
    const timeline = timelineOf({ source: city, open: true });
    const refused = { type: 'refused', source: 'city', attempt: 1, resourceType: 'AllergyIntolerance', reason: 'unreadable' };
    const end = {
      type: 'end',
      source: 'city',
      attempt: 1,
      resources: { received: 1, entries: 0, supporting: 0, refused: 1 },
      entries: 0,
      at: hello.at,
      tookMs: 1,
    };
    const outcome = { type: 'outcome', source: 'city', attempt: 1, category: 'allergies', outcome: { state: 'none' } };
    expect(allergyLabel(apply(timeline, [refused, outcome, end])).sentences).toEqual([
      '1 of 1 sent an allergy that could not be read: City Hospitals.',
    ]);
  });

  it('a line that could not be read leaves every answer open', () => {
    expect(allergyLabel(applyMessage(timelineOf({ source: city, entries: [noneKnown('city')] }), 'garbage')).state).toBe('unavailable');
  });

  it('asked again it is unavailable until the new answer is there', () => {
    expect(allergyLabel(askAgain(timelineOf({ source: city, entries: [noneKnown('city')] }), ['city']))).toMatchObject({
      state: 'unavailable',
      loading: true,
    });
  });
});

describe('H05 H13 any mix of outcomes', () => {
  const outcome = fc.constantFrom<Outcome>(
    { state: 'none' },
    failed,
    { state: 'denied', why: '403' },
    { state: 'partial', entries: 0, why: 'limit' },
    { state: 'withheld', basis: 'agreement', why: 'rule' },
    { state: 'withheld', basis: 'personal', why: 'consent' },
    { state: 'unsupported' },
    { state: 'skipped' },
    { state: 'pending' },
    { state: 'unmatched', match: 'not-known' },
    { state: 'unmatched', match: 'unconfirmed' },
    { state: 'unmatched', match: 'no-answer-given' },
  );
  const certain = new Set(['none', 'not-known']);

  it('never says “no known” or “not recorded” unless every source gave a certain answer', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.boolean(), (outcomes, says, holds) => {
        const answers = outcomes.map((all, index) => ({ source: source(`s${index}`), all }));
        const first = {
          source: source('first'),
          entries: [...(says ? [noneKnown('first')] : []), ...(holds ? [allergy('first', 'Latex')] : [])],
        };
        const { state, incomplete } = of(first, ...answers);
        const isCertain = outcomes.every((each) => certain.has(each.state === 'unmatched' ? each.match : each.state));
        expect(incomplete).toBe(!isCertain);
        if (holds) expect(state).toBe('known');
        else expect(state).toBe(isCertain ? (says ? 'none-known' : 'not-recorded') : 'unavailable');
      }),
    );
  });
});

describe('H13 a problem that names an allergy', () => {
  const problem = (title: string, more: Partial<TimelineEntry> = {}) =>
    entry('practice', title, { category: 'problems', kind: 'condition', resourceType: 'Condition', title, ...more });

  it.each(['Allergy to penicillin', 'Allergy status to sulfonamides', 'Latex allergy', 'Anaphylaxis due to peanuts'])(
    '%s is not compatible with "none known", and is no "none recorded" alone',
    (title) => {
      const lists = `Riverside Surgery lists as a problem: ${title}.`;
      const beside = { source: practice, entries: [problem(title)] };
      expect(said({ source: city, entries: [noneKnown('city')] }, beside)).toEqual([
        'Allergies unavailable',
        'City Hospitals states no known allergies.',
        lists,
      ]);
      expect(said(beside)).toEqual(expect.arrayContaining(['Allergies not recorded', lists]));
      expect(of({ source: city, entries: [allergy('city', 'Penicillin')] }, beside)).toMatchObject({ state: 'known', count: 1 });
    },
  );

  it.each<[string, Partial<TimelineEntry>]>([
    ['Allergic rhinitis', {}],
    ['Seasonal allergy', {}],
    ['No known allergy', {}],
    ['Family history of allergy to nuts', {}],
    ['Allergy to penicillin not confirmed by test', {}],
    ['Ruled out: Allergy to penicillin', { assertion: 'denied' }],
    ['Allergy to penicillin', { assertion: 'removed' }],
  ])('"%s" %j is none', (title, more) => {
    const beside = { source: practice, entries: [problem(title, more)] };
    expect(of({ source: city, entries: [noneKnown('city')] }, beside).state).toBe('none-known');
  });
});
