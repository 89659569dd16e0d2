import { createServer, type ServerResponse } from 'node:http';
import { offeredTypes } from './offered-types.ts';

/**
 * FHIR sources in a process of their own, so that their cost is not counted for the viewer. The first segment of the
 * path is the source: `…-hole` never answers, `…-down` answers 503, `…-late` after 50 ms, `…-slow` after 400, `…-whole` all of a
 * type in one page; the rest at once.
 * `GET /reset` begins a count and ends the last one.
 */
const usualPage = 200;
/** A near server, and one as record systems answer. */
const lateMs = { '-late': 50, '-slow': 400 } as const;
const holes: ServerResponse[] = [];
let requests = 0;
let ids = new Set<unknown>();

const bodies = new Map<string, Buffer>();

/** Resources of one type, a page of them, as bytes: made once. */
function page(type: string, of: number, number: number, perPage = usualPage): Buffer {
  const key = `${type} ${of} ${number} ${perPage}`;
  const cached = bodies.get(key);
  if (cached) return cached;
  const first = (number - 1) * perPage;
  const count = Math.min(perPage, of - first);
  const entry = Array.from({ length: Math.max(0, count) }, (_, at) => ({
    resource: resource(type, first + at),
    search: { mode: 'match' },
  }));
  const next = first + perPage < of ? [{ relation: 'next', url: `${type}?_of=${of}&_page=${number + 1}` }] : [];
  const bytes = Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: of, link: next, entry }));
  bodies.set(key, bytes);
  return bytes;
}

const resource = (resourceType: string, number: number): object => ({
  resourceType,
  id: `${resourceType.toLowerCase()}-${number}`,
  meta: { versionId: '1', lastUpdated: '2026-01-02T10:00:00Z' },
  status: 'final',
  category: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory', display: 'Laboratory' }] },
  ],
  code: {
    coding: [{ system: 'http://loinc.org', code: `${1_000 + (number % 90)}-1`, display: `Test ${number % 90}` }],
    text: `Test ${number % 90}`,
  },
  subject: { reference: 'Patient/ada' },
  patient: { reference: 'Patient/ada' },
  effectiveDateTime: `20${10 + (number % 16)}-0${1 + (number % 9)}-11T09:30:00Z`,
  valueQuantity: { value: number % 300, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  referenceRange: [{ low: { value: 10, unit: 'mmol/L' }, high: { value: 200, unit: 'mmol/L' } }],
  performer: [{ display: 'Clinical chemistry' }],
});

const patient = {
  resourceType: 'Patient',
  id: 'ada',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' }],
  name: [{ family: 'Brooks', given: ['Ada'] }],
  birthDate: '1951-03-14',
  gender: 'female',
};

/** `/name.resources/fhir/Type?…` */
function answer(url: URL): Buffer {
  const [, source = '', , type = ''] = url.pathname.split('/');
  if (type === 'metadata')
    return json({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ resource: offeredTypes.map((type) => ({ type })) }],
    });
  if (type === 'Patient') return json({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: patient }] });
  const all = Number(source.split('.')[1] ?? 0);
  // Half are results, as in most records.
  const of = Number(
    url.searchParams.get('_of') ?? (type === 'Observation' ? Math.ceil(all / 2) : Math.floor(all / 2 / (offeredTypes.length - 1))),
  );
  return page(type, of, Number(url.searchParams.get('_page') ?? 1), source.includes('-whole') ? Math.max(1, of) : usualPage);
}

const json = (value: object): Buffer => Buffer.from(JSON.stringify(value));

const server = createServer(({ url: target = '/', headers }, response) => {
  if (target === '/reset') {
    response.end(JSON.stringify({ requests, firsts: ids.size }));
    [requests, ids] = [0, new Set()];
    for (const hole of holes.splice(0)) hole.destroy();
    return;
  }
  requests += 1;
  ids.add(headers['x-request-id']);
  const [, source = ''] = target.split('/');
  if (source.includes('-hole')) return void holes.push(response);
  if (source.includes('-down')) return void response.writeHead(503).end();
  const bytes = answer(new URL(target, 'http://sources.invalid'));
  const send = (): void =>
    void response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': bytes.length }).end(bytes);
  const late = Object.entries(lateMs).find(([name]) => source.includes(name));
  if (late) setTimeout(send, late[1]);
  else send();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
process.on('disconnect', () => process.exit());
