import { createServer, type IncomingMessage } from 'node:http';
import { bundle } from '#/lib/sources/testing/fake-record.ts';

export const partnerSystem = 'https://exchange.test/id';

/** Rule by which each request gets its answer. */
export type Mistake =
  /** Answer to the request before, whoever sent it. */
  | 'every answer shifted by one'
  /** The same, once the patient is matched. */
  | 'every search shifted by one'
  /** Answer to the request before on the same connection. */
  | 'shifted by one on each connection'
  /** The right answer; on every page one resource is another patient's. */
  | 'one wrong resource on each page';

export interface Partner {
  /** FHIR base, a new one for each round: what is remembered of a source is remembered by its address. */
  readonly baseOf: (round: number) => string;
  /** Resources sent to a session that are another patient's. */
  readonly counts: { wrong: number; requests: number };
  readonly stop: () => Promise<void>;
}

const partnerTypes = ['Observation', 'Condition', 'Procedure', 'Encounter'] as const;
const perPage = 100;
const pages = 3;

export async function startPartner(mistake: Mistake): Promise<Partner> {
  const counts = { wrong: 0, requests: 0 };
  const before = new Map<unknown, unknown>();
  const server = createServer((request, response) => {
    counts.requests += 1;
    const url = new URL(request.url ?? '/', 'http://partner.invalid');
    const right = rightAnswer(url, mistake);
    const key = keyOf(mistake, request, url);
    const body = key === undefined ? right : (before.get(key) ?? rightAnswer(strangers(url), mistake));
    if (key !== undefined) before.set(key, right);
    counts.wrong += wrongIn(body, personIn(url));
    const bytes = JSON.stringify(body);
    // Answers of several sessions overlap, as they do at a real server.
    setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end(bytes), Math.random() * 4);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseOf: (round) => `http://127.0.0.1:${port}/${round}/fhir`,
    counts: counts,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function keyOf(mistake: Mistake, { socket }: IncomingMessage, url: URL): unknown {
  const isSearch = url.searchParams.has('patient') || url.searchParams.has('_page');
  if (mistake === 'every answer shifted by one') return 'all';
  if (!isSearch || mistake === 'one wrong resource on each page') return undefined;
  return mistake === 'every search shifted by one' ? 'searches' : socket;
}

/** The person that a request is about, by its identifier or by the id that stands for it here. */
function personIn(url: URL): string {
  const [, value = ''] = url.searchParams.get('identifier')?.split('|') ?? [];
  return url.searchParams.get('patient') ?? url.searchParams.get('_page')?.split('.')[0] ?? value;
}

function strangers(url: URL): URL {
  const address = new URL(url);
  address.searchParams.delete('_page');
  if (address.searchParams.has('patient')) address.searchParams.set('patient', 'stranger');
  return address;
}

function rightAnswer(url: URL, mistake: Mistake): unknown {
  const type = url.pathname.split('/')[3] ?? '';
  if (type === 'metadata')
    return {
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ resource: partnerTypes.map((type) => ({ type })) }],
    };
  const person = personIn(url);
  if (type === 'Patient') return bundle([personAt(person)]);
  const page = Number(url.searchParams.get('_page')?.split('.')[1] ?? 1);
  const own = Array.from({ length: perPage }, (_, at) => resourceOf(type, person, `${page}-${at}`));
  if (mistake === 'one wrong resource on each page') own[page] = resourceOf(type, 'stranger', `${page}`);
  return bundle(own, page < pages ? { link: [{ relation: 'next', url: `${type}?_page=${person}.${page + 1}` }] } : {});
}

export const personAt = (id: string) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: partnerSystem, value: id }],
  name: [{ family: `Of ${id}`, given: [`Given ${id}`] }],
  birthDate: '1951-03-14',
  gender: 'female',
});

const resourceOf = (resourceType: string, person: string, at: string) => ({
  resourceType,
  id: `${person}-${resourceType.toLowerCase()}-${at}`,
  status: 'final',
  code: { text: `Of ${person}` },
  subject: { reference: `Patient/${person}` },
});

function wrongIn(body: unknown, person: string): number {
  const { entry = [] } = body as {
    readonly entry?: readonly { readonly resource: { readonly subject?: { readonly reference: string } } }[];
  };
  return entry.filter(({ resource }) => resource.subject !== undefined && resource.subject.reference !== `Patient/${person}`).length;
}
