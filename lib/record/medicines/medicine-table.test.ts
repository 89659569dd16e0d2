import { describe, expect, it } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { collectMedicines } from './collect-lines.ts';
import { medicineNames } from './ingredients/ingredient-names.ts';
import { lineWords } from './line-words.ts';
import { countedSections, type ShownPlace } from './medicine-table.ts';
import { medicine, written } from './testing/medicine-entries.ts';

const read = medicineNames(nameGroups.filter((group) => group.source === 'medicines'));
const time = { atMs: Date.parse('2026-11-21T23:59:59Z'), died: undefined };

function sections(entries: readonly TimelineEntry[], place: ShownPlace = 'current') {
  const bySource = Map.groupBy(entries, ({ id }) => id.slice(0, id.indexOf('|')));
  const timeline = timelineOf(...[...bySource].map(([id, own]) => ({ source: source(id), entries: own })));
  return countedSections(collectMedicines(timeline, wholeView, time, read), place);
}

/** Sections as titles with the names of their rows. */
const outline = (entries: readonly TimelineEntry[], place?: ShownPlace) =>
  sections(entries, place).map(({ title, rows }) => [title, ...rows.map(({ name }) => name)]);

/** Cells of the only row: by source its lines in words, strong ones between asterisks, then the note. */
function cells(entries: readonly TimelineEntry[], place?: ShownPlace): Readonly<Record<string, readonly string[]>> {
  const row = sections(entries, place)[0]?.rows[0];
  if (row === undefined) return {};
  return Object.fromEntries(
    [...row.cells].map(([id, cell]) => [
      id,
      cell.lines.map((line) => {
        const { parts, note } = lineWords(line, row, 'en-GB');
        return `${parts.map(({ text, isStrong }) => (isStrong ? `*${text}*` : text)).join(' ')} | ${note}`;
      }),
    ]),
  );
}

const gp = (facts?: Parameters<typeof medicine>[2], id = 'gp') => medicine('gp', id, facts);
const city = (facts?: Parameters<typeof medicine>[2], id = 'city') => medicine('city', id, facts);
const undated = ({ date: _none, ...entry }: TimelineEntry): TimelineEntry => entry;
const ten = { text: 'Ramipril 10 mg capsule', dose: '10 mg once a day' };
const amlodipine = { text: 'Amlodipine 5 mg tablet' };

describe('rows by ingredient, by how the sources compare', () => {
  it.each([
    ['other doses', [gp(), city(ten)], [['Differs', 'Ramipril']]],
    ['the same dose', [gp(), city()], [['Same at two sources', 'Ramipril']]],
    ['an order beside a proposal', [gp(), city({ act: 'proposed' })], [['Differs', 'Ramipril']]],
    ['other days', [gp(), city(written('2026-11-01'))], [['Same at two sources', 'Ramipril']]],
    ['three sources', [gp(), city(), medicine('park', 'p')], [['Same at three sources', 'Ramipril']]],
    ['one of three differs', [gp(), city(), medicine('park', 'p', ten)], [['Differs', 'Ramipril']]],
    ['one source', [gp(), gp(amlodipine, 'a')], [['At one source', 'Amlodipine', 'Ramipril']]],
    ['two of one source, of which the other has one', [gp(), gp({ ...ten }, 'g2'), city()], [['Differs', 'Ramipril']]],
    ['the same two at both', [gp(), gp(ten, 'g2'), city(), city(ten, 'c2')], [['Same at two sources', 'Ramipril']]],
    ['a brand beside the ingredient', [gp(), city({ text: 'Tritace 5 mg capsule' })], [['Differs', 'Ramipril']]],
    [
      'modified release beside plain',
      [gp({ text: 'Metformin 500 mg tablet' }), city({ text: 'Metformin 500 mg modified-release tablet' })],
      [['Differs', 'Metformin']],
    ],
    [
      'other salts',
      [gp({ text: 'Metoprolol tartrate 50 mg' }), city({ text: 'Metoprolol succinate 50 mg' })],
      [['Differs', 'Metoprolol tartrate']],
    ],
    [
      'a salt beside none',
      [gp({ text: 'Levothyroxine 75 micrograms' }), city({ text: 'Levothyroxine sodium 75 micrograms' })],
      [['Same at two sources', 'Levothyroxine']],
    ],
    [
      'acute beside repeat',
      [gp({ facts: [{ label: 'Prescription type', value: 'Repeat' }] }), city({ facts: [{ label: 'Prescription type', value: 'Acute' }] })],
      [['Differs', 'Ramipril']],
    ],
    [
      'acute apart from what goes on',
      [gp(), gp({ ...amlodipine, facts: [{ label: 'Course', value: 'Short course (acute) therapy' }] }, 'a')],
      [
        ['At one source', 'Ramipril'],
        ['At one source, acute', 'Amlodipine'],
      ],
    ],
    [
      'another status',
      [gp(), city({ status: 'on-hold', compare: { Status: 'on-hold', Dose: '5 mg', Frequency: 'once a day' } })],
      [['Differs', 'Ramipril']],
    ],
    [
      'H20 stopped elsewhere after this one began',
      [gp(), city({ status: 'stopped', ...written('2026-11-01', '2026-11-18') })],
      [['Differs', 'Ramipril']],
    ],
    [
      'ended elsewhere before this one began',
      [gp(), city({ status: 'completed', ...written('2019-01-01', '2019-02-01') })],
      [['At one source', 'Ramipril']],
    ],
    [
      'H20 what its own source calls contradictory stands alone',
      [gp(), city({ cautions: [{ type: 'discrepancy', text: 'code and words differ' }] })],
      [['At one source', 'Ramipril', 'Ramipril']],
    ],
    [
      'H20 a combination is no row of its part',
      [gp({ text: 'Codeine 30 mg tablets' }), city({ text: 'Co-codamol 30mg/500mg tablets' })],
      [['At one source', 'Co-codamol', 'Codeine']],
    ],
  ])('%s', (_, entries, expected) => {
    expect(outline(entries)).toEqual(expected);
  });

  it('a code joins a brand that no table knows, and never two known ingredients', () => {
    const codings = [{ system: 's', code: '1' }];
    expect(outline([gp({ codings }), city({ text: 'Ramixyz 5 mg capsule', codings })])).toEqual([['Differs', 'Ramipril']]);
    expect(outline([gp({ codings }), city({ ...amlodipine, codings })])).toEqual([['At one source', 'Amlodipine', 'Ramipril']]);
    expect(outline([gp({ codings }), city({ text: 'Ramixyz HCT 5 mg', codings })])).toEqual([['At one source', 'Ramipril', 'Ramixyz HCT']]);
    expect(outline([gp({ codings }), city({ text: 'Ramixyz amlodipine', codings })])[0]?.length).toBe(3);
  });
});

describe('cells', () => {
  it.each([
    ['the dose differs', [gp(), city(ten)], { city: ['*10 mg* once a day | prescribed 02-Mar-2026'], gp: ['*5 mg* once a day | prescribed 02-Mar-2026'] }],
    ['how often differs', [gp({ text: 'Atorvastatin 40 mg tablet', compare: { Dose: '40 mg', Frequency: 'at night' }, dose: '40 mg at night' }), city({ text: 'Atorvastatin 40 mg tablet', compare: { Dose: '40 mg', Frequency: 'in the morning' }, dose: '40 mg in the morning' })], { gp: ['40 mg *at night* | prescribed 02-Mar-2026'], city: ['40 mg *in the morning* | prescribed 02-Mar-2026'] }],
    ['a dose counted in capsules keeps the strength', [gp({ dose: 'One capsule once a day', compare: {} }), city({ text: 'Ramipril 10 mg capsule', dose: 'One capsule once a day', compare: {} })], { gp: ['5 mg capsule, One capsule once a day | prescribed 02-Mar-2026'], city: ['10 mg capsule, One capsule once a day | prescribed 02-Mar-2026'] }],
    ['a brand says its own name', [gp(), city({ text: 'Tritace 5 mg capsule' })], { gp: ['5 mg once a day | prescribed 02-Mar-2026'], city: ['*Tritace* 5 mg once a day | prescribed 02-Mar-2026'] }],
    ['a status that leaves it open', [gp({ status: 'unknown', detail: 'prescribed · unknown' })], { gp: ['5 mg once a day | prescribed 02-Mar-2026, unknown, not said whether it is still taken'] }],
    ['who prescribed it', [gp({ facts: [{ label: 'Prescribed by', value: 'Dr Obi Achebe' }] })], { gp: ['5 mg once a day | prescribed 02-Mar-2026, Dr Obi Achebe'] }],
    ['what nobody ordered is not called prescribed, and differs from an order', [gp(), city({ act: 'proposed', detail: 'not ordered · active' })], { gp: ['5 mg once a day | prescribed 02-Mar-2026'], city: ['5 mg once a day | proposed, not ordered, 02-Mar-2026'] }],
    ['what is reported is not called prescribed', [gp({ act: 'reported' })], { gp: ['5 mg once a day | reported 02-Mar-2026'] }],
  ])('%s', (_, entries, expected) => {
    expect(cells(entries)).toEqual(expected);
  });

  it('H05 a source that holds it only in another place has a cell, never an empty one', () => {
    const [row] = sections([gp(), city({ status: 'completed', ...written('2019-01-01', '2019-02-01') })])[0]?.rows ?? [];
    expect([...(row?.cells ?? [])].map(([id, cell]) => [id, cell.lines.length, cell.otherLines.map(({ place }) => place)])).toEqual([
      ['gp', 1, []],
      ['city', 0, ['ended']],
    ]);
  });

  it('a strength that all sources have and no dose says stands beside the ingredient', () => {
    const row = sections([gp({ dose: 'One capsule once a day' }), city({ dose: 'One capsule once a day' })])[0]?.rows[0];
    expect([row?.name, row?.strength]).toEqual(['Ramipril', '5 mg capsule']);
  });

  it('what ended says from when to when, and why', () => {
    const ended = gp({ status: 'stopped', detail: 'prescribed · stopped · Cough', ...written('2010-02-08', '2017-10-12') });
    expect(cells([ended], 'ended')).toEqual({ gp: ['5 mg once a day | 08-Feb-2010 to 12-Oct-2017, stopped, Cough'] });
  });

  it.each<[string, TimelineEntry, string]>([
    ['an order', gp({ status: 'stopped' }), 'prescribed 02-Mar-2026, end date not given'],
    ['what was reported', gp({ status: 'stopped', act: 'reported' }), 'reported 02-Mar-2026, end date not given'],
    ['what was taken from a day', gp({ status: 'completed', date: { start: '2019', precision: 'year', kind: 'effective' } }), 'taken 2019, end date not given'],
    ['what was only recorded', gp({ status: 'completed', date: { start: '2019-05', precision: 'month', kind: 'recorded' } }), 'recorded May-2019, end date not given'],
    ['without any date', undated(gp({ status: 'completed' })), 'end date not given'],
    ['an end alone', gp({ status: 'completed', date: { end: '2017-10-12', precision: 'day', kind: 'ended' } }), 'ended 12-Oct-2017'],
    ['an end of its own beside the beginning', gp({ status: 'completed', otherDates: [{ end: '2026-04-01', precision: 'day', kind: 'ended' }] }), '02-Mar-2026 to 01-Apr-2026'],
  ])('H12 what ended says so if its source gave no end: %s', (_, ended, note) => {
    expect(cells([ended], 'ended')['gp']?.[0]).toMatch(note);
  });

  it('unclear records stand under why they are unclear', () => {
    const drafts = [gp({ status: 'draft' }), city({ act: 'issued', ...written('2026-10-01') })];
    expect(outline(drafts, 'unclear')).toEqual([
      ['Not yet ordered, taken or handed over', 'Ramipril'],
      ['Issued or dispensed, its prescription not received', 'Ramipril'],
    ]);
  });
}); // prettier-ignore

describe('the head of a section says what it counts', () => {
  const ended = (id: string, text: string, more: Parameters<typeof medicine>[2] = {}) =>
    gp({ text, status: 'completed', ...written('2025-01-01', '2025-02-01'), ...more }, id);
  const issue = { act: 'dispensed' as const, status: 'completed' };
  const [first, second] = [ended('1', 'Ramipril 5 mg capsule'), ended('2', 'Ramipril 2.5 mg capsule')];
  it.each<[string, readonly TimelineEntry[], ShownPlace, readonly string[]]>([
    ['a medicine prescribed twice', [first, second], 'ended', ['1 medicine, 2 prescriptions']],
    ['two of one each', [first, ended('2', 'Bisoprolol 5 mg tablet')], 'ended', ['2 medicines, 2 prescriptions']],
    ['a statement among them', [first, ended('2', 'Ramipril 2.5 mg capsule', { act: 'reported' })], 'ended', ['1 medicine, 2 records']],
    ['current ones', [gp({}, '1')], 'current', ['1 medicine']],
    ['an issue without its prescription', [gp(issue, '1')], 'unclear', ['1 medicine']],
  ])('%s', (_, entries, place, counted) => {
    expect(sections(entries, place).map((section) => section.counted)).toEqual(counted);
  });
});
