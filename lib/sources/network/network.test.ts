import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { ada, adaAtSource, all, endedOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { JoinedEvent } from '#/lib/sources/answer/source-event.ts';
import { memberSource } from './member-source.ts';
import { prepareNetwork } from './prepare-network.ts';
import { byNumber, byReference, registeredAt, servesDirectory, servesLocator, type FakeMember } from './testing/serve-network.ts';

afterEach(closeServed);

let network = 0;
beforeEach(() => void (network += 1));

const members = (count: number): readonly FakeMember[] =>
  Array.from({ length: count }, (_, at) => ({ id: `o${at}`, name: `Clinic ${at}`, address: `http://127.0.0.1:9/o${at}/` }));

async function networkAt(locator: string, directory: string, more: object = {}): Promise<SourceConfig> {
  return sourceAt(
    locator,
    {},
    {
      id: `network-${network}`,
      name: 'National Network',
      kind: 'network',
      directory: { url: directory },
      members: { kind: 'documents', match: [{ kind: 'identifier' }] },
      loopbackMembers: true,
      ...more,
    },
  );
}

async function find(source: SourceConfig, patient = ada) {
  const gathering = prepareNetwork({ source, user, patient, systems: [nhs] });
  const events = await all(gathering.start(new AbortController().signal));
  const joined = events.find((event): event is JoinedEvent => event.type === 'joined');
  const ended = endedOf(events);
  return { gathering, joined, ended, outcome: ended.outcomes.get('allergies') };
}

async function served(known: readonly unknown[], list = members(5), more: object = {}) {
  const directory = await serve(servesDirectory(() => list));
  const locator = await serve(servesLocator(() => known));
  return { directory, locator, ...(await find(await networkAt(locator.url, directory.url, more))) };
}

describe('a network', () => {
  test('reads its directory page by page, asks its locator, and gives a source for each member that knows the patient', async () => {
    const { directory, locator, joined, outcome, ended, gathering } = await served([
      registeredAt(byReference('o3')),
      registeredAt(byNumber('o1')),
      registeredAt(byReference('o3'), { id: 'second' }),
    ]);
    expect(directory.requests.map(({ path }) => path.split('?')[0])).toEqual([
      'Endpoint',
      'Endpoint',
      'Endpoint',
      'Organization',
      'Organization',
      'Organization',
    ]);
    expect(locator.requests.map(({ path }) => path)).toEqual([`Patient?identifier=${encodeURIComponent(nhs)}%7C9991020012&_count=200`]);
    expect(joined?.memberCounts).toEqual({ withRecord: 2, queriedAtOnce: 2, inDirectory: 5 });
    expect(joined?.members.map(({ id, name, url, kind, ask }) => ({ id, name, url, kind, ask }))).toEqual(
      ['3', '1'].map((at) => ({
        id: `network-${network}.o${at}`,
        name: `Clinic ${at}`,
        url: `http://127.0.0.1:9/o${at}`,
        kind: 'documents',
        ask: 'always',
      })),
    );
    expect(outcome).toEqual({ state: 'none' });
    expect(ended.resources).toMatchObject({ received: 3, supporting: 3, entries: 0 });
    expect(gathering.traces()).toMatchObject([{ state: 'complete', detail: '2 named', received: 3 }]);
  });

  test.each([
    ['continuously', 'continuously', 'continuously'],
    ['nightly', 'continuously', 'nightly'],
    ['nightly', 'weekly', 'weekly'],
    ['continuously', 'weekly', 'weekly'],
  ] as const)('H05 of a network updated %s, members updated %s are updated %s', (ofNetwork, ofMembers, expected) => {
    const member = { id: 'o1', name: 'Clinic 1', identifiers: [], address: 'https://o1.example/fhir' };
    const options = { directory: { url: 'https://directory.example' }, members: { kind: 'documents' }, updated: ofNetwork };
    const network = sourceAt('https://locator.example', {}, { kind: 'network', ...options });
    expect(memberSource(network, member, { ...network, updated: ofMembers }).updated).toBe(expected);
  });

  test('asks no more at once than configured; the others wait for the reader', async () => {
    const { joined } = await served(
      members(5).map(({ id }) => registeredAt(byReference(id))),
      members(5),
      { most: 2 },
    );
    expect(joined?.memberCounts).toEqual({ withRecord: 5, queriedAtOnce: 2, inDirectory: 5 });
    expect(joined?.members.map(({ ask }) => ask)).toEqual(['always', 'always', 'when-ticked', 'when-ticked', 'when-ticked']);
  });

  test('that nobody of it knows the patient is a certain no of the whole network', async () => {
    const { outcome, joined } = await served([]);
    expect(outcome).toEqual({ state: 'unmatched', match: 'not-known' });
    expect(joined?.memberCounts).toEqual({ withRecord: 0, queriedAtOnce: 0, inDirectory: 5 });
  });
});

describe('H05 what a network cannot find out is never “none”', () => {
  test.each<[string, readonly unknown[], RegExp]>([
    [
      'a person without the identifier',
      [
        registeredAt(byReference('o1')),
        { ...adaAtSource, identifier: [{ system: nhs, value: '9991020020' }], managingOrganization: byReference('o2') },
      ],
      /also named other patients/,
    ],
    ['a registration at nobody', [registeredAt(byReference('o1')), adaAtSource], /left out an organisation/],
    [
      'one that its directory does not list',
      [registeredAt(byReference('o1')), registeredAt(byReference('o99'))],
      /1 organisation that knows this patient is not in its directory/,
    ],
    [
      'a warning',
      [
        registeredAt(byReference('o1')),
        {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'warning', code: 'incomplete', diagnostics: 'One region did not answer' }],
        },
      ],
      /./,
    ],
  ])('%s', async (_, known, why) => {
    const { outcome, joined } = await served(known);
    expect(outcome).toEqual({ state: 'partial', entries: 0, why: expect.stringMatching(why) });
    expect(joined?.members.map(({ id }) => id)).toEqual([`network-${network}.o1`]);
  });

  test.each<[string, object, RegExp]>([
    ['more than came', { total: 7 }, /sent 1 of 7/],
    ['another person’s answer', { link: [{ relation: 'self', url: `Patient?identifier=${nhs}|9991020020` }] }, /a different search/],
    ['no answer to a search', { type: 'batch-response' }, /a different search/],
  ])('%s', async (_, more, why) => {
    const directory = await serve(servesDirectory(() => members(5)));
    const locator = await serve(servesLocator(() => [registeredAt(byReference('o1'))], more));
    const { outcome } = await find(await networkAt(locator.url, directory.url));
    expect(outcome).toEqual({ state: 'partial', entries: 0, why: expect.stringMatching(why) });
  });

  test('a number that two organisations of its directory share names neither', async () => {
    const shared = { identifier: [{ system: 'urn:oid:2.16.840.1.113883.19.50', value: 'N-o1' }] };
    const list = members(3).map((one) => (one.id === 'o2' ? { ...one, more: shared } : one));
    const { outcome, joined } = await served([registeredAt(byNumber('o1'))], list);
    expect(joined?.members).toEqual([]);
    expect(outcome).toMatchObject({ state: 'partial', why: expect.stringMatching(/1 organisation .* is not in its directory/) });
  });

  test('a locator that fails', async () => {
    const directory = await serve(servesDirectory(() => members(2)));
    const locator = await serve(() => ({ status: 500 }));
    const { outcome, joined } = await find(await networkAt(locator.url, directory.url));
    expect(outcome).toEqual({ state: 'failed', why: 'its record locator: it answered with an error (500)' });
    expect(joined).toBeUndefined();
  });

  test('a directory that was never read', async () => {
    const directory = await serve(() => ({ status: 403 }));
    const locator = await serve(servesLocator(() => [registeredAt(byReference('o1'))]));
    const { outcome } = await find(await networkAt(locator.url, directory.url));
    expect(outcome).toMatchObject({ state: 'denied', why: expect.stringContaining('its directory') });
  });

  test('a person without an identifier of the configuration', async () => {
    const directory = await serve(servesDirectory(() => members(2)));
    const locator = await serve(servesLocator(() => []));
    const { outcome, gathering } = await find(await networkAt(locator.url, directory.url), { ...ada, identifiers: [] });
    expect(outcome).toMatchObject({ state: 'unmatched', match: 'no-answer-given' });
    expect([gathering.planned, locator.requests]).toEqual([[], []]);
  });
});

/** Waits until a clock of milliseconds has moved on. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('the directory', () => {
  test('is held, and read again beside the next record once it is due; one that fails then is said', async () => {
    let answers = true;
    let list = members(2);
    const reading = servesDirectory(() => list);
    const directory = await serve((url) => (answers ? reading(url) : { status: 500 }));
    const locator = await serve(servesLocator(() => [registeredAt(byReference('o1'))]));
    const held = await networkAt(locator.url, directory.url);
    await find(held);
    await find(held);
    expect(directory.requests).toHaveLength(2);
    const due = { ...held, directory: { url: directory.url, refreshMinutes: 1e-9 } };
    list = members(3);
    await aMoment();
    expect((await find(due)).joined?.memberCounts.inDirectory).toBe(2);
    await expect.poll(async () => (await find(held)).joined?.memberCounts.inDirectory).toBe(3);
    answers = false;
    await aMoment();
    await find(due);
    await expect
      .poll(async () => (await find(held)).outcome)
      .toMatchObject({ state: 'partial', why: expect.stringContaining('listed before were queried') });
    expect((await find(held)).joined?.members).toHaveLength(1);
  });

  test('what is too old is not used', async () => {
    let answers = true;
    const reading = servesDirectory(() => members(2));
    const directory = await serve((url) => (answers ? reading(url) : { status: 500 }));
    const locator = await serve(servesLocator(() => [registeredAt(byReference('o1'))]));
    const old = await networkAt(locator.url, directory.url, { directory: { url: directory.url, keepHours: 1e-9 } });
    expect((await find(old)).outcome).toEqual({ state: 'none' });
    answers = false;
    await aMoment();
    expect((await find(old)).outcome).toMatchObject({ state: 'failed' });
  });

  test.each([
    ['http', 'http://clinic.example/fhir'],
    ['an address of this machine', 'ftp://127.0.0.1/fhir'],
    ['user-info', 'https://a:b@clinic.example/fhir'],
    ['a query', 'https://clinic.example/fhir?x='],
    ['a fragment', 'https://clinic.example/fhir#x'],
    ['another scheme', 'file:///etc/passwd'],
    ['no address', undefined],
    ['text', 'clinic.example'],
  ])('an endpoint with %s is not asked, and its member says so', async (_, address) => {
    const { joined } = await served(
      [registeredAt(byReference('o1'))],
      [{ id: 'o1', name: 'Clinic', ...(address !== undefined && { address }) }],
    );
    expect(joined?.members).toMatchObject([{ name: 'Clinic', network: { unasked: expect.stringContaining('no address') } }]);
  });

  test.each(['o_1', 'urn:oid:2.16', 'x'.repeat(80)])('H07 a member by the id %s joins like any other', async (id) => {
    const { joined } = await served([registeredAt(byReference(id))], [{ id, name: 'Clinic', address: 'http://127.0.0.1:9/o1/' }]);
    expect(joined?.members).toMatchObject([{ id: `network-${network}.${id}`, name: 'Clinic' }]);
  });

  test('an organisation or an endpoint out of use is left out', async () => {
    const { joined, outcome } = await served([registeredAt(byReference('o1'))], [{ id: 'o1', name: 'Closed', more: { active: false } }]);
    expect(joined?.members).toEqual([]);
    expect(outcome).toMatchObject({ state: 'partial' });
  });
});

describe('H08 a reference of another server names nobody of this network', () => {
  test.each<[string, (directory: string) => string, boolean]>([
    ['relative', () => 'Endpoint/e-o1', true],
    ['absolute', (directory) => `${directory}/Endpoint/e-o1`, true],
    ['a version', (directory) => `${directory}/Endpoint/e-o1/_history/2`, true],
    ['another directory’s', () => 'https://other.example/fhir/Endpoint/e-o1', false],
    ['another path’s', (directory) => `${directory}2/Endpoint/e-o1`, false],
    ['without a scheme', () => '//other.example/fhir/Endpoint/e-o1', false],
  ])('an organisation’s endpoint, %s', async (_, endpointAt, isFound) => {
    const [first, second] = members(2);
    if (!first || !second) throw new Error('There are two members.');
    const list: FakeMember[] = [second];
    const directory = await serve(servesDirectory(() => [first, ...list]));
    list[0] = { ...second, more: { endpoint: [{ reference: endpointAt(directory.url) }] } };
    const locator = await serve(servesLocator(() => [registeredAt(byReference('o1'))]));
    const { joined } = await find(await networkAt(locator.url, directory.url));
    expect(joined?.members.map((member) => member.network?.unasked === undefined)).toEqual([isFound]);
  });

  test.each<[string, (locator: string, directory: string) => string, boolean]>([
    ['relative', () => 'Organization/o1', true],
    ['absolute at the directory', (_, directory) => `${directory}/Organization/o1`, true],
    ['absolute at the locator', (locator) => `${locator}/Organization/o1`, true],
    ['at another server', () => 'https://other.example/fhir/Organization/o1', false],
    ['without a scheme', () => '//other.example/fhir/Organization/o1', false],
  ])('the organisation that a locator names, %s', async (_, referenceAt, isFound) => {
    const directory = await serve(servesDirectory(() => members(2)));
    const known: unknown[] = [];
    const locator = await serve(servesLocator(() => known));
    known.push(registeredAt({ reference: referenceAt(locator.url, directory.url) }));
    const { joined, outcome } = await find(await networkAt(locator.url, directory.url));
    expect([joined?.members.length ?? 0, outcome?.state === 'none']).toEqual([isFound ? 1 : 0, isFound]);
  });
});
