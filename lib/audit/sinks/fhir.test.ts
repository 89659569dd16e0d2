import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditServer } from '#/lib/audit/fhir-server/fhir-server.ts';
import { readTrail } from '#/lib/audit/fhir-server/read-trail.ts';
import { linkEvents, type AuditRecord } from '#/lib/audit/model/chain.ts';
import { applicationStart, type AuditEvent } from '#/lib/audit/model/events.ts';
import type { SinkCredentials } from '#/lib/audit/model/sink.ts';
import { checkChain } from '#/lib/audit/verify/verify-chain.ts';
import { serveAuditRepository, type AuditRepository } from '#/mocks/servers/audit-repository/audit-repository.ts';
import { fhirSink } from './fhir.ts';

const key = 'made-up-key';
let repository: AuditRepository;
beforeAll(async () => void (repository = await serveAuditRepository({ port: 0, key })));
afterAll(() => repository.close());
let chain = 0;
beforeEach(() => void (chain += 1));
afterEach(() => repository.setFault('none'));

const credentials: SinkCredentials = () => ({ headers: async () => ({ 'X-Audit-Key': key }), renew: () => false });
const events = (count: number): readonly AuditEvent[] => Array.from({ length: count }, () => applicationStart('2026-12-01T10:00:00Z'));
const records = (count: number, from = events(count)): readonly AuditRecord[] =>
  linkEvents({ chain: `c${chain}`, sequence: 0, hash: '' }, from);
const sink = (url = repository.url, by = credentials) => fhirSink.open({ kind: 'fhir', url }, by);
const write = (sent: readonly AuditRecord[], signal = new AbortController().signal, by = credentials): Promise<void> =>
  sink(repository.url, by).write(sent, signal);
const storedNumbers = async (): Promise<readonly number[]> =>
  (await readTrail(auditServer(repository.url, undefined, credentials)))
    .filter((record) => record.chain === `c${chain}`)
    .map(({ sequence }) => sequence);

describe('H32 FHIR sink, at a strict audit repository', () => {
  test('records go there in batches, and are read back whole, page by page', async () => {
    const sent = records(250);
    await write(sent.slice(0, 120));
    await write(sent.slice(120));
    const read = (await readTrail(auditServer(repository.url, undefined, credentials))).filter((record) => record.chain === `c${chain}`);
    expect(read).toEqual(sent);
    const check = checkChain([]);
    for (const record of read) check.take(record);
    expect(check.end()).toMatchObject({ breaks: [], endsAt: 250 });
  });

  test.each([
    ['refuses', 'error', 'HTTP_503'],
    ['redirects, which is not followed', 'redirect', 'HTTP_307'],
    ['breaks the connection', 'late', 'UND_ERR_SOCKET'],
  ] as const)('a server that %s: the write rejects', async (_name, fault, code) => {
    repository.setFault(fault);
    await expect(write(records(2))).rejects.toMatchObject({ code });
    repository.setFault('none');
    // A record that was stored without an answer stays there: its number is not used again.
    expect(await storedNumbers()).toEqual(fault === 'late' ? [1, 2] : []);
  });

  test('a server that hangs is left at the time limit', async () => {
    repository.setFault('hang');
    const limit = new AbortController();
    const written = write(records(1), limit.signal);
    limit.abort();
    await expect(written).rejects.toMatchObject({ name: 'AuditServerFailure' });
  });

  test('a server that is gone', async () => {
    await expect(sink('http://127.0.0.1:59999/fhir').write(records(1), new AbortController().signal)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  test('an entry that the server refuses is named by number and status, and the others are kept', async () => {
    repository.setFault('refuse-last');
    await expect(write(records(3))).rejects.toMatchObject({
      sequences: [3],
      message: '1 of 3 entries refused; the first is record 3, with 422',
    });
    expect(await storedNumbers()).toEqual([1, 2]);
  });

  test('an event that is no valid AuditEvent is refused alone', async () => {
    const [start] = events(1);
    const { agent: _agent, ...without } = start!;
    await expect(write(records(2, [without as AuditEvent, start!]))).rejects.toMatchObject({ sequences: [1] });
    expect(await storedNumbers()).toEqual([2]);
  });

  test('a credential that was refused is renewed once', async () => {
    let isRenewed = false;
    const renewing: SinkCredentials = () => ({
      headers: async () => ({ 'X-Audit-Key': isRenewed ? key : 'old' }),
      renew: () => (isRenewed = true),
    });
    await write(records(1), undefined, renewing);
    expect(await storedNumbers()).toEqual([1]);
    const refused: SinkCredentials = () => ({ headers: async () => ({}), renew: () => true });
    await expect(write(records(1), undefined, refused)).rejects.toMatchObject({ code: 'HTTP_401' });
  });

  test.each<[string, unknown, boolean]>([
    ['https', { url: 'https://audit.example/fhir' }, true],
    ['http elsewhere', { url: 'http://audit.example/fhir' }, false],
    ['no address', {}, false],
    ['a person’s credentials', { url: 'https://audit.example/fhir', authorization: [{ kind: 'launch' }] }, false],
    ['credentials of the service', { url: 'https://audit.example/fhir', authorization: [{ kind: 'client-credentials' }] }, true],
    ['a time limit', { url: 'https://audit.example/fhir', timeLimitSeconds: 5 }, true],
    ['an unknown key', { url: 'https://audit.example/fhir', timelimit: 5 }, false],
  ])('configuration: %s', (_name, more, isValid) => {
    expect(fhirSink.options.safeParse({ kind: 'fhir', ...Object(more) }).success).toBe(isValid);
  });
});
