import { expect, test } from 'vitest';
import { config } from '#/lib/config/config.ts';
import { configure } from '#/lib/access/testing/open-record.ts';
import { ada, viewer } from '#/lib/sources/testing/fake-record.ts';
import type { SessionEvent } from '#/lib/session/model/session-services.ts';
import { sessionEvents } from './session-services.ts';

const launched: SessionEvent = {
  action: 'launch',
  outcome: '0',
  detail: 'launched by staff',
  viewer,
  purpose: 'TREAT',
  session: 's1',
  grant: { signIn: 'staff', accessToken: 'opaque' },
  launch: { base: 'https://hill.example/fhir', patient: '7' },
};

test('H32 a launch that reads its Patient is a PatientRead too, under the X-Request-Id of the read', () => {
  configure({ hill: 'https://hill.example/fhir' });
  const [launch, read, ...more] = sessionEvents({ ...launched, reads: 'r1' }, config());
  expect(more).toEqual([]);
  expect(launch?.subtype?.at(-1)?.code).toBe('launch');
  expect(read?.meta?.profile?.[0]).toMatch(/PatientRead$/);
  expect(read?.agent.at(-1)).toMatchObject({ who: { identifier: { value: 'hill' } }, network: { address: 'https://hill.example/fhir' } });
  expect(read?.entity?.[0]?.what?.reference).toBe('https://hill.example/fhir/Patient/7');
  expect(read?.entity?.[2]?.what?.identifier?.value).toBe('r1');
});

test('H32 an event names the client and no part of the token', () => {
  configure({ hill: 'https://hill.example/fhir' });
  const [event] = sessionEvents(launched, config());
  expect(event?.agent.at(-1)).toMatchObject({ who: { identifier: { value: 'us' } } });
  expect(event?.agent[0]?.policy).toEqual([expect.stringMatching(/^urn:tributary:token:/)]);
  expect(JSON.stringify(event)).not.toContain('opaque');
});

test('H32 the patient is one entity: the exchange’s own number first, then the others, then the launching server’s address', () => {
  configure({ hill: 'https://hill.example/fhir' });
  const local = { system: 'https://hill.example/mrn', value: 'A-17' };
  const patient = { ...ada, identifiers: [local, ...ada.identifiers] };
  const [event] = sessionEvents({ ...launched, action: 'record-opened', patient }, config());
  const entities = event?.entity?.filter(({ role }) => role?.code === '1');
  expect(entities).toMatchObject([
    {
      what: { reference: 'https://hill.example/fhir/Patient/7', identifier: { value: '9991020012' } },
      detail: [{ type: local.system, valueString: 'A-17' }],
    },
  ]);
});
