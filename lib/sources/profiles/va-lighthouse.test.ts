import { afterEach, expect, test } from 'vitest';
import type { MemberOptions } from '#/lib/config/schema/schema.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import { ada, all, endedOf, idsOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { numberedAda, vaWayIn } from '#/lib/sources/testing/va-patient.ts';
import { launchTokenService } from '#/mocks/servers/platforms/one-patient-tokens.ts';
import { servePlatform, type ServedPlatform } from '#/mocks/servers/platforms/serve-platform.ts';
import { vaLighthouseMock } from '#/mocks/servers/platforms/va-lighthouse.ts';

const served: ServedPlatform[] = [];
afterEach(async () => {
  await Promise.all(served.splice(0).map(({ close }) => close()));
});

type Service = ReturnType<typeof launchTokenService>;

async function gather(patient: PatientIdentity, wayIn: (service: Service) => MemberOptions = vaWayIn) {
  const server = await servePlatform(vaLighthouseMock);
  served.push(server);
  const authorization = [wayIn(launchTokenService(server.url))];
  const source = sourceAt(server.url, {}, { profile: 'va-lighthouse', authorization });
  const events = await all(prepareFhir({ source, user, patient, systems: [nhs] }).start(new AbortController().signal));
  const { outcomes } = endedOf(events);
  return {
    came: idsOf(events),
    requests: server.requests,
    inState: (state: string) => categories.filter((one) => outcomes.get(one)?.state === state),
  };
}

test('her record comes by a token that names her', async () => {
  const { came, requests } = await gather(numberedAda());
  expect(came.length).toBeGreaterThan(280);
  expect(requests.filter((line) => line.startsWith('POST /oauth2/'))).toHaveLength(1);
});

test.each<[string, (service: Service) => MemberOptions]>([
  ['without a launch', (service) => ({ ...vaWayIn(service), launch: undefined })],
  ['without its scope', (service) => ({ ...vaWayIn(service), launch: undefined, scope: 'system/Patient.read' })],
  ['for the token service’s own address', ({ tokenUrl }) => vaWayIn({ tokenUrl })],
])('a token asked for %s is refused: nothing comes, and nothing is “none”', async (_, wayIn) => {
  const { came, requests, inState } = await gather(numberedAda(), wayIn);
  expect([came, inState('failed')]).toEqual([[], [...categories]]);
  expect(requests.filter((line) => !line.includes('/oauth2/'))).toEqual([]);
});

test('H02 who has no such number is not asked for, and with another’s token everything is forbidden', async () => {
  const unnumbered = await gather(ada);
  expect([unnumbered.inState('failed'), unnumbered.requests]).toEqual([[...categories], []]);
  const other = await gather(numberedAda('1012667145V762142'));
  expect([other.came, other.inState('denied')]).toEqual([[], [...categories]]);
});
