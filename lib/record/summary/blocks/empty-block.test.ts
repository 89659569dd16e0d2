import { describe, expect, it, test } from 'vitest';
import { type Answer, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';

const names = ['City Hospitals', 'Riverside Surgery', 'Royal Park Hospital', 'Social Care', 'Ambulance', 'Community', 'Out of Hours'];
const all = names.map((name, index) => source(`s${index}`, { name, code: name.slice(0, 2).toUpperCase() }));
const failed: Outcome = { state: 'failed', why: 'did not answer in 10 seconds' };
const agreement: Outcome = { state: 'withheld', basis: 'agreement', why: 'not shared with your organisation' };
const documentsOnly: Outcome = { state: 'partial', entries: 0, why: 'documents only', lasting: true };

/** Answers of the first `count` sources, each whole and empty but for `more`. */
function answers(count: number, more: Readonly<Record<number, Partial<Answer>>> = {}): readonly Answer[] {
  return all.slice(0, count).map((from, index) => ({ source: from, ...more[index] }));
}

const item = (category: Category, id: string, more: Partial<TimelineEntry> = {}): TimelineEntry => entry('s0', id, { category, ...more });
const stopped = (id: string): TimelineEntry =>
  item('medications', id, {
    status: 'stopped',
    body: { shape: 'medication', medication: { text: id, codings: [] }, doses: [], act: 'prescribed' },
  });

type Block = 'appointments' | 'medicines' | 'allergies' | 'problems' | 'letters' | 'results' | 'observations' | 'people';
const emptyOf = (block: Block, given: readonly Answer[], unticked: readonly string[] = []) =>
  summariseRecord(timelineOf(...given), { ...wholeView, unticked: new Set(unticked) }, hello.at)[block].empty;

describe('H05 what an empty block says (visual-next §6), word for word', () => {
  test.each<[string, string, Block, readonly Answer[], (readonly string[])?]>([
    ['all complete', 'No appointments recorded. All 7 sources complete.', 'appointments', answers(7)],
    [
      'all complete, only ended',
      'No current medicines. 27 ended.',
      'medicines',
      answers(7, { 0: { entries: Array.from({ length: 27 }, (_, index) => stopped(`Drug ${index}`)) } }),
    ],
    [
      'some do not share that kind',
      'No appointments at 6 sources. Riverside Surgery does not share appointments.',
      'appointments',
      answers(7, { 1: { outcomes: { appointments: agreement } } }),
    ],
    [
      'some failed, refused or blocked',
      'Nothing received. 3 sources missing, they may hold some.',
      'appointments',
      answers(7, { 1: { all: failed }, 2: { all: { state: 'denied', why: 'refused' } }, 3: { all: { ...agreement, whole: true } } }),
    ],
    ['still asking', '', 'appointments', answers(7, { 1: { open: true } })],
    [
      'stopped at a limit',
      '2,000 received from City Hospitals; there may be more',
      'appointments',
      answers(7, {
        0: { outcomes: { appointments: { state: 'partial', entries: 2_000, why: 'stopped at the limit of 2,000 records' } } },
      }),
    ],
    [
      'all hidden by you',
      '4 hidden by you',
      'problems',
      answers(7, { 0: { entries: ['a', 'b', 'c', 'd'].map((id) => item('problems', id, { clinicalStatus: 'active' })) } }),
      ['s0'],
    ],
    [
      'unclear',
      'Recorded, but unclear: see “No known drug allergies”, City Hospitals.',
      'allergies',
      answers(7, { 0: { entries: [item('allergies', 'x', { title: 'No known drug allergies', assertion: 'denied' })] } }),
    ],
    [
      'standing limit',
      'None in what 7 sources gave in documents; they may hold more.',
      'appointments',
      answers(7, Object.fromEntries(names.map((_, index) => [index, { outcomes: { appointments: documentsOnly } }]))),
    ],
  ])('%s', (_, words, block, given, unticked) => {
    expect(emptyOf(block, given, unticked)?.words).toBe(words);
  });

  test.each<[string, string, Block, readonly Answer[]]>([
    ['of one source', 'No appointments recorded. The 1 source is complete.', 'appointments', answers(1)],
    [
      'and not known elsewhere',
      'No appointments recorded. All 2 sources complete; not known at 1 other.',
      'appointments',
      answers(3, { 2: { all: { state: 'unmatched', match: 'not-known' } } }),
    ],
    [
      'no allergies recorded is no statement of none',
      'No allergies recorded, nor a statement that there are none. All 2 sources complete.',
      'allergies',
      answers(2),
    ],
    [
      'problems, all past',
      'No current problems. 1 past.',
      'problems',
      answers(2, { 0: { entries: [item('problems', 'a', { clinicalStatus: 'resolved' })] } }),
    ],
    [
      'some in documents',
      'No appointments at 2 sources. 1 source gives part only; it may hold more.',
      'appointments',
      answers(3, { 2: { outcomes: { appointments: documentsOnly } } }),
    ],
    [
      'cannot be asked',
      'No appointments at 2 sources. Royal Park Hospital cannot be asked for appointments; it may hold some.',
      'appointments',
      answers(3, { 2: { outcomes: { appointments: { state: 'unsupported' } } } }),
    ],
    [
      'none shares it',
      'City Hospitals and Riverside Surgery do not share appointments.',
      'appointments',
      answers(2, { 0: { outcomes: { appointments: agreement } }, 1: { outcomes: { appointments: agreement } } }),
    ],
    [
      'ended ones, and some missing',
      'Received so far: 1 ended, nothing current. 1 source missing, it may hold some.',
      'medicines',
      answers(2, { 0: { entries: [stopped('Aspirin')] }, 1: { all: failed } }),
    ],
    [
      'something kept back for the patient’s own reasons',
      'Nothing received. Some information may not be shown because of confidentiality or the patient’s choices.',
      'appointments',
      answers(2, { 1: { outcomes: { appointments: { state: 'withheld', basis: 'personal', why: 'confidential' } } } }),
    ],
  ])('%s', (_, words, block, given) => {
    expect(emptyOf(block, given)?.words).toBe(words);
  });

  it('a held statement of none is no empty block', () => {
    const none = item('allergies', 'nka', { title: 'No known allergies', assertion: 'none-known' });
    expect(emptyOf('allergies', answers(2, { 0: { entries: [none] } }))).toBeUndefined();
  });
});

describe('H05 no block says No or None while a source that can hold its kind may hold more', () => {
  const open: readonly Outcome[] = [
    failed,
    { state: 'denied', why: 'refused' },
    { state: 'denied', why: 'scope', basis: 'not-granted' },
    { state: 'unmatched', match: 'unconfirmed' },
    { state: 'unmatched', match: 'no-answer-given' },
    { state: 'skipped' },
    { state: 'partial', entries: 0, why: 'connection lost', lost: true },
    { state: 'withheld', basis: 'personal', why: 'confidential' },
  ];
  const blocks: readonly Block[] = ['appointments', 'medicines', 'allergies', 'problems', 'letters', 'results', 'observations', 'people'];

  it.each(open.map((outcome) => [JSON.stringify(outcome), outcome] as const))('%s', (_, outcome) => {
    for (const category of categories) {
      const given = answers(3, { 1: { outcomes: { [category]: outcome } } });
      for (const block of blocks) {
        const summary = summariseRecord(timelineOf(...given), wholeView, hello.at)[block];
        const isOpen = summary.sources.missing.length > 0 || summary.sources.hasPersonal;
        if (isOpen) expect(summary.empty?.words, `${block}, ${category}`).not.toMatch(/^(?:No|None)\b/);
      }
    }
  });

  it('a source that cannot hold the kind changes nothing', () => {
    const never = { source: source('gp', { never: ['appointments'] }), all: failed };
    expect(emptyOf('appointments', [...answers(2), never])?.words).toBe(
      'No appointments recorded. All 2 sources complete for appointments.',
    );
  });

  it('says for what the sources are complete where the page says that one of them is not', () => {
    const short = answers(3, { 1: { outcomes: { problems: failed } } });
    expect(emptyOf('appointments', short)?.words).toBe('No appointments recorded. All 3 sources complete for appointments.');
  });
});
