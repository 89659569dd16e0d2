import { describe, expect, test } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type Answer, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { allergyLabel } from './allergy-label.ts';
import { allergyFace, spokenAllergies, textsToMeasure } from './allergy-face.ts';

const failed: Outcome = { state: 'failed', why: 'no answer' };
const allergy = (from: string, title: string, more: Partial<TimelineEntry> = {}) =>
  entry(from, title, { category: 'allergies', code: { text: title, codings: [] }, identity: [`allergy|${title}`], ...more });
const severe: Partial<TimelineEntry> = { cautions: [{ type: 'severe', text: 'Severe' }] };
const kind = (value: string): Partial<TimelineEntry> => ({ facts: [{ label: 'Substance', value }] });
const held: Answer = { source: source('a'), entries: [allergy('a', 'Penicillin')] };
const others = (count: number, more: Partial<Answer> = {}): readonly Answer[] =>
  Array.from({ length: count }, (_, index) => ({ source: source(`s${index}`), ...more }));

describe('H40 an allergy label that rests on too few answers says so on its face', () => {
  const personal: Outcome = { state: 'withheld', basis: 'personal', why: '' };
  test.each<[string, readonly Answer[], string, string | undefined]>([
    ['every source has answered', [held, ...others(6)], 'Known allergies (1)', undefined],
    ['three of seven silent', [held, ...others(3), ...others(6, { all: failed }).slice(3)], 'Known allergies (1)', '3 sources missing'],
    ['one refused', [held, { source: source('x'), all: { state: 'denied', why: '' } }], 'Known allergies (1)', '1 source missing'],
    ['five still asked', [held, ...others(5, { open: true })], 'Known allergies (1)', 'still asking 5'],
    [
      'one missing, one still asked',
      [held, ...others(1, { open: true }), { source: source('x'), all: failed }],
      'Known allergies (1)',
      '1 source missing, still asking 1',
    ],
    ['nothing held and one missing', [...others(2), { source: source('x'), all: failed }], 'Allergies unavailable', '1 source missing'],
    ['nothing held, all whole', others(3), 'Allergies not recorded', undefined],
    ['before the first answer', others(7, { open: true }), 'Allergies: asking 7 sources', undefined],
    [
      'a source that can only ever give part',
      [held, { source: source('x'), all: { state: 'partial', entries: 0, why: 'documents', lasting: true } }],
      'Known allergies (1)',
      '1 source in part',
    ],
    [
      'one withheld for the patient’s own reasons is not counted',
      [held, { source: source('x'), outcomes: { allergies: personal } }],
      'Known allergies (1)',
      'may be incomplete',
    ],
    [
      'a source that can hold none',
      [held, { source: source('x', { never: ['allergies'] }), all: failed }],
      'Known allergies (1)',
      undefined,
    ],
    [
      'a source that does not know the patient',
      [held, { source: source('x'), all: { state: 'unmatched', match: 'not-known' } }],
      'Known allergies (1)',
      undefined,
    ],
  ])('%s', (_, answers, short, pill) => {
    const label = allergyLabel(timelineOf(...answers));
    expect([label.short, label.pill?.text]).toEqual([short, pill]);
    // The words "No known" never stand beside a pill.
    expect(label.pill === undefined || label.state !== 'none-known').toBe(true);
  });
});

describe('H40 the allergies that the label names', () => {
  const named = (...entries: readonly TimelineEntry[]) => faceOf(allergyLabel(timelineOf({ source: source('a'), entries })), 1_000).text;
  test('gravest first: anaphylaxis and latex before plaster', () => {
    expect(
      named(
        allergy('a', 'Adhesive plaster', kind('environment')),
        allergy('a', 'Latex', kind('environment')),
        allergy('a', 'Penicillin', { ...severe, compare: { Reaction: 'Anaphylaxis' } }),
      ),
    ).toBe('Known allergies (3): Penicillin (anaphylaxis) · Latex · Adhesive plaster');
  });

  test('medicines, latex, contact, foods, the rest; severe ones of each before all others', () => {
    expect(
      named(
        allergy('a', 'Cat', kind('environment')),
        allergy('a', 'Egg', kind('food')),
        allergy('a', 'Nuts', { ...kind('food'), ...severe }),
        allergy('a', 'Ibuprofen', kind('medication')),
        allergy('a', 'Latex'),
        allergy('a', 'Chlorhexidine'),
      ),
    ).toBe('Known allergies (6): Nuts · Ibuprofen · Latex · Chlorhexidine · Egg · Cat');
  });

  test('resolved and refuted ones are not counted', () => {
    expect(
      named(
        allergy('a', 'Latex', { clinicalStatus: 'resolved' }),
        allergy('a', 'Egg', { assertion: 'denied', verificationStatus: 'refuted' }),
        allergy('a', 'Penicillin', { clinicalStatus: 'active' }),
      ),
    ).toBe('Known allergies (1): Penicillin');
    const [one, two] = [allergy('a', 'Latex', { clinicalStatus: 'resolved' }), { ...allergy('b', 'Latex', { clinicalStatus: 'active' }) }];
    const both = timelineOf({ source: source('a'), entries: [one] }, { source: source('b'), entries: [two] });
    expect(allergyLabel(both).short).toBe('Known allergies (1)');
  });

  test('only resolved ones: not recorded, and said', () => {
    const label = allergyLabel(timelineOf({ source: source('a'), entries: [allergy('a', 'Latex', { clinicalStatus: 'resolved' })] }));
    expect([label.short, ...label.sentences]).toEqual([
      'Allergies not recorded',
      '1 of 1 source complete for allergies; none holds a current allergy or says there is none.',
      'a says resolved: Latex.',
    ]);
  });
});

describe('H21 H40 names on the face of the label stand whole or are counted', () => {
  const names = [{ name: 'Penicillin', reaction: 'anaphylaxis' }, { name: 'Latex' }, { name: 'Adhesive plaster' }];
  const missing = { kind: 'missing', text: '3 sources missing', short: '3 missing' } as const;
  const known = { short: 'Known allergies (3)', names };
  test.each<[string, number, Parameters<typeof allergyFace>[0], { text: string; pill?: string }]>([
    ['room for all', 80, known, { text: 'Known allergies (3): Penicillin (anaphylaxis) · Latex · Adhesive plaster' }],
    [
      'the last name makes no room for a number',
      72,
      known,
      { text: 'Known allergies (3): Penicillin (anaphylaxis) · Latex · Adhesive plaster' },
    ],
    ['one character less', 71, known, { text: 'Known allergies (3): Penicillin (anaphylaxis) · Latex · +1' }],
    ['room for a name and its reaction', 51, known, { text: 'Known allergies (3): Penicillin (anaphylaxis) · +2' }],
    ['the reaction gives way to the next name', 49, known, { text: 'Known allergies (3): Penicillin · Latex · +1' }],
    ['room for no name', 25, known, { text: 'Known allergies (3)' }],
    [
      'names beside the pill',
      100,
      { ...known, pill: missing },
      { text: 'Known allergies (3): Penicillin (anaphylaxis) · Latex · Adhesive plaster', pill: '3 sources missing' },
    ],
    [
      'a name before the pill’s long words',
      45,
      { ...known, pill: missing },
      { text: 'Known allergies (3): Penicillin · +2', pill: '3 missing' },
    ],
    ['no name, and the pill in full', 38, { ...known, pill: missing }, { text: 'Known allergies (3)', pill: '3 sources missing' }],
    ['no name, and the pill in short', 30, { ...known, pill: missing }, { text: 'Known allergies (3)', pill: '3 missing' }],
    ['unchanged: no names', 10, { short: 'Allergies not recorded', names: [] }, { text: 'Allergies not recorded' }],
    [
      'unchanged: unavailable, with its pill',
      60,
      { short: 'Allergies unavailable', names: [], pill: missing },
      { text: 'Allergies unavailable', pill: '3 sources missing' },
    ],
    [
      'unchanged: before the first answer',
      60,
      { short: 'Allergies: asking 7 sources', names: [] },
      { text: 'Allergies: asking 7 sources' },
    ],
  ])('%s', (_, room, label, expected) => {
    expect(faceOf(label, room)).toEqual(expected);
  });

  test('every name is drawn or counted, at every width', () => {
    for (let room = 0; room < 120; room += 1) {
      for (const pill of [undefined, missing]) {
        const { text } = faceOf({ ...known, ...(pill && { pill }) }, room);
        const counted = Number(/\+(\d+)$/.exec(text)?.[1] ?? 0);
        const drawn = names.filter(({ name }) => text.includes(name)).length;
        expect([3, 0]).toContain(drawn + counted);
        expect(drawn + counted === 0).toBe(text === known.short);
      }
    }
  });

  test('only texts of the list are measured', () => {
    const texts = new Set(textsToMeasure({ ...known, pill: missing }));
    const asked = new Set<string>();
    allergyFace({ ...known, pill: missing }, { withoutPill: 90, withPill: 90, widthOf: (text) => (asked.add(text), text.length) });
    expect([...asked].filter((text) => !texts.has(text))).toEqual([]);
  });

  test('the spoken label has at most 25 words, whole names and the pill', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ name: `Long name ${index}`, reaction: 'anaphylaxis and collapse' }));
    const spoken = spokenAllergies({ short: 'Known allergies (40)', names: many, pill: missing });
    expect(spoken).toBe(
      'Known allergies (40): Long name 0 (anaphylaxis and collapse), Long name 1 (anaphylaxis and collapse) and 38 more. 3 sources missing',
    );
    expect(spoken.split(' ').length).toBeLessThanOrEqual(25);
    expect(spokenAllergies(known)).toBe('Known allergies (3): Penicillin (anaphylaxis), Latex, Adhesive plaster');
    expect(spokenAllergies({ short: 'Allergies not recorded', names: [] })).toBe('Allergies not recorded');
  });
});

function faceOf(label: Parameters<typeof allergyFace>[0], room: number): ReturnType<typeof allergyFace> {
  return allergyFace(label, { withoutPill: room, withPill: room, widthOf: (text) => text.length });
}
