import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEntries } from './merge-entries.ts';
import { holdersWords } from './words.ts';
import { prepareEntry } from './prepared-entry.ts';
import { entry, source } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const groupsOf = (...entries: readonly TimelineEntry[]) =>
  mergeEntries(entries.map((each) => prepareEntry(each, source(each.id.split('|')[0] ?? '')))).map(({ group }) => group);
const idsOf = (...entries: readonly TimelineEntry[]) =>
  groupsOf(...entries).map(({ members }) => members.map(({ id }) => id.replace('|Thing/', ':')));

const likeness = ['observation|code|time|value'];
const copy = (from: string, id: string, more: Partial<TimelineEntry> = {}) =>
  entry(from, id, { identity: likeness, compare: { Value: '61', Status: 'final' }, ...more });

describe('H19 copies are one group that keeps every origin', () => {
  it('says why, and how it came', () => {
    const [group] = groupsOf(copy('a', '1'), copy('b', '1'));
    expect(group).toMatchObject({ sources: ['a', 'b'], likeness: 'copies', reason: 'same test, time and value', conflicts: [] });
    expect(group && holdersWords(group)).toBe('same in 2 sources');
  });

  it('one original by two paths is not two sources that say the same', () => {
    const letter = { category: 'documents', kind: 'document-reference', identity: ['file|hash|abc'] } as const;
    const [group] = groupsOf(entry('a', '1', letter), entry('b', '9', letter));
    expect(group).toMatchObject({ likeness: 'original', reason: 'same file' });
    expect(group && holdersWords(group)).toBe('1 document, received from 2');
  });

  it('an id twice is one thing', () => {
    expect(idsOf(entry('a', '1'), entry('a', '1'))).toEqual([['a:1', 'a:1']]);
  });

  it('through a third: a and c share no key but both share one with b', () => {
    const joined = idsOf(
      entry('a', '1', { identity: ['x|1'] }),
      entry('b', '1', { identity: ['x|1', 'y|1'] }),
      entry('c', '1', { identity: ['y|1'] }),
    );
    expect(joined).toEqual([['a:1', 'b:1', 'c:1']]);
  });

  it('without identity stays alone', () => {
    expect(idsOf(entry('a', '1'), entry('b', '1'))).toHaveLength(2);
  });
});

describe('H20 a difference is never hidden', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['a value', { Value: '16', Status: 'final' }, ['61', '16']],
    ['a status', { Value: '61', Status: 'preliminary' }, ['final', 'preliminary']],
    ['case, since Mg is not mg', { Value: '61', Status: 'Final' }, ['final', 'Final']],
    ['a field that is left out', { Value: '61' }, ['final', 'not stated']],
  ])('%s in a copy is a conflict', (_, compare, values) => {
    const [group] = groupsOf(copy('a', '1'), copy('b', '1', { compare }));
    expect(group?.conflicts).toEqual([
      {
        field: expect.any(String),
        values: [
          { source: 'a', value: values[0] },
          { source: 'b', value: values[1] },
        ],
      },
    ]);
  });

  it('a wider blank is none', () => {
    expect(groupsOf(copy('a', '1', { compare: { Dose: '5 mg' } }), copy('b', '1', { compare: { Dose: ' 5  mg' } }))[0]?.conflicts).toEqual(
      [],
    );
  });

  it('two of one source stay two, each with the copy that agrees with it', () => {
    const morning = { compare: { Dose: '10 units, morning' } };
    const evening = { compare: { Dose: '20 units, evening' } };
    expect(idsOf(copy('a', '1', morning), copy('a', '2', evening), copy('b', '1', evening), copy('b', '2', morning))).toEqual([
      ['a:1', 'b:2'],
      ['a:2', 'b:1'],
    ]);
  });

  it('two of one source that agree with nothing elsewhere are not guessed at', () => {
    const dose = (text: string) => ({ compare: { Dose: text } });
    expect(idsOf(copy('a', '1', dose('10')), copy('a', '2', dose('20')), copy('b', '1', dose('15')))).toEqual([['a:1'], ['a:2'], ['b:1']]);
  });

  it('of an active and a stopped one, the active one is the other source’s active one', () => {
    const of = (status: string, dose: string) => ({ status, compare: { Dose: dose } });
    expect(
      idsOf(copy('a', '1', of('active', '5 mg')), copy('a', '2', of('stopped', '2 mg')), copy('b', '1', of('active', '10 mg'))),
    ).toEqual([['a:1', 'b:1'], ['a:2']]);
  });

  it.each<[string, Partial<TimelineEntry>]>([
    ['removed', { assertion: 'removed' }],
    ['denied', { assertion: 'denied' }],
    ['none known', { assertion: 'none-known' }],
    ['of another kind', { kind: 'diagnostic-report' }],
    ['withheld', { withheld: { part: 'documents', text: 'not shared' } }],
  ])('H11 H12 what is %s is no copy', (_, more) => {
    expect(idsOf(copy('a', '1'), copy('b', '1', more))).toHaveLength(2);
  });
});

describe('H19 H20 any set of entries', () => {
  const someEntry = fc.record({
    from: fc.constantFrom('a', 'b', 'c'),
    id: fc.integer({ min: 0, max: 6 }),
    identity: fc.uniqueArray(fc.constantFrom('x|1', 'x|2', 'identifier|1', 'y|1'), { maxLength: 2 }),
    dose: fc.constantFrom('5', '10'),
    status: fc.constantFrom('active', 'stopped', undefined),
    assertion: fc.constantFrom('affirmed', 'denied', 'removed'),
    day: fc.constantFrom('2026-11-20', '2026', undefined),
  });
  const someEntries = fc.uniqueArray(someEntry, { selector: ({ from, id }) => `${from}${id}`, maxLength: 14 }).map((all) =>
    all.map(({ from, id, identity, dose, status, assertion, day }) =>
      entry(from, String(id), {
        identity,
        assertion,
        compare: { Dose: dose },
        ...(status ? { status } : {}),
        date: day === undefined ? undefined : { start: day, precision: day.length === 4 ? 'year' : 'day', kind: 'effective' },
      }),
    ),
  );

  it('gives the same groups in whatever order they arrive', () => {
    fc.assert(
      fc.property(someEntries, fc.infiniteStream(fc.nat()), (entries, seeds) => {
        const shuffled = entries
          .map((each) => ({ each, place: seeds.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ each }) => each);
        expect(groupsOf(...shuffled)).toEqual(groupsOf(...entries));
      }),
    );
  });

  it('keeps every entry once, and no two of one source together', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const groups = groupsOf(...entries);
        expect(groups.flatMap(({ members }) => members.map(({ id }) => id)).toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
        for (const { members, sources } of groups) expect(sources).toHaveLength(members.length);
        for (const { members } of groups) expect(new Set(members.map(({ assertion }) => assertion)).size).toBe(1);
      }),
    );
  });
});
