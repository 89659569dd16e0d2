import { afterEach, describe, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { prepareFhir } from './prepare-fhir.ts';
import {
  adaAtSource,
  ada,
  all,
  bundle,
  endedOf,
  idsOf,
  knowsAda,
  nhs,
  observation,
  sourceAt,
  user,
} from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

const next = (url: string) => ({ link: [{ relation: 'next', url }] });
const outcome = (code: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'fatal', code: 'expired', details: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code }] } }],
});
const own = (resourceType: string, id: string, more: object = {}) => ({ resourceType, id, subject: { reference: 'Patient/ada' }, ...more });

async function gatherAs(answering: Answering, more: Partial<SourceConfig>) {
  const server = await serve(answering);
  const input = { source: sourceAt(server.url, {}, more), user, patient: ada, systems: [nhs] };
  const events = await all(prepareFhir(input).start(new AbortController().signal));
  return { server, ids: idsOf(events), ended: endedOf(events) };
}

describe('H05 the ladder: a refused search falls back, and the limits of the fallback are shown', () => {
  test('a status is demanded beside the intent', async () => {
    const { ids, ended, server } = await gather(
      knowsAda({
        MedicationRequest: ({ searchParams }: URL) =>
          searchParams.has('intent') && searchParams.has('status')
            ? { body: bundle([own('MedicationRequest', 'rx', { status: 'stopped', medicationCodeableConcept: { text: 'Ramipril' } })]) }
            : { status: 422 },
      }),
    );
    expect(ids).toEqual(['vale|MedicationRequest/rx']);
    expect(ended.outcomes.get('medications')).toEqual({ state: 'complete', entries: 1 });
    expect(server.requests.at(-1)?.path).toContain('stopped');
  });

  test('appointments by their participant', async () => {
    const { ended } = await gather(
      knowsAda({
        Appointment: ({ searchParams }: URL) => (searchParams.get('actor') === 'Patient/ada' ? { body: bundle([]) } : { status: 400 }),
      }),
    );
    expect(ended.outcomes.get('appointments')).toEqual({ state: 'none' });
  });

  test('H08 an ignored category brings more, never less; an ignored patient is a limit', async () => {
    const self = (url: string) => ({ link: [{ relation: 'self', url }] });
    const heard = (url: URL, ...names: readonly string[]) =>
      self(`Observation?${new URLSearchParams([...url.searchParams].filter(([name]) => names.includes(name)))}`);
    const answering = (...names: readonly string[]) =>
      gatherAs(
        knowsAda({
          Observation: (url: URL) =>
            url.searchParams.has('category') ? { body: bundle([observation('a')], heard(url, ...names)) } : { status: 400 },
        }),
        { profile: 'epic' },
      );
    expect((await answering('patient')).ended.outcomes.get('vitals')).toEqual({ state: 'none' });
    const why = 'it ignored part of the search (patient)';
    expect((await answering('category')).ended.outcomes.get('vitals')).toEqual({ state: 'partial', entries: 0, why });
  });

  test('every rung refused', async () => {
    const { ended } = await gather(knowsAda({ CareTeam: { status: 400 }, CarePlan: { status: 400 } }));
    expect(ended.outcomes.get('care-plans')).toEqual({ state: 'failed', why: 'it answered with an error (400)' });
  });

  test('reports by category may miss some', async () => {
    const { ended } = await gather(
      knowsAda({ DiagnosticReport: ({ searchParams }: URL) => (searchParams.has('category') ? { body: bundle([]) } : { status: 400 }) }),
    );
    const why = 'reports can only be searched by category here; some may be missing';
    expect(ended.outcomes.get('imaging')).toEqual({ state: 'partial', entries: 0, why, lasting: true });
  });

  test('an unknown category limits no other', async () => {
    const { ended } = await gatherAs(
      knowsAda({
        Observation: ({ searchParams }: URL) =>
          !searchParams.has('category') || searchParams.get('category') === 'sdoh' ? { status: 400 } : { body: bundle([]) },
      }),
      { profile: 'epic' },
    );
    expect(ended.outcomes.get('vitals')).toEqual({ state: 'none' });
    const why = 'some of this category could not be searched';
    expect(ended.outcomes.get('social-history')).toEqual({ state: 'partial', entries: 0, why });
  });

  test('ended items are queried by status where a server gives only active ones', async () => {
    const over = own('Condition', 'gout', { code: { text: 'Gout' }, clinicalStatus: { coding: [{ code: 'resolved' }] } });
    const { ids } = await gather(
      knowsAda({
        Condition: ({ searchParams }: URL) => ({ body: bundle(searchParams.get('clinical-status')?.includes('resolved') ? [over] : []) }),
      }),
    );
    expect(ids).toEqual(['vale|Condition/gout']);
  });

  test('conditions are queried whole and by category, and a refused category leaves the whole complete', async () => {
    const subset = own('Condition', 'gout', { code: { text: 'Gout' } });
    const diagnosis = own('Condition', 'flu', { code: { text: 'Influenza' } });
    const { ids } = await gather(
      knowsAda({ Condition: ({ searchParams }: URL) => ({ body: bundle(searchParams.has('category') ? [subset, diagnosis] : [subset]) }) }),
    );
    expect(ids).toEqual(['vale|Condition/gout', 'vale|Condition/flu']);
    const { ended } = await gather(
      knowsAda({ Condition: ({ searchParams }: URL) => (searchParams.has('category') ? { status: 400 } : { body: bundle([subset]) }) }),
    );
    expect(ended.outcomes.get('problems')).toEqual({ state: 'complete', entries: 1 });
  });

  test('H05 at a platform that answers the whole with a subset, a refused category is missing', async () => {
    const server = await serve(
      knowsAda({
        Condition: ({ searchParams }: URL) =>
          searchParams.get('category') === 'encounter-diagnosis'
            ? { status: 400 }
            : { body: bundle([own('Condition', 'gout', { code: { text: 'Gout' } })]) },
      }),
    );
    const input = { source: sourceAt(server.url, {}, { profile: 'epic' }), user, patient: ada, systems: [nhs] };
    const events = await all(prepareFhir(input).start(new AbortController().signal));
    expect(endedOf(events).outcomes.get('problems')).toMatchObject({ state: 'partial', entries: 1 });
  });
});

describe('H07 a search that the source forgot is repeated once', () => {
  const forgets = (times: number, answer: object): Answering => {
    let left = times;
    return knowsAda({
      Observation: ({ searchParams }: URL) => {
        if (!searchParams.has('page')) return { body: bundle([observation('a')], { total: 2, ...next('Observation?page=1') }) };
        left -= 1;
        return left >= 0 ? answer : { body: bundle([observation('b')], { total: 2 }) };
      },
    });
  };

  test.each([
    ['410', { status: 410 }],
    ['Epic 4113', { status: 400, body: outcome('4113') }],
  ])('%s', async (_, answer) => {
    const once = await gather(forgets(1, answer));
    expect(once.ids).toEqual(['vale|Observation/a', 'vale|Observation/b']);
    expect(once.results).toEqual({ state: 'complete', entries: 2 });
    const twice = await gather(forgets(2, answer));
    expect(twice.results).toMatchObject({ state: 'partial', entries: 1 });
  });

  test('any other refusal of a later page is final', async () => {
    const { server, results } = await gather(forgets(1, { status: 400 }));
    expect(results).toEqual({ state: 'partial', entries: 1, why: 'it answered with an error (400)', lost: true });
    expect(server.requests.filter(({ path }) => path.startsWith('Observation'))).toHaveLength(2);
  });
});

describe('totals', () => {
  const paged = (first: number | undefined, last: number | undefined): Answering =>
    knowsAda({
      Observation: ({ searchParams }: URL) =>
        searchParams.has('page')
          ? { body: bundle([observation('b')], { total: last }) }
          : { body: bundle([observation('a')], { total: first, ...next('Observation?page=1') }) },
    });

  test.each<[string, number | undefined, number | undefined, string | undefined, object]>([
    ['the newest counts', 90, 2, undefined, { state: 'complete', entries: 2 }],
    [
      'H07 one that only the first page says still counts',
      9,
      undefined,
      undefined,
      { state: 'partial', entries: 2, why: '2 of 9 received', lost: true },
    ],
    ['an estimate is not believed before the last page', 9, undefined, 'google', { state: 'complete', entries: 2 }],
    ['H07 but on it', 2, 9, 'google', { state: 'partial', entries: 2, why: '2 of 9 received', lost: true }],
  ])('%s', async (_, first, last, profile, expected) => {
    const { ended } = await gatherAs(paged(first, last), profile === undefined ? {} : { profile });
    expect(ended.outcomes.get('results')).toEqual(expected);
  });

  test('H07 an OperationOutcome without a mode is no match', async () => {
    const info = { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] } };
    const { results } = await gather(knowsAda({ Observation: { body: { ...bundle([], { total: 1 }), entry: [info] } } }));
    expect(results).toEqual({ state: 'partial', entries: 0, why: '0 of 1 received', lost: true });
  });
});

describe('searches by POST', () => {
  const answering =
    (postStatus: number): Answering =>
    (url, body = '') => {
      if (url.pathname.endsWith('/Patient/_search')) return postStatus === 200 ? { body: bundle([adaAtSource]) } : { status: postStatus };
      if (url.pathname.endsWith('/_search'))
        return postStatus === 200 ? { body: bundle([observation(`posted-${body.length > 0}`)]) } : { status: postStatus };
      return knowsAda({ Observation: { body: bundle([observation('got')]) } })(url);
    };

  test('as configured: an address has no patient id', async () => {
    const { ids, server } = await gatherAs(answering(200), { search: 'post' });
    expect(ids).toEqual(['vale|Observation/posted-true']);
    expect(server.requests.filter(({ path }) => path.includes('=ada') || path.includes('9991020012'))).toEqual([]);
  });

  test.each([404, 405, 415, 501])('%d: by GET from then on', async (status) => {
    const { ids } = await gatherAs(answering(status), { search: 'post' });
    expect(ids).toEqual(['vale|Observation/got']);
  });

  test('at a declared US Core server, unless configured otherwise', async () => {
    const usCore: Answering = (url, body) =>
      url.pathname.endsWith('/metadata')
        ? {
            body: {
              resourceType: 'CapabilityStatement',
              instantiates: ['http://hl7.org/fhir/us/core/CapabilityStatement/us-core-server|9.0.0'],
              rest: [{ resource: [{ type: 'Observation' }] }],
            },
          }
        : answering(200)(url, body);
    expect((await gatherAs(usCore, {})).ids).toEqual(['vale|Observation/posted-true']);
    expect((await gatherAs(usCore, { search: 'get' })).ids).toEqual(['vale|Observation/got']);
    expect((await gatherAs(usCore, { profile: 'google' })).ids).toEqual(['vale|Observation/got']);
  });
});

describe('H05 medicines that prescriptions only refer to', () => {
  const request = own('MedicationRequest', 'rx', {
    status: 'active',
    intent: 'order',
    medicationReference: { reference: 'Medication/m1' },
  });
  const medication = { resourceType: 'Medication', id: 'm1', code: { text: 'Ramipril' } };
  const answering =
    (together: object, alone: object): Answering =>
    (url) => {
      if (url.pathname.endsWith('/Medication/m1')) return alone;
      return knowsAda({ MedicationRequest: { body: bundle([request, { ...request, id: 'rx2' }]) }, Medication: together })(url);
    };

  test.each<[string, string, readonly string[], string]>([
    ['the source offers no medicines', 'Medication/m1', ['MedicationRequest'], 'partial'],
    ['they are at another server', 'https://elsewhere.example/fhir/Medication/m1', ['MedicationRequest', 'Medication'], 'partial'],
    ['one by a name that came along', 'urn:uuid:m1', ['MedicationRequest', 'Medication'], 'complete'],
  ])('a name that nobody can read is said: %s', async (_, reference, offered, state) => {
    const pointing = { ...request, medicationReference: { reference } };
    const page = {
      ...bundle([pointing]),
      entry: [{ resource: pointing }, { fullUrl: 'urn:uuid:m1', resource: medication, search: { mode: 'include' } }],
    };
    const searches = Object.fromEntries(offered.map((type) => [type, { body: type === 'Medication' ? bundle([]) : page }]));
    const body = reference.startsWith('urn:') ? searches : { ...searches, MedicationRequest: { body: bundle([pointing]) } };
    const { ended } = await gather(knowsAda(body));
    expect(ended.outcomes.get('medications')?.state).toBe(state);
  });

  test.each(['med_1', 'a:b', 'a,b', 'x'.repeat(80), '患者1'])(
    'H17 the id %s finds its name, in the page and where it is read',
    async (id) => {
      const pointing = { ...request, medicationReference: { reference: `Medication/${id}` } };
      const named = { ...medication, id };
      const page = bundle([pointing]);
      const included = { ...page, entry: [...page.entry, { resource: named, search: { mode: 'include' } }] };
      const alone: Answering = (url) =>
        decodeURIComponent(url.pathname).endsWith(`/Medication/${id}`)
          ? { body: named }
          : knowsAda({ MedicationRequest: { body: page }, Medication: { body: bundle([]) } })(url);
      for (const answers of [knowsAda({ MedicationRequest: { body: included } }), alone]) {
        const server = await serve(answers);
        const events = await all(
          prepareFhir({ source: sourceAt(server.url), user, patient: ada, systems: [nhs] }).start(new AbortController().signal),
        );
        const titles = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry.title) : []));
        expect(titles).toEqual(['Ramipril']);
        expect(endedOf(events).outcomes.get('medications')?.state).toBe('complete');
      }
    },
  );

  test.each<[string, object, object, string[], string]>([
    ['found together', { body: bundle([medication]) }, { status: 500 }, ['Ramipril', 'Ramipril'], 'complete'],
    ['read one by one where they are not', { status: 400 }, { body: medication }, ['Ramipril', 'Ramipril'], 'complete'],
    ['read one by one where the search finds none', { body: bundle([]) }, { body: medication }, ['Ramipril', 'Ramipril'], 'complete'],
    ['in neither way: said', { status: 400 }, { status: 404 }, [], 'partial'],
  ])('%s', async (_, together, alone, titles, state) => {
    const server = await serve(answering(together, alone));
    const input = { source: sourceAt(server.url), user, patient: ada, systems: [nhs] };
    const events = await all(prepareFhir(input).start(new AbortController().signal));
    const named = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry.title) : []));
    expect(named.filter((title) => title === 'Ramipril')).toEqual(titles);
    expect(endedOf(events).outcomes.get('medications')?.state).toBe(state);
    // Both prescriptions point to one medicine: it is asked for once in each way.
    expect(server.requests.filter(({ path }) => path.startsWith('Medication?')).length).toBe(1);
  });
});
