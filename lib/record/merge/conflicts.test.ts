import { describe, expect, it } from 'vitest';
import { mergeEntries } from './merge-entries.ts';
import { prepareEntry } from './prepared-entry.ts';
import { entry, source } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const groupsOf = (...entries: readonly TimelineEntry[]) =>
  mergeEntries(entries.map((each) => prepareEntry(each, source(each.origins[0]?.source ?? '')))).map(({ group }) => group);

type Part = Partial<TimelineEntry>;
const loinc = (code: string, text: string): Part => ({ title: text, code: { text, codings: [{ system: 'http://loinc.org', code }] } });
const one: Part = { ...loinc('2951-2', 'Sodium'), identity: ['Observation|identifier|https://lab.test/filler|F1'] };
const on = (start: string, kind: 'effective' | 'issued' = 'effective'): Part => ({ date: { start, precision: 'day', kind } });
const onset = (start: string, clinicalStatus: string, ended?: string): Part => ({
  kind: 'condition',
  category: 'problems',
  clinicalStatus,
  identity: ['condition|http://snomed.info/sct|195967001|held'],
  date: { start, precision: start.length === 4 ? 'year' : 'day', kind: 'onset' },
  otherDates: ended === undefined ? [] : [{ start: ended, precision: 'day', kind: 'ended' }],
});
const dose = (batch: string | undefined): Part => ({
  kind: 'immunization',
  category: 'immunizations',
  identity: ['immunization|http://snomed.info/sct|1|2026-10-12|given'],
  compare: batch === undefined ? {} : { Batch: batch },
});
const holds = (value: string, status?: string): Part => ({
  ...one,
  compare: { Value: value, ...(status !== undefined && { Status: status }) },
});
const saysInWords = (text: string): Part => ({
  ...holds(text),
  body: {
    shape: 'measurement',
    measurement: { code: { text: 'Genotype', codings: [] }, value: { type: 'text', text }, ranges: [] },
    components: [],
  },
});
const letter = (more: Part): Part => ({ kind: 'document-reference', category: 'documents', ...more });

describe('H20 conflicts of known truth: what a and b hold, and the fields that differ', () => {
  it.each<[string, Part, Part, readonly (readonly [field: string, ...values: string[]])[]]>([
    ['nothing', one, one, []],
    ['another day', { ...one, ...on('2026-11-20') }, { ...one, ...on('2026-11-18') }, [['Date', '2026-11-20', '2026-11-18']]],
    ['equal numbers of other digits', holds('25 mmol/L'), holds('25.0 mmol/L'), []],
    [
      'equal pressures of other digits',
      holds('Systolic 120 mmHg, Diastolic 80.0 mmHg'),
      holds('Systolic 120.0 mmHg, Diastolic 80 mmHg'),
      [],
    ],
    ['other numbers', holds('25.0 mg/L'), holds('26 mg/L'), [['Value', '25.0 mg/L', '26 mg/L']]],
    ['ten times the number', holds('1.0 mg/L'), holds('10 mg/L'), [['Value', '1.0 mg/L', '10 mg/L']]],
    ['other units', holds('25 mg/L'), holds('25.0 g/L'), [['Value', '25 mg/L', '25.0 g/L']]],
    ['a comparator', holds('< 25 mg/L'), holds('25.0 mg/L'), [['Value', '< 25 mg/L', '25.0 mg/L']]],
    ['words with figures', saysInWords('type 1.10'), saysInWords('type 1.1'), [['Value', 'type 1.10', 'type 1.1']]],
    ['an unknown status', holds('25', 'final'), holds('25.0', 'unknown'), []],
    ['other statuses', holds('25', 'final'), holds('25', 'preliminary'), [['Status', 'final', 'preliminary']]],
    ['a status that one leaves out', holds('25', 'final'), holds('25'), [['Status', 'final', 'not stated']]],
    [
      'equal amounts of a vaccine',
      { ...dose('A1'), compare: { Batch: 'A1', Dose: '0.50 ml' } },
      { ...dose('A1'), compare: { Batch: 'A1', Dose: '0.5 ml' } },
      [],
    ],
    [
      'words of another field',
      { ...one, kind: 'flag', compare: { Alert: '1.10' } },
      { ...one, kind: 'flag', compare: { Alert: '1.1' } },
      [['Alert', '1.10', '1.1']],
    ],
    [
      'a day within the other’s month',
      { ...one, ...on('2026-11-20') },
      { ...one, date: { start: '2026-11', precision: 'month', kind: 'effective' } },
      [],
    ],
    ['dates of other meanings', { ...one, ...on('2026-11-20') }, { ...one, ...on('2026-11-18', 'issued') }, []],
    ['no date', one, { ...one, date: undefined }, [['Date', '2026-11-20', 'not stated']]],
    [
      'another end',
      { ...one, date: { start: '2026-11-18', end: '2026-11-20', precision: 'day', kind: 'period' } },
      { ...one, date: { start: '2026-11-18', end: '2026-11-21', precision: 'day', kind: 'period' } },
      [['End', '2026-11-20', '2026-11-21']],
    ],
    [
      'another second number',
      { ...one, identity: [...(one.identity ?? []), 'Observation|identifier|https://b.test|1'] },
      { ...one, identity: [...(one.identity ?? []), 'Observation|identifier|https://b.test|2'] },
      [['Identifier', 'F1, 1', 'F1, 2']],
    ],
    [
      'each its own second number',
      { ...one, identity: [...(one.identity ?? []), 'Observation|identifier|https://b.test|1'] },
      { ...one, identity: [...(one.identity ?? []), 'Observation|identifier|https://c.test|2'] },
      [],
    ],
    [
      'other words without a common system',
      { ...one, kind: 'procedure', code: { text: 'Hip repair', codings: [] } },
      { ...one, kind: 'procedure', code: { text: 'Hip washout', codings: [] } },
      [['Procedure', 'Hip repair', 'Hip washout']],
    ],
    [
      'another file',
      letter({ identity: ['document|s|1', 'file|hash|aaaa'] }),
      letter({ identity: ['document|s|1', 'file|hash|bbbb'] }),
      [['File', '1, aaaa', '1, bbbb']],
    ],
    ['onsets that overlap but differ', onset('2003', 'active'), onset('2011', 'active'), [['Onset', '2003', '2011']]],
    ['an onset within the other', onset('2003', 'active'), onset('2003-05-01', 'active'), []],
  ])('%s', (_, a, b, expected) => {
    const groups = groupsOf(entry('a', '1', { title: 'same', ...a }), entry('b', '1', { title: 'same', ...b }));
    expect(groups).toHaveLength(1);
    const bySource = (values: readonly { source: string; value: string }[]) =>
      values.toSorted((x, y) => (x.source < y.source ? -1 : 1)).map(({ value }) => value);
    expect(groups[0]?.conflicts.map(({ field, values }) => [field, ...bySource(values)])).toEqual(expected);
  });
});

describe('H20 what must stay apart though it shares a key', () => {
  it.each<[string, Part, Part]>([
    ['two tests of one tube', one, { ...one, ...loinc('2823-3', 'Potassium') }],
    [
      'two numbers of one laboratory',
      { identity: ['observation|c|t|v', 'Observation|identifier|https://lab.test|F1'] },
      { identity: ['observation|c|t|v', 'Observation|identifier|https://lab.test|F2'] },
    ],
    ['a condition that was over before the other began', onset('2001-01-01', 'resolved', '2001-03-01'), onset('2015-02-02', 'active')],
    ['one of unknown end, over, and a later one', onset('2001', 'resolved'), onset('2015', 'active')],
    ['two batches', dose('B1'), dose('B2')],
  ])('%s', (_, a, b) => {
    expect(groupsOf(entry('a', '1', a), entry('b', '1', b))).toHaveLength(2);
    expect(groupsOf(entry('b', '1', b), entry('a', '1', a))).toHaveLength(2);
  });

  it('what does not say its batch goes with the only one, and with none of two', () => {
    expect(groupsOf(entry('a', '1', dose('B1')), entry('b', '1', dose(undefined)))).toHaveLength(1);
    expect(groupsOf(entry('a', '1', dose('B1')), entry('b', '1', dose('B2')), entry('c', '1', dose(undefined)))).toHaveLength(3);
  });

  it('numbers given by anyone tell nothing apart', () => {
    const own = (id: string): Part => ({ identity: ['observation|c|t|v', `Observation|identifier|urn:ietf:rfc:3986|urn:uuid:${id}`] });
    expect(groupsOf(entry('a', '1', own('1')), entry('b', '1', own('2')))).toHaveLength(1);
  });

  it('all results of one tube at two laboratories pair by their name', () => {
    const tube = (from: string) => [entry(from, '1', one), entry(from, '2', { ...one, ...loinc('2823-3', 'Potassium') })];
    const names = groupsOf(...tube('a'), ...tube('b')).map(({ members }) => members.map(({ title }) => title));
    expect(names).toEqual([
      ['Sodium', 'Sodium'],
      ['Potassium', 'Potassium'],
    ]);
  });
});
