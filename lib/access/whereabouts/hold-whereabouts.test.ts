import { describe, expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { ada } from '#/lib/sources/testing/fake-record.ts';
import { holdWhereabouts } from './hold-whereabouts.ts';
import { startRestriction } from './restriction.ts';
import { withoutWhereabouts } from './without-whereabouts.ts';

const number = '01632 960102';
const sister = entryOf({
  resourceType: 'RelatedPerson',
  id: '1',
  patient: { reference: 'Patient/7' },
  relationship: [{ text: 'Sister' }],
  name: [{ text: 'Gwen Rees' }],
  telecom: [{ system: 'phone', value: number }],
});
const asthma = entryOf({ resourceType: 'Condition', id: '3', code: { text: 'Asthma' } });
const ruth = { part: 'next-of-kin', name: 'Ruth', phones: [number] } as const;

type Step = readonly ['expect' | 'answered', string] | readonly ['begin'];
const done = (steps: readonly Step[], restricted = false) => {
  const restriction = startRestriction({ ...ada, restricted });
  for (const [step, source = ''] of steps) restriction[step](source);
  return restriction;
};

describe('H24 whether whereabouts are restricted is settled', () => {
  test.each<[string, readonly Step[], boolean, boolean]>([
    ['nobody is asked', [], true, false],
    ['one is asked', [['expect', 'a']], false, false],
    [
      'one has answered',
      [
        ['expect', 'a'],
        ['answered', 'a'],
      ],
      true,
      false,
    ],
    [
      'one of two has answered',
      [
        ['expect', 'a'],
        ['expect', 'b'],
        ['answered', 'a'],
      ],
      false,
      false,
    ],
    [
      'one has answered twice',
      [
        ['expect', 'a'],
        ['expect', 'b'],
        ['answered', 'a'],
        ['answered', 'a'],
      ],
      false,
      false,
    ],
    [
      'both have answered',
      [
        ['expect', 'a'],
        ['expect', 'b'],
        ['answered', 'b'],
        ['answered', 'a'],
      ],
      true,
      false,
    ],
    ['one restricts, another is silent', [['expect', 'a'], ['expect', 'b'], ['begin']], true, true],
    [
      'a network’s member is asked before its network has ended',
      [
        ['expect', 'net'],
        ['expect', 'm'],
        ['answered', 'net'],
      ],
      false,
      false,
    ],
    [
      'one more is asked later',
      [
        ['expect', 'a'],
        ['answered', 'a'],
        ['expect', 'm'],
      ],
      false,
      false,
    ],
    [
      'an answer of a source that was not asked',
      [
        ['expect', 'a'],
        ['answered', 'z'],
      ],
      false,
      false,
    ],
  ])('%s', async (_name, steps, isSettled, holds) => {
    const restriction = done(steps);
    expect([restriction.isSettled(), restriction.holds()]).toEqual([isSettled, holds]);
    if (!isSettled) for (const source of ['a', 'b', 'm', 'net']) restriction.answered(source);
    await restriction.settled();
  });

  test('the launching system’s own identity restricts: nothing waits', () => {
    expect(done([['expect', 'a']], true).isSettled()).toBe(true);
  });
});

describe('H24 what waits', () => {
  test('a number waits, and says that it does; whole once nobody restricts', () => {
    const restriction = done([['expect', 'a']]);
    const held = holdWhereabouts(restriction);
    const sent = held.edit(sister);
    expect(JSON.stringify(sent)).not.toContain(number);
    expect(sent.facts.at(-1)?.value).toContain('Held until every source');
    expect(sent.id).toBe(sister.id);
    expect(held.contacts([ruth])).toEqual([]);
    expect([held.isHolding(), held.hasBegun(), held.hasBegun()]).toEqual([true, true, false]);
    restriction.answered('a');
    expect(held.take()).toEqual({ contacts: [ruth], entries: [sister] });
    expect(held.isHolding()).toBe(false);
    expect([held.edit(sister), held.contacts([ruth])]).toEqual([sister, [ruth]]);
  });

  test('what was held leaves without whereabouts once somebody restricts, and no later one has any', () => {
    const restriction = done([['expect', 'a']]);
    const held = holdWhereabouts(restriction);
    held.edit(sister);
    held.contacts([ruth]);
    restriction.begin();
    expect(held.take()).toEqual({ contacts: [], entries: [withoutWhereabouts(sister)] });
    expect([held.edit(sister), held.contacts([ruth])]).toEqual([withoutWhereabouts(sister), []]);
  });

  test('an entry that tells nobody’s whereabouts waits for nobody', () => {
    const held = holdWhereabouts(done([['expect', 'a']]));
    expect(held.edit(asthma)).toBe(asthma);
    expect(held.contacts([])).toEqual([]);
    expect([held.isHolding(), held.hasBegun()]).toEqual([false, false]);
  });
});
