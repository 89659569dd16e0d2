import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Limits, MemberOptions } from '#/lib/config/schema/schema.ts';
import { openConnection } from './connection.ts';
import { failureOf, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from './fetch-fhir.ts';
import { sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { serveSource, type Answering, type ServedSource } from '#/lib/sources/testing/serve-source.ts';

const servers: ServedSource[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(answering: Answering): Promise<ServedSource> {
  const server = await serveSource(answering);
  servers.push(server);
  return server;
}

interface Call {
  readonly address?: string;
  readonly limits?: Partial<Limits>;
  readonly authorization?: MemberOptions[];
  readonly signal?: AbortSignal;
}

async function ask(
  url: string,
  { address = `${url}/Observation`, limits = {}, authorization = [], signal = new AbortController().signal }: Call = {},
): Promise<unknown> {
  const launch = { base: url, patient: 'ada', accessToken: 'secret' };
  const connection = openConnection(sourceAt(url, limits, { authorization }), { ...user, launch }, signal);
  try {
    return await fetchFhir(connection, { address, requestId: 'r1' });
  } finally {
    await connection.close();
  }
}

const failing = (url: string, call?: Call): Promise<FailureReason | string> => ask(url, call).then(() => 'came', failureOf);
const outcome = (issue: object) => ({ resourceType: 'OperationOutcome', issue: [issue] });
const launch = [{ kind: 'launch' }];

describe('what is sent', () => {
  test('accepts FHIR JSON, asks leniently, names the request, carries the token', async () => {
    const server = await serve(() => ({ body: { resourceType: 'Bundle' } }));
    expect(await ask(server.url, { authorization: launch })).toEqual({ resourceType: 'Bundle' });
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/fhir+json',
      prefer: 'handling=lenient',
      'x-request-id': 'r1',
      authorization: 'Bearer secret',
    });
  });

  test('nothing to an address outside the base', async () => {
    const [server, other] = [await serve(() => ({ body: {} })), await serve(() => ({ body: {} }))];
    for (const address of [`${other.url}/Observation`, '/admin', 'https://evil.example/fhir']) {
      expect(await failing(server.url, { address, authorization: launch })).toEqual({ kind: 'wrong-place', detail: 'address' });
    }
    expect([...server.requests, ...other.requests]).toEqual([]);
  });

  test('a redirect is not followed, and the token goes nowhere', async () => {
    const other = await serve(() => ({ body: {} }));
    const server = await serve(() => ({ status: 302, headers: { Location: `${other.url}/Observation` } }));
    expect(await failing(server.url, { authorization: launch })).toEqual({ kind: 'wrong-place', detail: 'redirect' });
    expect(other.requests).toEqual([]);
  });

  test('the launch’s token is for the launching base alone', async () => {
    const server = await serve(() => ({ body: {} }));
    const elsewhere = sourceAt(server.url, {}, { authorization: launch });
    expect(() =>
      openConnection(
        elsewhere,
        { ...user, launch: { base: 'https://ehr.example/fhir', patient: 'ada', accessToken: 'secret' } },
        new AbortController().signal,
      ),
    ).toThrow('no-token');
    expect(server.requests).toEqual([]);
  });
});

describe('H05: an answer that is none is a failure with a name', () => {
  test.each<[string, Answering, FailureReason]>([
    [
      'truncated JSON',
      () => ({ body: '{"resourceType":"Bundle","entry":[{"resou' }),
      { kind: 'unreadable', detail: 'it was cut off or is not JSON' },
    ],
    [
      'HTML with 200',
      () => ({ headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><h1>Log in</h1>' }),
      { kind: 'unreadable', detail: 'a web page came instead of FHIR' },
    ],
    ['an empty body', () => ({ body: '' }), { kind: 'unreadable', detail: 'it was empty' }],
    ['204', () => ({ status: 204 }), { kind: 'unreadable', detail: 'it was empty' }],
    [
      '206, readable by itself',
      () => ({ status: 206, body: { resourceType: 'Bundle' } }),
      { kind: 'unreadable', detail: 'only part of it came' },
    ],
    ['202', () => ({ status: 202, body: { resourceType: 'Bundle' } }), { kind: 'unreadable', detail: 'it is not a complete answer (202)' }],
    ['304', () => ({ status: 304 }), { kind: 'wrong-place', detail: 'redirect' }],
    [
      'gzip that is none',
      () => ({ headers: { 'Content-Encoding': 'gzip' }, body: '{"resourceType":"Bundle"}' }),
      { kind: 'unreachable', detail: 'connection' },
    ],
    [
      'not UTF-8',
      () => (response) => response.end(Buffer.from([0x22, 0xe9, 0x22])),
      { kind: 'unreadable', detail: 'it is not valid UTF-8' },
    ],
    ['deep nesting', () => ({ body: `${'['.repeat(5_000)}${']'.repeat(5_000)}` }), { kind: 'too-large', limit: 'nesting', value: 100 }],
    ['401', () => ({ status: 401 }), { kind: 'denied', status: 401 }],
    ['403', () => ({ status: 403, body: outcome({ code: 'forbidden' }) }), { kind: 'denied', status: 403 }],
    [
      '403 that names consent',
      () => ({ status: 403, body: outcome({ details: { coding: [{ code: 'NO_PATIENT_CONSENT' }] } }) }),
      { kind: 'withheld', status: 403 },
    ],
    [
      '403 that names sharing',
      () => ({ status: 403, body: outcome({ diagnostics: 'Sharing is switched off' }) }),
      { kind: 'withheld', status: 403 },
    ],
    ['404', () => ({ status: 404, body: outcome({ code: 'not-found' }) }), { kind: 'answered-error', status: 404, codes: ['not-found'] }],
    ['500', () => ({ status: 500, body: 'oops' }), { kind: 'answered-error', status: 500, codes: [] }],
    [
      'a cut connection',
      () => (response) => void response.writeHead(200, { 'Content-Length': '99' }).write('{"a":', () => response.destroy()),
      { kind: 'unreachable', detail: 'connection' },
    ],
  ])('%s', async (_, answering, expected) => expect(await failing((await serve(answering)).url)).toEqual(expected));

  test('nobody listens', async () => {
    const server = await serveSource(() => ({}));
    await server.close();
    expect(await failing(server.url)).toEqual({ kind: 'refused' });
  });
});

describe('limits', () => {
  test('no first byte', async () => {
    const server = await serve(() => () => undefined);
    expect(await failing(server.url, { limits: { firstByteMs: 40 } })).toEqual({ kind: 'timeout', limit: 'first-byte', ms: 40 });
  });

  test('a body that stops', async () => {
    const server = await serve(() => (response) => void response.writeHead(200).write('{"a":'));
    expect(await failing(server.url, { limits: { stallMs: 40 } })).toEqual({ kind: 'timeout', limit: 'stall', ms: 40 });
  });

  test('a body that drips for ever', async () => {
    const server = await serve(() => (response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await failing(server.url, { limits: { totalMs: 150, stallMs: 1_000 } })).toEqual({ kind: 'timeout', limit: 'total', ms: 150 });
  });

  const swelling = Buffer.alloc(20_000_000, 0x20);
  test.each([
    ['gzip', gzipSync(swelling)],
    ['deflate', deflateSync(swelling)],
    ['br', brotliCompressSync(swelling)],
    ['gzip, gzip', gzipSync(gzipSync(swelling))],
  ])('a compression bomb is stopped where it swells: %s', async (encoding, bomb) => {
    const server = await serve(() => (response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(bomb));
    expect(await failing(server.url, { limits: { megabytes: 1 } })).toEqual({ kind: 'too-large', limit: 'megabytes', value: 1 });
  });
});

describe('our own delay', () => {
  /** Holds this process, as a long piece of work would: no timer fires, no socket is read. */
  const holdLoop = (ms: number): void => {
    for (const until = performance.now() + ms; performance.now() < until;);
  };

  test.each(['firstByteMs', 'stallMs', 'totalMs'] as const)(
    'H05 an answer that came while this process was busy beyond %s is read',
    async (limit) => {
      const server = await serve(() => (response) => {
        response.writeHead(200, { 'Content-Type': 'application/fhir+json' }).write('{"resourceType":');
        setTimeout(() => response.end('"Bundle"}'), 20);
        setImmediate(() => holdLoop(600));
      });
      expect(await ask(server.url, { limits: { [limit]: 300 } })).toEqual({ resourceType: 'Bundle' });
    },
  );
});

describe('trying again', () => {
  test('once after 503, not sooner than asked', async () => {
    let calls = 0;
    const server = await serve(() =>
      calls++ === 0 ? { status: 503, headers: { 'Retry-After': '0' } } : { body: { resourceType: 'Bundle' } },
    );
    expect(await ask(server.url)).toEqual({ resourceType: 'Bundle' });
    expect(server.requests).toHaveLength(2);
  });

  test('not when the source asks for more patience than there is', async () => {
    const server = await serve(() => ({ status: 429, headers: { 'Retry-After': '60' } }));
    expect(await failing(server.url, { limits: { totalMs: 5_000 } })).toEqual({
      kind: 'answered-error',
      status: 429,
      codes: [],
      retryAfterMs: 60_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('once at most', async () => {
    const server = await serve(() => ({ status: 503 }));
    expect(await failing(server.url)).toMatchObject({ kind: 'answered-error', status: 503 });
    expect(server.requests).toHaveLength(2);
  });

  test('a source that keeps failing is left alone for a while, and that is said', async () => {
    const server = await serve(() => ({ status: 500 }));
    for (let call = 0; call < 5; call += 1) await failing(server.url);
    expect(await failing(server.url)).toEqual({ kind: 'resting', after: 'failures' });
    expect(server.requests).toHaveLength(5);
  });
});

test('leaving reaches the source: its connection is cut, and nothing is left open', async () => {
  const leaving = new AbortController();
  const server = await serve(() => (response) => void response.writeHead(200).write('{', () => leaving.abort()));
  expect(await failing(server.url, { signal: leaving.signal })).toEqual({ kind: 'stopped' });
  await expect.poll(() => server.cut, { timeout: 5_000 }).toEqual(['Observation']);
});

test('what waits for a socket does not use up its time: a slow source is not taken for a silent one', async () => {
  const server = await serve(() => (response) => void setTimeout(() => response.writeHead(200).end('{}'), 200));
  const connection = openConnection(sourceAt(server.url, { concurrency: 1, firstByteMs: 500 }), user, new AbortController().signal);
  const answers = Array.from({ length: 5 }, (_, at) => fetchFhir(connection, { address: `${server.url}/Flag/${at}`, requestId: `r${at}` }));
  expect(await Promise.all(answers)).toHaveLength(5);
  await connection.close();
});

describe('a socket that the other side gave up', () => {
  /** Answers the first question, closes on as many of the next without a word, then answers again. */
  async function askTwice(closes: number): Promise<{ readonly second: unknown; readonly asked: number; readonly tokens: number }> {
    let asked = 0;
    const server = await serve(() => {
      asked += 1;
      const given = asked > 1 && asked <= 1 + closes;
      return given ? (response) => void response.socket?.destroy() : { body: { resourceType: 'Bundle' } };
    });
    const source = sourceAt(server.url, {}, { id: `given-up-${closes}` });
    const connection = openConnection(source, user, new AbortController().signal);
    const question = { address: `${server.url}/Observation`, requestId: 'r1' };
    try {
      await fetchFhir(connection, question);
      const { tokens } = connection.guards.retries;
      const second = await fetchFhir(connection, question).catch(failureOf);
      return { second, asked, tokens: connection.guards.retries.tokens - tokens };
    } finally {
      await connection.close();
    }
  }

  test.each([1, 2])('%i times: it is asked again on another, and no retry is spent', async (closes) => {
    const { second, asked, tokens } = await askTwice(closes);
    expect(second).toEqual({ resourceType: 'Bundle' });
    expect(asked).toBe(2 + closes);
    expect(tokens).toBeCloseTo(0.1);
  });

  test('again and again: that is a failure, and bounded', async () => {
    const { second, asked } = await askTwice(1_000);
    expect(second).toEqual({ kind: 'unreachable', detail: 'connection' });
    expect(asked).toBe(1 + 3 * 2);
  });

  test('one that never answered is not asked more often than any other', async () => {
    let asked = 0;
    const server = await serve(() => (response) => {
      asked += 1;
      response.socket?.destroy();
    });
    expect(await failing(server.url)).toEqual({ kind: 'unreachable', detail: 'connection' });
    expect(asked).toBe(2);
  });
});

test.each<[string | undefined, string]>([
  ['Europe/London', '2026-07-01T00:00:00+01:00'],
  [undefined, '2026-06-30T23:00:00Z'],
])('H14 local midnight written as UTC is a day of the source’s zone where it has one: %s', async (timeZone, effectiveDateTime) => {
  const server = await serve(() => ({ body: { resourceType: 'Observation', effectiveDateTime: '2026-06-30T23:00:00Z' } }));
  const zoned = { ...sourceAt(server.url), ...(timeZone !== undefined && { timeZone }) };
  const connection = openConnection(zoned, user, new AbortController().signal);
  try {
    const answer = await fetchFhir(connection, { address: `${server.url}/Observation/1`, requestId: 'r1' });
    expect(answer).toEqual({ resourceType: 'Observation', effectiveDateTime });
  } finally {
    await connection.close();
  }
});
