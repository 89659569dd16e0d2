import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AuditServerFailure, type AuditRequest, type AuditServer } from '#/lib/audit/fhir-server/fhir-server.ts';
import { linkEvents, type AuditRecord } from '#/lib/audit/model/chain.ts';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import { toFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import { holdConfig } from '#/lib/config/config.ts';
import { configSchema } from '#/lib/config/schema/schema.ts';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { exportAudit } from './export-audit.ts';
import { extractAudit } from './extract-audit.ts';
import { mostEvents } from './read-audit.ts';
import { mostRows, searchAudit } from './search-audit.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  reader: vi.fn<() => AuditServer | undefined>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }), auditReader: doubles.reader }));

const nhs = 'https://fhir.nhs.uk/Id/nhs-number';
const officer: ViewerSession = {
  browser: 'b',
  signIn: 'staff',
  viewer: {
    subject: 'lund',
    issuer: 'https://idp.example',
    name: 'Mr Theo Lund',
    role: 'privacy-officer',
    organisation: 'city',
    organisationName: 'City',
  },
  lastActivity: 0,
  endsAt: 0,
  records: [],
  framed: false,
  login: { accessToken: 'token', expiresAt: 0 },
};
const span = { from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' };
const patient = { by: 'number', system: nhs, value: '9991020012' } as const;
const criteria: AuditCriteria & { readonly patient: typeof patient } = { ...span, patient };

const opened = (value = '9991020012', at = '2026-11-21T10:00:00.000Z'): AuditEvent =>
  accessEvent({
    action: 'record-opened',
    outcome: '0',
    detail: 'opened',
    at,
    user: { viewer: { ...officer.viewer, name: 'Dr Helen Ward', subject: 'ward' }, purpose: 'TREAT' },
    patient: { identifiers: [{ system: nhs, value }] },
  });
const chain = (events: readonly AuditEvent[]): readonly AuditRecord[] => linkEvents({ chain: 'c1', sequence: 0, hash: '' }, events);

/** Order of what happened: writes by the name of their event, requests by whether they are narrowed. */
let steps: string[] = [];
const page = (resources: readonly unknown[], next?: string) => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    link: next === undefined ? [] : [{ relation: 'next', url: next }],
    entry: resources.map((resource) => ({ resource })),
  },
});
type Answering = (details: AuditRequest, isNarrowed: boolean) => unknown;
function serve(answering: Answering): void {
  doubles.reader.mockReturnValue({
    base: 'https://audit.example/fhir',
    request: async (details) => {
      const isNarrowed = decodeURIComponent(details.path).includes('entity:identifier');
      steps.push(isNarrowed ? 'narrowed' : 'whole');
      return answering(details, isNarrowed) as never;
    },
  });
}
const records = (all: readonly AuditRecord[]): readonly unknown[] => all.map(toFhirRecord);
const httpStatus = (status: number) => ({ status, body: {} });

beforeEach(() => {
  steps = [];
  doubles.write.mockReset().mockImplementation(async (events) => void steps.push(...events.map(nameOf)));
  doubles.reader.mockReset().mockReturnValue(undefined);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  holdConfig(
    configSchema.parse({
      publicUrl: 'http://localhost:3000',
      organisation: { id: 'exchange', name: 'Exchange' },
      identifiers: [{ system: nhs, label: 'NHS No.', format: 'nhs-number' }],
      signIn: [
        {
          id: 'staff',
          kind: 'oidc',
          issuer: 'https://login.example',
          client: { id: 'us', authentication: 'none' },
          claims: { role: 'role', organisation: 'org' },
        },
      ],
      viewers: [{ organisation: 'hill', roles: ['clinician'] }],
      sources: [
        {
          id: 'hill',
          name: 'Hill',
          code: 'HH',
          organisation: 'hill',
          kind: 'fhir',
          url: 'https://hill.example',
          match: [{ kind: 'identifier' }],
        },
      ],
      session: { keys: [Buffer.alloc(32).toString('base64')] },
      audit: { kind: 'fhir', url: 'https://audit.example/fhir' },
    }),
  );
});
afterEach(() => vi.restoreAllMocks());
const nameOf = ({ subtype = [] }: AuditEvent): string => subtype.find(({ system }) => system === 'urn:tributary:access')?.code ?? '';
const written = (name: string): AuditEvent =>
  doubles.write.mock.calls.flatMap(([events]) => events).find((event) => nameOf(event) === name)!;

describe('H32 reading the trail', () => {
  test('is written down before the server is asked, and again before anything is handed on', async () => {
    serve(() => page(records(chain([opened()]))));
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'read', count: 1, isWhole: true, notices: [] });
    expect(steps).toEqual(['audit-search-planned', 'narrowed', 'audit-search-ended']);
    const query = Buffer.from(written('audit-search-planned').entity?.find((entity) => entity.query !== undefined)?.query ?? '', 'base64');
    expect(decodeURIComponent(query.toString())).toContain(`entity:identifier=${nhs}|9991020012`);
    expect(decodeURIComponent(query.toString())).toContain(`date=ge${span.from}&date=lt${span.to}`);
    expect(JSON.stringify(written('audit-search-planned'))).toContain('HCOMPL');
  });

  test('that cannot be written is not made', async () => {
    serve(() => page([]));
    doubles.write.mockRejectedValue(new Error('full'));
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'unread', why: expect.stringMatching(/^Nothing was read/) });
    expect(steps).toEqual([]);
  });

  test('whose end cannot be written hands on nothing', async () => {
    serve(() => page(records(chain([opened()]))));
    doubles.write.mockResolvedValueOnce().mockRejectedValueOnce(new Error('full'));
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'unread' });
  });

  test('at no server says where the trail is', async () => {
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'unread', why: expect.stringContaining('log collector') });
  });

  test.each([500, 503, 404, 401])('H05 an answer %i is no "nobody looked", and its end is in the trail', async (status) => {
    serve(() => httpStatus(status));
    expect(await searchAudit(officer, criteria)).toMatchObject({
      state: 'unread',
      why: expect.stringMatching(/does not mean that nobody did/),
    });
    expect(written('audit-search-ended').outcome).toBe('8');
  });

  test('H05 a page that fails after the first: nothing is shown of the part', async () => {
    serve(({ path }) => (path.includes('second') ? httpStatus(500) : page(records(chain([opened()])), 'AuditEvent?second')));
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'unread' });
  });

  test('H05 a connection that breaks', async () => {
    serve(() => {
      throw new AuditServerFailure('ECONNRESET');
    });
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'unread', why: expect.stringContaining('ECONNRESET') });
  });

  test('H05 a server that answers its own search with nothing, though there is something', async () => {
    serve((_, isNarrowed) => page(isNarrowed ? [] : records(chain([opened(), opened('9991020144')]))));
    expect(await searchAudit(officer, criteria)).toMatchObject({
      state: 'read',
      count: 1,
      notices: [expect.stringContaining('filtered here')],
    });
    expect(steps).toEqual(['audit-search-planned', 'narrowed', 'whole', 'audit-search-ended']);
  });

  test.each([400, 422, 501])('a server that refuses such a search (%i): all events are read and filtered here', async (status) => {
    serve((_, isNarrowed) => (isNarrowed ? httpStatus(status) : page(records(chain([opened(), opened('9991020144')])))));
    expect(await searchAudit(officer, criteria)).toMatchObject({ state: 'read', count: 1, isWhole: true });
  });

  test('a server that leaves the parameter out: filtered here, and said', async () => {
    serve(() => ({
      status: 200,
      body: {
        resourceType: 'Bundle',
        link: [{ relation: 'self', url: 'AuditEvent?date=x' }],
        entry: records(chain([opened(), opened('9991020144')])).map((resource) => ({ resource })),
      },
    }));
    expect(await searchAudit(officer, criteria)).toMatchObject({ count: 1, notices: [expect.stringContaining('filtered here')] });
  });

  test('events outside the time are left out, whatever the server gives', async () => {
    serve(() => page(records(chain([opened(), opened('9991020012', '2026-11-20T23:59:59.999Z'), opened('9991020012', span.to)]))));
    expect(await searchAudit(officer, criteria)).toMatchObject({ count: 1 });
  });

  test('H05 an event that cannot be read is counted and said', async () => {
    serve(() => page([...records(chain([opened()])), { resourceType: 'AuditEvent', id: 'x' }]));
    expect(await searchAudit(officer, criteria)).toMatchObject({
      count: 1,
      isWhole: false,
      notices: [expect.stringContaining('1 event of this time cannot be read')],
    });
  });

  test('H05 of an event that cannot be read a table of events says so in a line, a file of events is not made, and an extract is not certain', async () => {
    serve(() => page([...records(chain([opened()])), { resourceType: 'AuditEvent', id: 'x' }]));
    const csv = await exportAudit(officer, criteria, 'csv');
    if (csv.state !== 'file') throw new Error(csv.why);
    expect(await csv.response.text()).toContain('1 event of this time cannot be read');
    expect(await exportAudit(officer, criteria, 'ndjson')).toMatchObject({ state: 'unread', why: expect.stringContaining('Save as CSV') });
    expect(await extractAudit(officer, criteria)).toMatchObject({ state: 'read', proof: { state: 'broken' } });
  });

  test('a notice of the server about its search is no event', async () => {
    serve(() => ({
      status: 200,
      body: {
        resourceType: 'Bundle',
        entry: [
          { search: { mode: 'outcome' }, resource: { resourceType: 'OperationOutcome' } },
          ...records(chain([opened()])).map((resource) => ({ resource })),
        ],
      },
    }));
    expect(await searchAudit(officer, criteria)).toMatchObject({ count: 1, isWhole: true, notices: [] });
  });
});

describe('H05 more than can be read', () => {
  const many = chain(Array.from({ length: mostEvents + 2 }, () => opened()));
  const others = chain(Array.from({ length: mostEvents + 2 }, () => opened('9991020144')));

  test('is said, and the rows are the newest', async () => {
    serve(() => page(records(many)));
    const answer = await searchAudit(officer, criteria);
    expect(answer).toMatchObject({
      state: 'read',
      isWhole: false,
      notices: [expect.stringContaining('more than 10,000'), expect.stringContaining(`newest ${mostRows}`)],
    });
  });

  test('and a narrowed search that names nobody: not confirmed', async () => {
    serve((_, isNarrowed) => page(isNarrowed ? [] : records(others)));
    expect(await searchAudit(officer, criteria)).toMatchObject({
      state: 'unread',
      why: expect.stringContaining('does not mean that nobody looked'),
    });
  });

  test('makes no file and no extract', async () => {
    serve(() => page(records(many)));
    expect(await exportAudit(officer, criteria, 'csv')).toMatchObject({ state: 'unread' });
    expect(await extractAudit(officer, criteria)).toMatchObject({ state: 'unread' });
    expect(steps).not.toContain('audit-exported');
  });

  test('an extract by the server’s own search says that its trail was not checked', async () => {
    serve((_, isNarrowed) => page(isNarrowed ? records(chain([opened()])) : records(others)));
    expect(await extractAudit(officer, criteria)).toMatchObject({ state: 'read', proof: { state: 'unchecked', changed: 0 } });
  });
});

describe('H32 an extract', () => {
  const events = [opened('9991020144', '2026-11-21T09:00:00.000Z'), opened(), opened('9991020144', '2026-11-21T11:00:00.000Z')];

  test('reads the whole time, and its trail is proved', async () => {
    serve(() => page(records(chain(events))));
    const extract = await extractAudit(officer, criteria);
    expect(extract).toMatchObject({
      state: 'read',
      patient: { label: 'NHS No.', value: '999 102 0012' },
      proof: { state: 'whole', events: 3, isSigned: false },
    });
    expect(steps).toEqual(['audit-search-planned', 'whole', 'audit-search-ended', 'audit-exported']);
    expect(JSON.stringify(written('audit-exported'))).toContain('PATRQT');
  });

  test.each<[string, (all: readonly AuditRecord[]) => readonly AuditRecord[]]>([
    ['removed', (all) => all.filter(({ sequence }) => sequence !== 2)],
    [
      'changed',
      (all) =>
        all.map((record) =>
          record.sequence === 2 ? { ...record, event: { ...record.event, recorded: '2026-11-21T10:30:00.000Z' } } : record,
        ),
    ],
  ])('says that its trail has faults where a record was %s', async (_, spoil) => {
    serve(() => page(records(spoil(chain(events)))));
    expect(await extractAudit(officer, criteria)).toMatchObject({ state: 'read', proof: { state: 'broken' } });
  });

  test('does not leave where that could not be written', async () => {
    serve(() => page(records(chain(events))));
    doubles.write.mockResolvedValueOnce().mockResolvedValueOnce().mockRejectedValueOnce(new Error('full'));
    expect(await extractAudit(officer, criteria)).toMatchObject({ state: 'unread' });
  });
});

test('H32 a file leaves with its name, kept by nobody, and holds the events as they can be verified', async () => {
  const all = chain([opened(), opened('9991020144')]);
  serve(() => page(records(all)));
  const file = await exportAudit(officer, criteria, 'ndjson');
  if (file.state !== 'file') throw new Error(file.why);
  expect(file.response.headers.get('Content-Disposition')).toBe('attachment; filename="audit-2026-11-21-to-2026-11-22.ndjson"');
  expect(file.response.headers.get('Cache-Control')).toBe('no-store');
  expect(JSON.parse(await file.response.text())).toEqual(toFhirRecord(all[0]!));
  expect(steps.at(-1)).toBe('audit-exported');
});
