import { describe, expect, it } from 'vitest';
import { mergeEntries } from './merge-entries.ts';
import { holdersWords } from './words.ts';
import { prepareEntry } from './prepared-entry.ts';
import { entry, source } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const groupsOf = (...entries: readonly TimelineEntry[]) =>
  mergeEntries(entries.map((each) => prepareEntry(each, source(each.origins[0]?.source ?? '')))).map(({ group }) => group);
const idsOf = (...entries: readonly TimelineEntry[]) =>
  groupsOf(...entries).map(({ members }) => members.map(({ id }) => id.replace('|Thing/', ':')));

const coded = (code: string, text = code) => ({ text, codings: [{ system: 'http://loinc.org', code }] });
const at = (start: string) => ({ start, precision: 'minute', kind: 'effective' }) as const;
const filler = (number: string) => [`Observation|identifier|https://lab.test/filler|${number}`];
const result = (from: string, id: string, status: string, more: Partial<TimelineEntry> = {}) =>
  entry(from, id, { status, code: coded('2951-2', 'Sodium'), date: at('2026-11-20T06:10:00Z'), compare: { Status: status }, ...more });
/** A germ of a culture: every germ has the code of the culture. */
const found = (id: string, status: string, text: string) =>
  result('lab', id, status, {
    body: {
      shape: 'measurement',
      measurement: { code: coded('6463-4', 'Culture'), value: { type: 'concept', concept: { text, codings: [] } }, ranges: [] },
      components: [],
    },
  });
const early = { cautions: [{ type: 'preliminary', text: 'Preliminary' }] } as const;

describe('H35 versions of one result', () => {
  it('by its number: the last leads, the others are named as replaced, and nothing of them is a conflict or a caution', () => {
    const [group, ...others] = groupsOf(
      result('lab', '1', 'preliminary', { identity: filler('F1'), compare: { Value: '138', Status: 'preliminary' }, ...early }),
      result('lab', '2', 'final', { identity: filler('F1'), compare: { Value: '140', Status: 'final' } }),
      result('lab', '3', 'corrected', { identity: filler('F1'), compare: { Value: '141', Status: 'corrected' } }),
    );
    expect(others).toEqual([]);
    expect(group).toMatchObject({ lead: { status: 'corrected' }, conflicts: [], cautions: [], reason: 'versions of one result' });
    expect(group?.replaced).toEqual([
      { id: 'lab|Thing/2', words: 'replaced by the corrected result' },
      { id: 'lab|Thing/1', words: 'replaced by the corrected result' },
    ]);
    expect(group && holdersWords(group)).toBe('2 earlier versions');
  });

  it('by code and minute, where each step is there once', () => {
    expect(idsOf(result('lab', '1', 'preliminary'), result('lab', '2', 'final'))).toEqual([['lab:2', 'lab:1']]);
  });

  it.each<[string, readonly TimelineEntry[]]>([
    ['two that are final', [result('lab', '1', 'final'), result('lab', '2', 'final')]],
    ['another minute', [result('lab', '1', 'preliminary'), result('lab', '2', 'final', { date: at('2026-11-20T06:11:00Z') })]],
    ['another test', [result('lab', '1', 'preliminary'), result('lab', '2', 'final', { code: coded('2823-3') })]],
    ['a day alone', ['1', '2'].map((id) => result('lab', id, id === '1' ? 'preliminary' : 'final', { date: entry('a', 'b').date }))],
    [
      'another number',
      [result('lab', '1', 'preliminary', { identity: filler('F1') }), result('lab', '2', 'final', { identity: filler('F2') })],
    ],
    ['another isolate of one culture', [found('1', 'preliminary', 'Staphylococcus aureus'), found('2', 'final', 'Escherichia coli')]],
    ['another source', [result('lab', '1', 'preliminary'), result('gp', '2', 'final')]],
    [
      'one number for all results of a tube',
      [
        result('lab', '1', 'preliminary', { identity: filler('T1') }),
        result('lab', '2', 'final', { identity: filler('T1'), code: coded('2823-3') }),
      ],
    ],
  ])('H20 %s: stays two', (_, entries) => {
    expect(idsOf(...entries)).toHaveLength(2);
  });

  it('H20 with two finals of one number a preliminary belongs to neither', () => {
    const of = (id: string, status: string) => result('lab', id, status, { identity: filler('F1') });
    expect(idsOf(of('1', 'preliminary'), of('2', 'final'), of('3', 'final'))).toHaveLength(3);
  });

  it('preliminary at one source and final at another: one, led by the final, with both states', () => {
    const [group, ...others] = groupsOf(
      result('hill', '1', 'preliminary', { identity: filler('F1'), ...early }),
      result('lab', '2', 'final', { identity: filler('F1') }),
    );
    expect(others).toEqual([]);
    expect(group?.lead.status).toBe('final');
    expect(group?.cautions).toEqual([]);
    expect(group?.conflicts).toEqual([
      {
        field: 'Status',
        values: [
          { source: 'lab', value: 'final' },
          { source: 'hill', value: 'preliminary' },
        ],
      },
    ]);
  });

  it('a chain at one source and its copy at another are one', () => {
    const of = (from: string, id: string, status: string) => result(from, id, status, { identity: filler('F1') });
    const [group, ...others] = groupsOf(of('lab', '1', 'preliminary'), of('lab', '2', 'final'), of('gp', '3', 'final'));
    expect(others).toEqual([]);
    expect(group && [group.conflicts, holdersWords(group)]).toEqual([[], '1 result, received from 2 · 1 earlier version']);
  });

  it('a document that says which one it replaces', () => {
    const letter = (id: string, more: Partial<TimelineEntry> = {}) =>
      entry('city', id, { category: 'documents', kind: 'document-reference', ...more });
    const [group, ...others] = groupsOf(
      letter('old'),
      letter('new', { identity: ['replaces|city|Thing/old'], date: at('2026-11-19T10:00:00Z') }),
    );
    expect(others).toEqual([]);
    expect(group).toMatchObject({ id: 'city|Thing/new', reason: 'versions of one document' });
    expect(group?.replaced).toEqual([{ id: 'city|Thing/old', words: 'replaced by a later version' }]);
    expect(idsOf(letter('a', { identity: ['replaces|city|Thing/b'] }), letter('b', { identity: ['replaces|city|Thing/a'] }))).toHaveLength(
      2,
    );
    expect(idsOf(letter('a', { assertion: 'removed' }), letter('b', { identity: ['replaces|city|Thing/a'] }))).toHaveLength(2);
  });
});

describe('H19 one thing that a source lists twice', () => {
  const act = {
    title: 'Asthma',
    identity: ['Condition|identifier|https://acts.test|act-77'],
    kind: 'condition',
    category: 'problems',
  } as const;
  const inDocument = (from: string, id: string, more: Partial<TimelineEntry> = {}) =>
    entry(from, id, { ...act, origins: [{ source: from, reference: `Thing/${id}`, document: `${from}|Thing/doc-${id}` }], ...more });

  it('one act in several documents, and in the record', () => {
    const [group, ...others] = groupsOf(inDocument('city', '1'), inDocument('city', '2'), entry('city', '3', act));
    expect(others).toEqual([]);
    expect(group).toMatchObject({ sources: ['city'], likeness: 'original', reason: 'same entry, repeated in documents' });
  });

  it('a difference between two documents is a conflict within the source', () => {
    const [group] = groupsOf(
      inDocument('city', '1', { compare: { Status: 'active' } }),
      inDocument('city', '2', { compare: { Status: 'resolved' } }),
    );
    expect(group?.conflicts).toEqual([
      {
        field: 'Status',
        values: [
          { source: 'city', value: 'active' },
          { source: 'city', value: 'resolved' },
        ],
      },
    ]);
  });

  it('H20 two of the record with one number are not joined by a document that repeats one of them', () => {
    expect(idsOf(entry('city', '1', act), entry('city', '2', act), inDocument('city', '3'))).toHaveLength(3);
    expect(idsOf(entry('city', '1', act), entry('city', '2', act))).toHaveLength(2);
  });

  const scan = (kind: string, id: string, ...files: readonly string[]) =>
    entry('city', id, {
      kind,
      category: kind === 'diagnostic-report' ? 'imaging' : 'documents',
      identity: files.map((file) => `file|url|city|Binary/${file}`),
      compare: { Status: kind === 'diagnostic-report' ? 'final' : 'current' },
    });

  it('one scan as a report and as a document; the report leads', () => {
    const [group, ...others] = groupsOf(scan('document-reference', '1', 'x'), scan('diagnostic-report', '2', 'x'));
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      lead: { kind: 'diagnostic-report' },
      likeness: 'original',
      reason: 'same file, listed as a report and as a document',
      conflicts: [],
    });
  });

  it('H20 a report of two files is not the document of one of them, nor are two documents of one file one', () => {
    expect(idsOf(scan('document-reference', '1', 'x'), scan('diagnostic-report', '2', 'x', 'y'))).toHaveLength(2);
    expect(idsOf(scan('document-reference', '1', 'x'), scan('document-reference', '2', 'x'))).toHaveLength(2);
  });

  const order = (more: Partial<TimelineEntry> = {}) =>
    entry('gp', 'plan', { category: 'medications', kind: 'medication-request', ...more });
  const statement = (id: string, more: Partial<TimelineEntry> = {}) =>
    entry('gp', id, { category: 'medications', kind: 'medication-statement', identity: ['plan|gp|Thing/plan'], ...more });

  it('a statement and the order that it is about, compared with each other', () => {
    const dose = (text: string) => ({ compare: { Dose: text } });
    const [group, ...others] = groupsOf(order(dose('5 mg')), statement('1', dose('10 mg')));
    expect(others).toEqual([]);
    expect(group).toMatchObject({ reason: 'a prescription and the statement about it' });
    expect(group?.conflicts.map(({ field, values }) => [field, values.map(({ value }) => value)])).toEqual([['Dose', ['10 mg', '5 mg']]]);
  });

  it('H20 two statements about one order stay three rows; what is denied is no statement of it', () => {
    expect(idsOf(order(), statement('1'), statement('2'))).toHaveLength(3);
    expect(idsOf(order(), statement('1', { assertion: 'denied' }))).toHaveLength(2);
  });
});
