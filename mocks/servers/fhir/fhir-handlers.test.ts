import { getResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordsAt } from '#/mocks/servers/testing/two-patients.ts';
import type { TokenAccess } from './fhir-access.ts';
import { fhirHandlers, type FhirServer } from './fhir-handlers.ts';
import { textsAt, valuesAt } from './fhir-resource.ts';
import { fhirStore } from './fhir-store.ts';

const base = 'http://127.0.0.1:4999/fhir';
const tokens = new Map<string, TokenAccess>([
  ['system', { scope: 'system/*.rs' }],
  ['ada', { scope: 'launch patient/*.rs', patient: 'hill-ada' }],
  ['zoe', { scope: 'launch patient/*.rs', patient: 'hill-zoe' }],
  ['only-patients', { scope: 'system/Patient.rs' }],
]);

function serverOf(more: Partial<FhirServer> = {}): FhirServer {
  const store = fhirStore();
  for (const { patient, resources } of recordsAt('hill')) store.add(resources, patient);
  return {
    name: 'Hill',
    base,
    store,
    types: new Set(['Patient', 'Observation', 'MedicationRequest', 'Medication', 'Binary']),
    paging: { next: 'relative', defaultCount: 10, maxCount: 20, total: true },
    checkToken: async (token) => tokens.get(token),
    ...more,
  };
}

let handlers = fhirHandlers(serverOf());
beforeEach(() => {
  handlers = fhirHandlers(serverOf());
});

interface Ask {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: string;
}

async function ask(path: string, { token = 'system', headers = {}, form }: Ask = {}): Promise<Response> {
  const sent = { ...(token && { authorization: `Bearer ${token}` }), accept: 'application/fhir+json', ...headers };
  const request = new Request(
    `${base}/${path}`,
    form === undefined
      ? { headers: sent }
      : { method: 'POST', body: form, headers: { ...sent, 'content-type': 'application/x-www-form-urlencoded' } },
  );
  const response = await getResponse(handlers, request);
  if (!response) throw new Error(`nothing answered ${path}`);
  return response;
}

const ids = (bundle: unknown): readonly string[] => textsAt(bundle, 'entry.resource.id');
const link = (bundle: unknown, relation: string): string | undefined =>
  valuesAt(bundle, 'link').flatMap((one) => (textsAt(one, 'relation')[0] === relation ? textsAt(one, 'url') : []))[0];

async function everyPage(first: string, token = 'system'): Promise<readonly string[]> {
  let [path, found]: [string | undefined, readonly string[]] = [first, []];
  while (path !== undefined) {
    const bundle: unknown = await (await ask(path, { token })).json();
    found = [...found, ...ids(bundle)];
    path = link(bundle, 'next')?.replace(`${base}/`, '').replace(base, '');
  }
  return found;
}

describe('search', () => {
  test('is narrowed by category, code, date and status', async () => {
    const counts = await Promise.all(
      [
        '',
        '&category=vital-signs',
        '&code=http://loinc.org|2160-0',
        '&date=ge2026-09-01&date=lt2026-10-01',
        '&status=preliminary',
        '&category=vital-signs,laboratory',
      ].map(async (more) => (await everyPage(`Observation?patient=hill-ada${more}`)).length),
    );
    expect(counts).toEqual([25, 5, 20, 2, 0, 25]);
  });

  test.each([
    'patient=Patient/hill-ada',
    'subject=Patient/hill-ada',
    `patient=${base}/Patient/hill-ada`,
    'patient.identifier=https://fhir.nhs.uk/Id/nhs-number|9991020012',
  ])('names the patient by %s', async (by) => {
    expect(new Set((await everyPage(`Observation?${by}`)).map((id) => id.split('-r')[0]))).toEqual(new Set(['hill-ada']));
  });

  test('by POST is the same as by GET, and needs nothing in the address', async () => {
    const [posted, got] = await Promise.all([
      ask('Observation/_search', { form: 'patient=hill-ada&category=vital-signs' }),
      ask('Observation?patient=hill-ada&category=vital-signs'),
    ]);
    expect(ids(await posted.json())).toEqual(ids(await got.json()));
  });

  test.each([['relative'], ['absolute']] as const)('H07 pages by an opaque %s link until all have come, each once', async (next) => {
    handlers = fhirHandlers(serverOf({ paging: { next, defaultCount: 10, maxCount: 20, total: false } }));
    const found = await everyPage('Observation?patient=hill-ada&_count=7');
    expect(found).toHaveLength(25);
    expect(new Set(found).size).toBe(25);
  });

  test('a page is given only to a token of its own patient', async () => {
    const bundle: unknown = await (await ask('Observation?patient=hill-ada', { token: 'ada' })).json();
    expect((await ask(link(bundle, 'next') ?? '', { token: 'zoe' })).status).toBe(403);
    expect((await ask('Observation?_page=made-up', { token: 'ada' })).status).toBe(410);
  });

  test('H08 a parameter that is not known is left out of the self link, or refused when the client is strict', async () => {
    const lenient: unknown = await (await ask('Observation?patient=hill-ada&colour=red&_sort=date')).json();
    expect(link(lenient, 'self')).toBe(`${base}/Observation?patient=hill-ada`);
    const strict = await ask('Observation?patient=hill-ada&colour=red', { headers: { prefer: 'handling=strict' } });
    expect([strict.status, textsAt(await strict.json(), 'issue.code')]).toEqual([400, ['not-supported']]);
  });

  test.each<[string, number]>([
    ['Observation?patient=hill-ada&category=vital-signs&_count=5', 200],
    ['Observation?patient=hill-ada&colour=red', 400],
    ['Observation?patient=hill-ada&_summary=count', 400],
    ['AdverseEvent?subject=Patient/hill-ada', 200],
    ['AdverseEvent?patient=hill-ada', 400],
    ['AllergyIntolerance?patient=hill-ada', 200],
    ['AllergyIntolerance?subject=Patient/hill-ada', 400],
  ])('of a strict server: %s is %d, by the parameters of R4 alone', async (path, status) => {
    handlers = fhirHandlers(serverOf({ strict: true, types: new Set(['Observation', 'AdverseEvent', 'AllergyIntolerance']) }));
    expect((await ask(path, { headers: { prefer: 'handling=lenient' } })).status).toBe(status);
  });

  test('brings what is included, marked as included', async () => {
    const bundle: unknown = await (await ask('MedicationRequest?patient=hill-ada&_include=MedicationRequest:medication')).json();
    expect(valuesAt(bundle, 'entry').map((entry) => [...textsAt(entry, 'resource.id'), ...textsAt(entry, 'search.mode')])).toEqual([
      ['hill-ada-rx', 'match'],
      ['hill-ada-med', 'include'],
    ]);
  });

  test.each([
    ['Patient?family=quaye&birthdate=2018-06-02', ['hill-zoe']],
    ['Patient?family=brooks&given=ad&gender=female', ['hill-ada']],
    ['Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9991020020', ['hill-zoe']],
    ['Patient?identifier=https://other.example|9991020020', []],
    ['Patient?_id=hill-ada', ['hill-ada']],
  ])('%s finds %j', async (path, expected) => {
    expect(ids(await (await ask(path)).json())).toEqual(expected);
  });
});

describe('refusals say why, as an OperationOutcome', () => {
  test.each([
    ['Observation', {}, 400, 'required'],
    ['Observation?patient=hill-ada&date=soon', {}, 400, 'invalid'],
    ['Observation?patient=hill-ada&_count=many', {}, 400, 'invalid'],
    ['Immunization?patient=hill-ada', {}, 404, 'not-supported'],
    ['Patient/nobody', {}, 404, 'not-found'],
    ['Patient/hill-ada', { token: '' }, 401, 'login'],
    ['Patient/hill-ada', { token: 'stolen' }, 401, 'login'],
    ['Observation?patient=hill-ada', { token: 'only-patients' }, 403, 'forbidden'],
    ['Medication?_id=hill-ada-med', { token: 'only-patients' }, 403, 'forbidden'],
    ['Binary/hill-ada-pdf', { token: 'only-patients' }, 403, 'forbidden'],
    ['Patient/hill-ada', { headers: { accept: 'application/fhir+xml' } }, 406, 'not-supported'],
  ])('%s %j: %d %s', async (path, how, status, code) => {
    const response = await ask(path, how);
    expect([response.status, textsAt(await response.json(), 'issue.code')]).toEqual([status, [code]]);
    if (status === 401) expect(response.headers.get('www-authenticate')).toContain('Bearer');
  });
});

describe('H01 a token of one patient', () => {
  test('sees that patient alone, by search and by read', async () => {
    expect((await ask('Patient/hill-zoe', { token: 'ada' })).status).toBe(404);
    expect((await ask('Observation/hill-zoe-r1', { token: 'ada' })).status).toBe(404);
    expect(await everyPage('Observation?patient=hill-zoe', 'ada')).toEqual([]);
    expect(await everyPage('Patient', 'ada')).toEqual(['hill-ada']);
  });
});

test('H02 the other-patient fault answers with somebody else’s record', async () => {
  handlers = fhirHandlers(serverOf({ otherPatient: (type) => type === 'Observation' }));
  const bundle: unknown = await (await ask('Observation?patient=hill-ada', { token: 'ada' })).json();
  expect(new Set(textsAt(bundle, 'entry.resource.subject.reference'))).toEqual(new Set(['Patient/hill-zoe']));
});

test('H02 of the Patient it finds somebody else', async () => {
  handlers = fhirHandlers(serverOf({ otherPatient: (type) => type === 'Patient' }));
  const bundle: unknown = await (await ask('Patient?_id=hill-ada')).json();
  expect(textsAt(bundle, 'entry.resource.id')).toEqual(['hill-zoe']);
});

test('a Binary comes as its bytes, or as the resource when FHIR is asked for', async () => {
  const bytes = await ask('Binary/hill-ada-pdf', { headers: { accept: 'application/pdf' } });
  expect([bytes.headers.get('content-type'), await bytes.text()]).toEqual(['application/pdf', '%PDF-1.4']);
  const resource: unknown = await (await ask('Binary/hill-ada-pdf')).json();
  expect(textsAt(resource, 'contentType')).toEqual(['application/pdf']);
  expect((await ask('Binary/hill-ada-pdf', { headers: { accept: 'image/png' } })).status).toBe(406);
});

test('the CapabilityStatement needs no token and names what can be searched and included', async () => {
  const response = await ask('metadata', { token: '' });
  const statement: unknown = await response.json();
  const resources = valuesAt(statement, 'rest.resource');
  const request = resources.find((one) => textsAt(one, 'type')[0] === 'MedicationRequest');
  expect(textsAt(statement, 'rest.resource.type')).toEqual(['Patient', 'Observation', 'MedicationRequest', 'Medication', 'Binary']);
  expect(textsAt(request, 'searchInclude')).toContain('MedicationRequest:medication');
  expect(textsAt(request, 'searchParam.name')).toEqual(expect.arrayContaining(['patient', 'patient.identifier', 'status', 'intent']));
  expect(response.headers.get('cache-control')).toBe('no-store');
});

describe('Provenance comes along where it is kept, and where the token covers it', () => {
  const holding = (): FhirServer => {
    const server = serverOf({ types: new Set(['Patient', 'Observation', 'Provenance']) });
    const [{ id } = { id: '' }] = server.store.ofPatient('Observation', 'hill-ada');
    const provenance = { resourceType: 'Provenance', id: 'p', target: [{ reference: `Observation/${id}` }] };
    server.store.add([provenance], 'hill-ada');
    return server;
  };
  const search = 'Observation?patient=hill-ada&_revinclude=Provenance:target';

  test.each([
    ['the token covers it', { scope: 'system/*.rs' }, 200, true],
    ['the token does not', { scope: 'system/Observation.rs' }, 403, false],
  ] as const)('%s', async (_, access, status, comes) => {
    tokens.set('one', access);
    handlers = fhirHandlers(holding());
    const response = await ask(search, { token: 'one' });
    expect(response.status).toBe(status);
    expect(ids(await response.json()).includes('p')).toBe(comes);
  });

  test('a server that keeps none offers none, and refuses to be asked', async () => {
    const statement = await (await ask('metadata')).json();
    expect(JSON.stringify(statement)).not.toContain('searchRevInclude');
    expect((await ask(search)).status).toBe(404);
    handlers = fhirHandlers(holding());
    expect(JSON.stringify(await (await ask('metadata')).json())).toContain('"searchRevInclude":["Provenance:target"]');
  });
});
