import { afterEach, expect, test } from 'vitest';
import { adaAtSource, bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather } from '#/lib/sources/testing/gather-at.ts';

afterEach(closeServed);

const [adaUrl, otherUrl, doctorUrl] = ['urn:uuid:a', 'urn:uuid:z', 'urn:uuid:d'];
const named = (fullUrl: string, resource: object) => ({ fullUrl, resource, search: { mode: 'match' } });
const someone = { ...adaAtSource, id: 'in-bundle', identifier: [], name: [{ family: 'Marsh', given: ['Zoe'] }], birthDate: '1980-01-02' };
const of = (reference: string, id = '1') => observation(id, 'ada', { subject: { reference } });
const page = (...entry: readonly object[]) => ({ body: bundle([], { entry }) });

test('H02 a Bundle’s own name for its Patient is this patient’s once that Patient is this person', async () => {
  const { ids, ended } = await gather(
    knowsAda({
      Observation: page(
        named(adaUrl, { ...adaAtSource, id: 'in-bundle' }),
        named('urn:uuid:1', of(adaUrl)),
        named('urn:uuid:2', of('Patient/in-bundle', '2')),
      ),
    }),
  );
  expect(ids).toEqual(['vale|Observation/1', 'vale|Observation/2']);
  expect(ended.resources).toEqual({ received: 4, entries: 2, supporting: 2, refused: 0 });
});

test('H02 without an id it is compared all the same', async () => {
  const { id: _, ...nameless } = adaAtSource;
  const { ids } = await gather(knowsAda({ Observation: page(named(adaUrl, nameless), named('urn:uuid:1', of(adaUrl))) }));
  expect(ids).toEqual(['vale|Observation/1']);
});

test.each([
  ['somebody else’s Patient', page(named(otherUrl, someone), named('urn:uuid:1', of(otherUrl)))],
  ['a name that nothing in the Bundle has', page(named(adaUrl, adaAtSource), named('urn:uuid:1', of(otherUrl)))],
  [
    'the name of something that is no Patient',
    page(named(doctorUrl, { resourceType: 'Group', id: 'g' }), named('urn:uuid:1', of(doctorUrl))),
  ],
])('H02 %s is another patient', async (_, answer) => {
  const { ids, ended, results } = await gather(knowsAda({ Observation: answer }));
  expect(ids).toEqual([]);
  expect(ended.resources.refused).toBeGreaterThan(0);
  expect(results).toEqual({ state: 'failed', why: 'it sent another patient’s data' });
});

test('a participant by the Bundle’s name for a clinician is no patient', async () => {
  const participant = [{ actor: { reference: adaUrl } }, { actor: { reference: doctorUrl } }];
  const { ids } = await gather(
    knowsAda({
      Appointment: page(
        named(adaUrl, adaAtSource),
        named(doctorUrl, { resourceType: 'Practitioner', id: 'd' }),
        named('urn:uuid:1', { resourceType: 'Appointment', id: '1', status: 'booked', participant }),
      ),
    }),
  );
  expect(ids).toEqual(['vale|Appointment/1']);
});
