import { describe, expect, it } from 'vitest';
import type { Category } from '#/lib/record/model/category.ts';
import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { SectionSettings } from '#/lib/record/model/summary-settings.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { type Answer, datedOn, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { sectionBlocks } from './sections.ts';

const [city, park] = [source('city'), source('park')];
const [loinc, snomed] = ['http://loinc.org', 'http://snomed.info/sct'];
const hba1c = '4548-4';
const feet = '401191002';
const diabetes: SectionSettings = {
  id: 'diabetes',
  title: 'Diabetes',
  categories: ['results', 'procedures'],
  codes: [`${loinc}|${hba1c}`, `${snomed}|${feet}`],
};
const everything: SectionSettings = { id: 'shots', title: 'Vaccinations', categories: ['immunizations'] };

const concept = (system: string, code: string): CodedConcept => ({ text: code, codings: [{ system, code }] });
const result = (title: string, on: string, code: CodedConcept | undefined, more: Partial<TimelineEntry> = {}): TimelineEntry =>
  entry('city', title, {
    ...datedOn(on),
    ...(code && { code }),
    body: {
      shape: 'measurement',
      measurement: {
        code: code ?? { text: title, codings: [] },
        value: { type: 'quantity', quantity: { value: '61', unit: 'mmol/mol' } },
        ranges: [],
      },
      components: [],
    },
    ...more,
  });
const check = (title: string, on: string, more: Partial<TimelineEntry> = {}): TimelineEntry =>
  entry('city', title, { category: 'procedures', ...datedOn(on), code: concept(snomed, feet), ...more });

function section(chosen: SectionSettings, view: View, ...answers: readonly Answer[]) {
  const [block] = sectionBlocks(timelineOf(...answers), view, [chosen]);
  if (block === undefined) throw new Error('a section has a block');
  return { ...block, names: block.items.map(({ lead }) => lead.title) };
}
const held = (entries: readonly TimelineEntry[], chosen = diabetes) => section(chosen, wholeView, { source: city, entries });

describe('a section by codes', () => {
  const glycated = concept(loinc, hba1c);

  it('has the newest of each code, newest first, and counts earlier ones', () => {
    const block = held([
      result('now', '2026-11-20', glycated),
      result('spring', '2026-05-02', glycated),
      check('feet 2024', '2024-02-01'),
      check('feet 2022', '2022-02-01'),
      result('potassium', '2026-11-20', concept(loinc, '2823-3')),
    ]);
    expect(block.names).toEqual(['now', 'feet 2024']);
    expect(block.restCount).toBe(2);
  });

  it.each<[string, Partial<TimelineEntry>]>([
    ['was not done', { assertion: 'denied' }],
    ['is only planned', { status: 'preparation' }],
    ['was cancelled', { status: 'cancelled' }],
  ])('keeps the last check in sight where a newer one %s', (_, more) => {
    expect(held([check('newer', '2026-11-01', more), check('older', '2024-02-01'), check('oldest', '2020-02-01')]).names).toEqual([
      'newer',
      'older',
    ]);
  });

  it('keeps a value in sight where a newer test has none', () => {
    const silent = result('could not be measured', '2026-11-20', glycated, {
      body: { shape: 'measurement', measurement: { code: glycated, absent: 'haemolysed', ranges: [] }, components: [] },
    });
    expect(held([silent, result('spring', '2026-05-02', glycated)]).names).toEqual(['could not be measured', 'spring']);
  });

  it('keeps both of one moment', () => {
    expect(held([result('one', '2026-11-20', glycated), result('two', '2026-11-20', glycated)]).names.toSorted()).toEqual(['one', 'two']);
  });

  it('finds a code inside a report, a medicine, and under another name of its system', () => {
    const report = entry('city', 'report', {
      body: { shape: 'panel', members: [], components: [{ code: glycated, ranges: [], value: { type: 'text', text: 'high' } }] },
    });
    const metformin: TimelineEntry = entry('city', 'metformin', {
      category: 'medications',
      body: { shape: 'medication', medication: concept(snomed, '109081006'), doses: [], act: 'prescribed' },
    });
    const chosen: SectionSettings = {
      ...diabetes,
      categories: ['results', 'medications'],
      codes: [...(diabetes.codes ?? []), `${snomed}|109081006`],
    };
    expect(held([report, metformin], chosen).names.toSorted()).toEqual(['metformin', 'report']);
    expect(held([result('by number', '2026-11-20', concept('urn:oid:2.16.840.1.113883.6.1', hba1c))]).names).toEqual(['by number']);
  });

  it.each<[string, CodedConcept]>([
    ['the code of another system', concept(snomed, hba1c)],
    ['the beginning of a code', concept(loinc, '4548')],
    ['a code without a system', { text: 'HbA1c', codings: [{ code: hba1c }] }],
  ])('does not take %s', (_, code) => expect(held([result('other', '2026-11-20', code)]).names).toEqual([]));

  it('counts entries without any code, which may belong to it', () => {
    const block = held([result('HbA1c as written', '2026-11-20', undefined), result('now', '2026-11-20', glycated)]);
    expect([block.names, block.withoutCode]).toEqual([['now'], 1]);
  });

  it('leaves out what was entered in error, and safeguarding flags', () => {
    expect(held([result('error', '2026-11-20', glycated, { assertion: 'removed' })]).names).toEqual([]);
    const flag = (title: string, category: Category = 'alerts') => entry('city', title, { category });
    expect(
      held([flag('Child protection plan', 'safeguarding'), flag('Lives alone')], { ...everything, categories: ['alerts', 'safeguarding'] })
        .names,
    ).toEqual(['Lives alone']);
  });
});

describe('H05 a section without rows', () => {
  const failed: Answer = { source: park, all: { state: 'failed', why: 'no answer' } };
  const potassium = result('potassium', '2026-11-20', concept(loinc, '2823-3'));
  const absence = (chosen: SectionSettings, view: View, ...answers: readonly Answer[]) => section(chosen, view, ...answers).absence;

  it.each<[string, SectionSettings, readonly Answer[], string]>([
    [
      'all complete',
      everything,
      [{ source: city }, { source: park }],
      'No vaccinations recorded. All 2 sources complete for vaccinations.',
    ],
    [
      'of two categories',
      { ...everything, categories: ['immunizations', 'procedures'] },
      [{ source: city }],
      'No vaccinations recorded. The 1 source is complete for vaccinations. No procedures recorded. The 1 source is complete for procedures.',
    ],
    [
      'by codes, all complete',
      diabetes,
      [{ source: city, entries: [potassium] }],
      'None with these codes among 1 entry. The 1 source is complete.',
    ],
    ['by codes, nothing at all', diabetes, [{ source: city }], 'None with these codes. The 1 source is complete.'],
  ])('%s', (_, chosen, answers, sentence) => expect(absence(chosen, wholeView, ...answers)).toMatchObject({ kind: 'none', sentence }));

  it.each<[string, SectionSettings, readonly Answer[], string]>([
    ['one failed', everything, [{ source: city }, failed], 'incomplete'],
    ['one failed, by codes', diabetes, [{ source: city, entries: [potassium] }, failed], 'incomplete'],
    [
      'the second category alone failed',
      diabetes,
      [{ source: city, outcomes: { procedures: { state: 'denied', why: '403' } } }],
      'incomplete',
    ],
    ['cut short', diabetes, [{ source: city, outcomes: { results: { state: 'partial', entries: 1, why: 'a limit' } } }], 'incomplete'],
    ['withheld', diabetes, [{ source: city, outcomes: { results: { state: 'withheld', basis: 'agreement', why: 'x' } } }], 'incomplete'],
    ['still asked', diabetes, [{ source: city }, { source: park, open: true }], 'asking'],
    ['still asked for the second category', everything, [{ source: park, open: true }], 'asking'],
  ])('says neither No nor None: %s', (_, chosen, answers, kind) => {
    const text = absence(chosen, wholeView, ...answers);
    expect(text?.kind).toBe(kind);
    expect(text?.sentence).not.toMatch(/^(No|None)\b|[.;] (No|None)\b/);
  });

  it('says that the reader hides it, and not that there is none', () => {
    const glycated = result('now', '2026-11-20', concept(loinc, hba1c), { origins: [{ source: 'city', reference: 'Thing/now' }] });
    const unticked: View = { ...wholeView, unticked: new Set(['city']) };
    const answers: readonly Answer[] = [
      { source: city, entries: [glycated] },
      { source: park, entries: [entry('park', 'potassium')] },
    ];
    expect(absence(diabetes, unticked, ...answers)).toMatchObject({ kind: 'filtered', sentence: '1 hidden by you: 1 source unticked.' });
  });

  it('says that rows wait', () => {
    const accepted: View = { ...wholeView, accepted: new Map() };
    expect(absence(diabetes, accepted, { source: city, entries: [check('feet', '2026-11-01')] })?.kind).toBe('waiting');
  });
});

it('no section costs nothing, and several stand in the order of the file', () => {
  const timeline = timelineOf({ source: city });
  expect(sectionBlocks(timeline, wholeView, [])).toEqual([]);
  expect(sectionBlocks(timeline, wholeView, [everything, diabetes]).map(({ section: { id } }) => id)).toEqual(['shots', 'diabetes']);
});
