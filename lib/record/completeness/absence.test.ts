import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeAbsence, incompleteLines } from './absence.ts';
import { describeCompleteness } from './completeness.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Answer } from '#/lib/record/testing/record-builders.ts';
import { applyMessage, markStreamCut, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const named = (name: string) => source(name.toLowerCase().replaceAll(' ', '-'), { name });
const [city, social, park] = [named('City Hospitals'), named('Social Care'), named('Royal Park')];
const failed: Outcome = { state: 'failed', why: 'timed out' };
const notKnown: Outcome = { state: 'unmatched', match: 'not-known' };
const procedure = (from: string) => entry(from, 'p', { category: 'procedures' });

describe('the empty list', () => {
  it.each<[string, readonly Answer[], string, string]>([
    [
      'H23 still asking',
      [
        { source: city, open: true },
        { source: social, all: failed },
      ],
      'asking',
      'Still asking 1 source. Nothing so far.',
    ],
    ['none', [{ source: city }, { source: social }], 'none', 'No procedures recorded. All 2 sources complete for procedures.'],
    [
      'none, and a stranger',
      [{ source: city }, { source: social, all: notKnown }],
      'none',
      'No procedures recorded. The 1 source is complete for procedures; not known at 1 other.',
    ],
    [
      'H05 one down',
      [{ source: city }, { source: park }, { source: social, all: failed }],
      'incomplete',
      'Nothing to show yet: Social Care gave no answer, 2 others hold none.',
    ],
    [
      'H05 several, worst first',
      [
        { source: city, all: { state: 'denied', why: '' } },
        { source: park, all: { state: 'unsupported' } },
        { source: social, all: failed },
      ],
      'incomplete',
      'Nothing to show yet: Social Care gave no answer, City Hospitals refused, Royal Park does not provide procedures.',
    ],
    [
      'H24 withheld',
      [{ source: city, all: { state: 'withheld', basis: 'agreement', why: 'X' } }],
      'incomplete',
      "Nothing to show yet: City Hospitals does not share this patient's record.",
    ],
  ])('%s', (_, answers, kind, sentence) => {
    expect(describeAbsence(timelineOf(...answers), { category: 'procedures', view: wholeView })).toMatchObject({ kind, sentence });
  });

  it('H21 filters and ticks are said to be what hides', () => {
    const timeline = timelineOf({ source: city, entries: [procedure('city-hospitals')] }, { source: social });
    expect(
      describeAbsence(timeline, {
        category: 'procedures',
        view: { ...wholeView, search: { key: 'nothing like it', matches: () => false } },
      }),
    ).toMatchObject({
      kind: 'filtered',
      sentence: 'No rows match. 1 hidden by your filters.',
    });
    expect(
      describeAbsence(timeline, { category: 'procedures', view: { ...wholeView, unticked: new Set(['city-hospitals']) } }),
    ).toMatchObject({
      kind: 'filtered',
      sentence: 'None in the 1 source shown. 1 hidden by you: 1 source unticked.',
    });
    const down = timelineOf({ source: city, entries: [procedure('city-hospitals')] }, { source: social, all: failed });
    expect(describeAbsence(down, { category: 'procedures', view: { ...wholeView, unticked: new Set(['city-hospitals']) } }).sentence).toBe(
      'Nothing to show yet: Social Care gave no answer. 1 hidden by you: 1 source unticked.',
    );
  });

  it('has a line a source, worst first', () => {
    const timeline = timelineOf({ source: city }, { source: park, all: notKnown }, { source: social, all: failed });
    expect(describeAbsence(timeline, { category: 'medications', view: wholeView }).lines.map(({ text, action }) => [text, action])).toEqual(
      [
        ['No answer from Social Care. It may hold medicines.', 'ask-again'],
        ['No medicines recorded at City Hospitals.', undefined],
        ['This patient is not known at Royal Park.', undefined],
      ],
    );
    expect(incompleteLines(timeline, 'medications').map(({ source: id }) => id)).toEqual(['social-care']);
  });

  it.each<[Outcome, string]>([
    [
      { state: 'partial', entries: 2000, why: 'stopped at its limit' },
      'City Hospitals: 2,000 shown; there may be more (stopped at its limit).',
    ],
    [
      { state: 'withheld', basis: 'agreement', why: 'consultation text is not shared with your organisation' },
      'City Hospitals: consultation text is not shared with your organisation.',
    ],
    [{ state: 'withheld', basis: 'personal', why: 'opted out' }, "City Hospitals does not share this patient's record. It may hold one."],
    [{ state: 'unsupported' }, 'City Hospitals does not provide medicines to this service.'],
    [{ state: 'denied', why: '403' }, 'City Hospitals refused this request. It may hold medicines.'],
    [{ state: 'unmatched', match: 'unconfirmed' }, 'City Hospitals may hold this patient: check and confirm.'],
    [{ state: 'unmatched', match: 'no-answer-given' }, 'City Hospitals gave no record and may hold one.'],
    [{ state: 'skipped' }, 'City Hospitals has not been asked yet. It may hold medicines.'],
  ])('%j', (all, text) => {
    expect(incompleteLines(timelineOf({ source: city, all }), 'medications').map((line) => line.text)).toEqual([text]);
  });

  it('H05 H23 “No …” is never said of a record while any source may hold more', () => {
    const open = fc.constantFrom<Outcome>(
      failed,
      { state: 'denied', why: '' },
      { state: 'partial', entries: 0, why: '' },
      { state: 'withheld', basis: 'source', why: '' },
      { state: 'unsupported' },
      { state: 'skipped' },
      { state: 'pending' },
      { state: 'unmatched', match: 'unconfirmed' },
      { state: 'unmatched', match: 'no-answer-given' },
    );
    fc.assert(
      fc.property(fc.array(open, { minLength: 1, maxLength: 4 }), fc.nat({ max: 3 }), fc.boolean(), (outcomes, none, untick) => {
        const answers = [
          ...outcomes.map((all, index) => ({ source: source(`o${index}`), all })),
          ...Array.from({ length: none }, (_, index) => ({ source: source(`n${index}`) })),
        ];
        const view = untick ? { ...wholeView, unticked: new Set(['o0']) } : wholeView;
        const { kind, sentence } = describeAbsence(timelineOf(...answers), { category: 'procedures', view });
        expect(['asking', 'incomplete']).toContain(kind);
        expect(sentence).not.toMatch(/\bNo\b|^None|no known/);
      }),
    );
  });

  it('a line that could not be read is no “No …” either; nor is a cut before the first source', () => {
    expect(
      describeAbsence(applyMessage(timelineOf({ source: city }), 'garbage'), { category: 'procedures', view: wholeView }).sentence,
    ).toBe('Nothing to show yet: part of the answer could not be read, 1 other holds none.');
    const start = applyMessage(emptyTimeline('session-1'), hello);
    expect(describeAbsence(start, { view: wholeView }).sentence).toBe('Asking the sources. Nothing so far.');
    expect(describeAbsence(markStreamCut(start, 'connection-lost'), { view: wholeView }).sentence).toBe(
      'Nothing to show yet: connection lost.',
    );
  });
});

describe('the completeness line', () => {
  const line = (...answers: readonly Answer[]) => describeCompleteness(timelineOf(...answers)).sentence;

  it.each<[string, readonly Answer[], string]>([
    ['all well', [{ source: city }, { source: social, entries: [entry('social-care', 'a')] }], 'All 2 sources complete.'],
    ['loading', [{ source: city }, { source: social, open: true }], '1 of 2 sources complete · Asking Social Care.'],
    [
      'exceptions, worst first',
      [
        { source: city, outcomes: { documents: { state: 'withheld', basis: 'agreement', why: '' } } },
        { source: social, all: failed },
        { source: park, all: notKnown },
      ],
      '0 of 2 sources complete · No answer from Social Care: nothing of theirs is below · City Hospitals: some not shared · not known at 1 other.',
    ],
    [
      'more than three in one state',
      ['a', 'b', 'c', 'd'].map((id) => ({ source: source(id), all: failed })),
      '0 of 4 sources complete · No answer from 4 sources.',
    ],
    [
      'more than fit',
      [
        { source: source('a'), all: failed },
        { source: source('b'), all: failed },
        { source: source('c'), all: { state: 'denied', why: '' } },
        { source: source('d'), all: { state: 'skipped' } },
      ],
      '0 of 4 sources complete · No answer from a, b: nothing of theirs is below · Refused by c: nothing of theirs is below · Not asked yet: d.',
    ],
    [
      'known nowhere',
      [
        { source: city, all: notKnown },
        { source: social, all: notKnown },
      ],
      'This patient is not known at any of 2 sources.',
    ],
  ])('%s', (_, answers, sentence) => {
    expect(line(...answers)).toBe(sentence);
  });

  it('of one category, and with what is hidden', () => {
    const timeline = timelineOf(
      { source: city },
      { source: social, outcomes: { allergies: failed } },
      { source: source('never', { never: ['allergies'] }) },
    );
    expect(describeCompleteness(timeline, { category: 'allergies', hidden: 1200 })).toMatchObject({
      lead: 'Allergies: 1 of 2 complete',
      hidden: '1,200 entries hidden by you',
      complete: 1,
      of: 2,
      all: false,
      asOf: hello.at,
    });
  });

  it('H24 what is withheld for the patient’s own reasons from one category does not show in the source’s state', () => {
    const timeline = timelineOf({ source: city, outcomes: { documents: { state: 'withheld', basis: 'personal', why: '' } } });
    expect(describeCompleteness(timeline).lead).toBe('1 of 1 source complete');
    expect(line({ source: city, all: { state: 'withheld', basis: 'personal', why: '' } })).toBe(
      "0 of 1 source complete · City Hospitals does not share this patient's record. It may hold one.",
    );
  });
});

describe('the source panel', () => {
  it('lists the own organisation first, then by name, with counts whether shown or not', () => {
    const own = source('own', { name: 'Zebra', own: true });
    const timeline = timelineOf({ source: social, open: true }, { source: city, entries: [entry('city-hospitals', 'a')] }, { source: own });
    const rows = sourceSummaries(timeline, { ...wholeView, unticked: new Set(['city-hospitals']) });
    expect(
      rows.map(({ source: { name }, words, entries, hidden, ticked, at, tookMs }) => [
        name,
        words.text,
        entries,
        hidden,
        ticked,
        at,
        tookMs,
      ]),
    ).toEqual([
      ['Zebra', 'Nothing recorded', 0, false, true, hello.at, 900],
      ['City Hospitals', 'Complete', 1, true, false, hello.at, 900],
      ['Social Care', 'Asking…', 0, false, true, undefined, undefined],
    ]);
  });

  it('says incomplete, not “no answer”, where something came', () => {
    const timeline = timelineOf({ source: city, entries: [entry('city-hospitals', 'a')], outcomes: { documents: failed } });
    expect(sourceSummaries(timeline, wholeView)[0]?.words.text).toBe('Incomplete (documents): timed out');
  });
});
