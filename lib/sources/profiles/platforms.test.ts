import { afterEach, describe, expect, test } from 'vitest';
import { limitsSchema, type SourceConfig } from '#/lib/config/schema/schema.ts';
import { categories } from '#/lib/record/model/category.ts';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import { all, endedOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { clientKeys, tokenService } from '#/lib/sources/testing/token-service.ts';
import { numberedAda, vaWayIn } from '#/lib/sources/testing/va-patient.ts';
import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { launchTokenService } from '#/mocks/servers/platforms/one-patient-tokens.ts';
import { platformMocks } from '#/mocks/servers/platforms/registry.ts';
import type { AnswerRequest, PlatformMock } from '#/mocks/servers/platforms/platform.ts';
import { plainMock, servePlatform, type ServedPlatform } from '#/mocks/servers/platforms/serve-platform.ts';
import { platforms } from './registry.ts';

const ada = numberedAda();

/** Parameters that its gateway requires, whether its make is configured or not. */
const wayIn = ({ platform }: PlatformMock, url: string): Partial<SourceConfig> =>
  platform === 'va-lighthouse' ? { authorization: [vaWayIn(launchTokenService(url))] } : {};

const served: ServedPlatform[] = [];
afterEach(async () => {
  await Promise.all(served.splice(0).map(({ close }) => close()));
});

type Outside = (inner: AnswerRequest, base: string) => AnswerRequest;

/** Ada's record at a platform, to its end: entries by type and id, title and date. */
async function gather(mock: PlatformMock, more: Partial<SourceConfig> = {}, outside?: Outside) {
  const server = await servePlatform(mock, outside);
  served.push(server);
  const source = sourceAt(server.url, {}, { ...wayIn(mock, server.url), ...more });
  const gathering = prepareFhir({ source, user, patient: ada, systems: [nhs] });
  const events = await all(gathering.start(new AbortController().signal));
  const { outcomes, resources } = endedOf(events);
  const entries = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry) : []));
  const came = entries.map(({ id, title, date }) => `${id} ${title} ${date?.start ?? ''}`).toSorted();
  const inState = (state: string) => categories.filter((category) => outcomes.get(category)?.state === state);
  return { server, came, outcomes, resources, traces: gathering.traces(), inState };
}

const profileOf = (mock: PlatformMock): Partial<SourceConfig> => ({
  profile: mock.platform,
  ...(mock.platform === 'athenahealth' && { parameters: { 'ah-practice': 'Organization/a-1.Practice-195900' } }),
});

test('each profile has a mock, and each mock a profile', () => {
  expect(platformMocks.map(({ platform }) => platform)).toEqual(platforms.map(({ platform }) => platform));
});

describe.each(platformMocks.map((mock) => [mock.platform, mock] as const))('%s', (_, mock) => {
  const isGranted = (line: string): boolean => !mock.notGranted.some((type) => line.startsWith(`vale|${type}/`));

  test('H05 H07 through its profile the whole record comes, once, and what was not granted is named', async () => {
    const [plain, platform] = await Promise.all([gather(plainMock), gather(mock, profileOf(mock))]);
    expect(plain.came.length).toBeGreaterThan(280);
    expect(platform.came).toEqual(plain.came.filter(isGranted));
    const { received, entries, supporting, refused } = platform.resources;
    expect([entries, refused]).toEqual([platform.came.length, 0]);
    expect(received).toBe(entries + supporting);
    // "None" is said of nothing but what the plain server has none of.
    expect(platform.inState('none').filter((category) => !plain.inState('none').includes(category))).toEqual([]);
    expect(platform.traces.map(({ state }) => state)).not.toContain('failed');
  });

  test('H05 without its profile nothing is lost without a word', async () => {
    const [plain, platform] = await Promise.all([gather(plainMock), gather(mock)]);
    expect(plain.came).toEqual(expect.arrayContaining([...platform.came]));
    const silent = plain.came.filter((line) => !platform.came.includes(line));
    // Each category of which something is missing is complete nowhere, and "none" nowhere.
    const certain = categories.filter((category) => ['complete', 'none'].includes(platform.outcomes.get(category)?.state ?? ''));
    const lost = silent.map((line) => line.replace(/^vale\|([A-Za-z]+)\/.*/, '$1'));
    expect(certain.filter((category) => lost.some((type) => holds.get(type)?.includes(category)))).toEqual([]);
  });
});

describe('each platform’s own traps', () => {
  const mockOf = (platform: string): PlatformMock => platformMocks.find((mock) => mock.platform === platform) ?? plainMock;
  const gathered = (platform: string, more: Partial<SourceConfig> = {}) =>
    gather(mockOf(platform), { ...profileOf(mockOf(platform)), ...more });

  test('Epic: 403 for one type is denied for it alone, in words; 59205 is said; 4119 and 4101 are not', async () => {
    const { outcomes, server } = await gathered('epic');
    const why = 'Epic there was not set up to give this part of the record to this service: it refused this request (403)';
    expect(outcomes.get('immunizations')).toEqual({ state: 'denied', why });
    const outside = 'the user may not see part of the record, such as outside records';
    expect(outcomes.get('procedures')).toEqual({ state: 'partial', entries: 3, why: outside });
    expect(outcomes.get('results')).toEqual({ state: 'complete', entries: 217 });
    expect(outcomes.get('care-plans')).toEqual({ state: 'complete', entries: 3 });
    expect(outcomes.get('problems')).toEqual({ state: 'complete', entries: 5 });
    expect(outcomes.get('other')).toMatchObject({ state: 'partial', why: expect.stringContaining('cannot be asked for') });
    // Neither is ever asked as it refuses: no request is wasted, and none counts against it.
    expect(server.requests.filter((line) => /\/(Observation|CarePlan)\?patient=[^&]*&_count/.test(line))).toEqual([]);
    expect(server.requests.filter((line) => line.includes('/Medication/'))).toEqual([]);
  });

  test('Epic without its profile: what only its categories reach is said to be out of reach', async () => {
    const { outcomes } = await gather(mockOf('epic'));
    expect(outcomes.get('results')).toMatchObject({ state: 'partial', entries: 217 });
    expect(outcomes.get('care-plans')).toMatchObject({ state: 'partial' });
    expect(outcomes.get('immunizations')).toMatchObject({ state: 'denied' });
  });

  test('Oracle Health: no page is asked larger than it gives; its first page of observations may be larger, a later one empty', async () => {
    const { server, outcomes } = await gathered('oracle-health');
    const counts = (type: string) =>
      server.requests.flatMap((line) => (line.includes(`/${type}?patient`) ? (/_count=(\d+)/.exec(line)?.[1] ?? []) : []));
    expect([counts('Observation'), counts('DiagnosticReport'), counts('DocumentReference')]).toEqual([['200'], ['100'], ['100']]);
    expect(outcomes.get('social-history')).toEqual({ state: 'complete', entries: 6 });
    expect(outcomes.get('alerts')).toMatchObject({ state: 'denied' });
  });

  test('Oracle Health answers in nothing but JSON: another format is refused, and named', async () => {
    const { outcomes, came } = await gathered('oracle-health', { format: 'xml' });
    expect([came, outcomes.get('allergies')]).toEqual([[], { state: 'failed', why: 'it answered with an error (406)' }]);
  });

  test('athenahealth: every request names the practice, next pages too; without it nothing comes and nothing is “none”', async () => {
    const { server } = await gathered('athenahealth');
    expect(server.requests.filter((line) => !line.includes('ah-practice=Organization%2Fa-1.Practice-195900'))).toEqual([]);
    const without = await gather(mockOf('athenahealth'));
    expect([without.came, without.inState('failed')]).toEqual([[], [...categories]]);
  });

  test('VA: numbered pages are followed as written, by an id with a V', async () => {
    const { server } = await gathered('va-lighthouse');
    expect(server.requests.filter((line) => line.includes('patient=1017283148V813263') && line.includes('page=2')).length).toBeGreaterThan(
      0,
    );
    const generic = await gather(mockOf('va-lighthouse'));
    expect(generic.outcomes.get('family-history')).toMatchObject({ state: 'denied' });
  });

  test.each([
    ['azure', 'ct='],
    ['google', '_page_token='],
    ['hapi', '_getpages='],
  ])('%s: opaque pages by %s', async (platform, name) => {
    const { server, outcomes } = await gather(mockOf(platform), {
      ...profileOf(mockOf(platform)),
      ...(platform === 'azure' && { profile: 'hapi' }),
    });
    expect(server.requests.some((line) => line.includes(name))).toBe(true);
    expect(outcomes.get('results')).toEqual({ state: 'complete', entries: 217 });
  });

  test('HAPI: a search that it forgot is asked once more', async () => {
    const { server, resources } = await gathered('hapi');
    expect(server.requests.filter((line) => line.includes('/Observation?patient=')).length).toBe(2);
    expect(resources.supporting).toBeGreaterThanOrEqual(50);
  });

  test('H02 Google: a form that nobody reads brings everyone; without the profile, what is another’s is refused and said', async () => {
    const { server } = await gathered('google', { search: 'post' });
    expect(server.requests.filter((line) => line.startsWith('POST'))).toEqual([]);
    const careless = await gather(mockOf('google'), { search: 'post' });
    expect(careless.came.filter((line) => line.includes('/zoe-'))).toEqual([]);
    expect(careless.resources.refused).toBeGreaterThan(0);
    expect([...careless.inState('complete'), ...careless.inState('none')]).toEqual([]);
  });

  test('a token that dies in the middle of paging is renewed, and the page asked once more', async () => {
    const tokens = new Map<string, number>();
    const service = await tokenService();
    const { key } = await clientKeys();
    const shortLived: Outside = (inner) => (request) => {
      const token = request.headers.get('authorization') ?? '';
      const uses = tokens.get(token) ?? 0;
      tokens.set(token, uses + 1);
      const alive = token.startsWith('Bearer token-') && uses < 4;
      return alive
        ? inner(request)
        : Promise.resolve(fhirRefusal(401, 'login', 'expired', { 'WWW-Authenticate': 'Bearer error="invalid_token"' }));
    };
    const authorization = [
      { kind: 'client-credentials', tokenUrl: service.url, client: { id: 'us', authentication: 'private_key_jwt', key } },
    ];
    const limits = limitsSchema.parse({ concurrency: 1 });
    const [plain, short] = await Promise.all([gather(plainMock), gather(mockOf('medplum'), { authorization, limits }, shortLived)]);
    service.close();
    expect(short.came).toEqual(plain.came);
    expect(tokens.size).toBeGreaterThan(3);
  });
});

const holds = new Map<string, readonly string[]>([
  ['AllergyIntolerance', ['allergies']],
  ['Condition', ['problems']],
  ['MedicationRequest', ['medications']],
  ['Observation', ['results', 'vitals', 'social-history', 'assessments', 'other']],
  ['DiagnosticReport', ['results']],
  ['DocumentReference', ['documents']],
  ['CarePlan', ['care-plans']],
  ['Goal', ['care-plans']],
  ['Immunization', ['immunizations']],
  ['Procedure', ['procedures']],
  ['Encounter', ['encounters']],
  ['Flag', ['alerts']],
  ['ServiceRequest', ['requests']],
  ['FamilyMemberHistory', ['family-history']],
]);
