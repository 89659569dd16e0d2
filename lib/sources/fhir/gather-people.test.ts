import { afterEach, describe, expect, test } from 'vitest';
import { bundle, idsOf, knowsAda } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather } from '#/lib/sources/testing/gather-at.ts';

afterEach(closeServed);

const person = (id: string, patient = 'ada') => ({
  resourceType: 'RelatedPerson',
  id,
  patient: { reference: `Patient/${patient}` },
  relationship: [{ text: 'Daughter' }],
  name: [{ text: 'Ruth Brooks' }],
  telecom: [{ system: 'phone', value: '01632 960001' }],
});
const team = {
  resourceType: 'CareTeam',
  id: 't',
  status: 'active',
  subject: { reference: 'Patient/ada' },
  participant: [{ member: { reference: 'RelatedPerson/ruth' } }, { member: { reference: 'https://elsewhere.test/fhir/RelatedPerson/x' } }],
};
/** A server that finds RelatedPersons by `_id` alone, as US Core asks of one (standards §4.2). */
const byIdAlone = (held: readonly { readonly id: string }[]) => (url: URL) => {
  const ids = url.searchParams.get('_id')?.split(',');
  return ids === undefined ? { status: 400 } : { body: bundle(held.filter(({ id }) => ids.includes(id))) };
};
const whole = { CareTeam: { body: bundle([team]) } };

describe('H05 people whom the record names are read by their ids', () => {
  test('where no search by patient finds them', async () => {
    const { events, ended } = await gather(knowsAda({ ...whole, RelatedPerson: byIdAlone([person('ruth')]) }));
    expect(idsOf(events)).toContain('vale|RelatedPerson/ruth');
    expect(ended.outcomes.get('people')).toEqual({ state: 'complete', entries: 2 });
    const { received, entries, supporting, refused } = ended.resources;
    expect(received).toBe(entries + supporting + refused);
  });

  test('one who cannot be read leaves the people incomplete', async () => {
    const { ended } = await gather(knowsAda({ ...whole, RelatedPerson: byIdAlone([]) }));
    expect(ended.outcomes.get('people')).toMatchObject({ state: 'partial', why: 'some people whom it names could not be read' });
  });

  test('H02 one of another patient’s record is not shown, and the source is believed', async () => {
    const { events, ended } = await gather(knowsAda({ ...whole, RelatedPerson: byIdAlone([person('ruth', 'zoe')]) }));
    expect(idsOf(events)).toEqual(['vale|CareTeam/t']);
    expect(ended.outcomes.get('people')).toEqual({ state: 'complete', entries: 1 });
  });

  test.each([
    ['a search by patient gave them', { ...whole, RelatedPerson: { body: bundle([person('ruth')]) } }],
    ['the server does not offer them', whole],
  ])('none is read twice or in vain: %s', async (_, searches) => {
    const { server, ended } = await gather(knowsAda(searches));
    expect(server.requests.filter(({ path }) => path.includes('_id='))).toEqual([]);
    expect(ended.outcomes.get('people')?.state).toBe('complete');
  });
});
