import { createServer, type IncomingHttpHeaders } from 'node:http';
import { adaAtSource, bundle } from '#/lib/sources/testing/fake-record.ts';

/** Field in which the hostile address stands. */
export const fields = [
  'next',
  'self, first, previous and last',
  'fullUrl',
  'reference to a medicine',
  'reference to the patient',
  'replaced-by',
  'Attachment.url',
  'redirect of a search',
  'redirect of a file',
  'redirect of the token endpoint',
] as const;
export type Field = (typeof fields)[number];

export interface HostileSource {
  readonly port: number;
  /** Requests as they came: path and query. */
  readonly requests: { readonly target: string; readonly headers: IncomingHttpHeaders }[];
  /** From now on it answers with this address in this field. */
  readonly lie: (field: Field, address: string) => void;
  readonly stop: () => Promise<void>;
}

const types = ['Observation', 'MedicationRequest', 'Medication', 'DocumentReference'];
const subject = { reference: 'Patient/ada' };

/** A source on 127.0.0.1 that knows Ada, with a token endpoint of its own beside its base. */
export async function startHostileSource(): Promise<HostileSource> {
  const requests: HostileSource['requests'] = [];
  let [field, address]: [Field, string] = ['next', ''];
  const server = createServer((request, response) => {
    const target = request.url ?? '/';
    requests.push({ target, headers: request.headers });
    const isOwn = (candidate: Field): boolean => field === candidate;
    const redirected =
      (isOwn('redirect of a search') && target.startsWith('/fhir/Observation')) ||
      (isOwn('redirect of a file') && target.startsWith('/fhir/Binary')) ||
      (isOwn('redirect of the token endpoint') && target.startsWith('/token'));
    // A header takes printable ASCII alone, as a server would have to write it.
    const location = encodeURI(address).replaceAll('%25', '%');
    if (redirected) return void response.writeHead(307, { Location: location }).end();
    const body = target.startsWith('/token')
      ? { access_token: 'source-secret', token_type: 'Bearer', expires_in: 300 }
      : answerTo(target.replace(/^\/fhir\//, ''), field, address);
    response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Location': location }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  return {
    port: typeof place === 'object' && place !== null ? place.port : 0,
    requests: requests,
    lie: (newField, newAddress) => void ([field, address] = [newField, newAddress]),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answerTo(target: string, field: Field, address: string): unknown {
  const [path = ''] = target.split('?');
  const at = <Value>(candidate: Field, hostile: Value, harmless: Value): Value => (field === candidate ? hostile : harmless);
  if (path === 'metadata')
    return { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ resource: types.map((type) => ({ type })) }] };
  if (path === 'Patient')
    return bundle([{ ...adaAtSource, ...at('replaced-by', { link: [{ type: 'replaced-by', other: { reference: address } }] }, {}) }]);
  if (path.startsWith('DocumentReference')) {
    const letter = letterWith(field === 'Attachment.url' ? address : 'Binary/letter');
    return path === 'DocumentReference' ? bundle([letter]) : letter;
  }
  if (path === 'MedicationRequest') return bundle([prescription(at('reference to a medicine', address, 'Medication/m'))]);
  if (path === 'Medication') return bundle([{ resourceType: 'Medication', id: 'm', code: { text: 'Ramipril' } }]);
  if (path === 'Observation') {
    const link = at('next', [{ relation: 'next', url: address }], at('self, first, previous and last', selfLinks(address), []));
    const entry = [
      { resource: result(at('reference to the patient', address, subject.reference)), ...at('fullUrl', { fullUrl: address }, {}) },
    ];
    return { resourceType: 'Bundle', type: 'searchset', entry, link };
  }
  return bundle([]);
}

const selfLinks = (url: string): readonly { relation: string; url: string }[] =>
  ['self', 'first', 'previous', 'last'].map((relation) => ({ relation, url }));
const result = (reference: string): unknown => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: { text: 'Sodium' },
  subject: { reference },
});
const prescription = (reference: string): unknown => ({
  resourceType: 'MedicationRequest',
  id: 'p',
  status: 'active',
  intent: 'order',
  subject,
  medicationReference: { reference },
});
const letterWith = (url: string): unknown => ({
  resourceType: 'DocumentReference',
  id: 'letter',
  status: 'current',
  subject,
  date: '2026-01-02T10:00:00Z',
  content: [{ attachment: { contentType: 'text/xml', url, title: 'Letter' } }],
});
