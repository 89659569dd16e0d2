import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Config } from '#/lib/config/schema/schema.ts';
import { sealRecord, sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { ada, viewer } from '#/lib/sources/testing/fake-record.ts';

/** How one source ended for one reader. */
export interface SourceEnd {
  readonly entries: number;
  readonly states: ReadonlySet<string>;
  readonly hasEnded: boolean;
}

const message = z.looseObject({ type: z.string(), source: z.unknown().optional() });
const outcome = z.looseObject({ outcome: z.looseObject({ state: z.string() }) });
const entries = z.looseObject({ entries: z.array(z.unknown()) });

/** Opens a record as a browser would, with cookies sealed by the viewer's own key, and reads the stream of these sources to its end. */
export async function readRecord(
  origin: string,
  config: Config,
  { sources, signIn }: { readonly sources: readonly string[]; readonly signIn: string },
): Promise<ReadonlyMap<string, SourceEnd>> {
  const at = Math.floor(Date.now() / 1_000);
  const [id, browser] = [randomBytes(16).toString('base64url'), randomBytes(24).toString('base64url')];
  const login = { accessToken: 'login', expiresAt: at + 3_600 };
  const viewerCookie = await sealViewer(
    { browser, signIn, viewer, lastActivity: at, endsAt: at + 3_600, login, records: [], framed: false },
    config,
  );
  const record = {
    id,
    signIn,
    purpose: 'TREAT',
    patient: ada,
    patientFrom: 'index',
    accepted: [],
    rejected: [],
    openedAt: at,
    framed: false,
  } as const;
  const recordCookie = await sealRecord(record, { browser, viewer }, config);
  const cookies = [viewerCookie, recordCookie].map(({ name, value }) => `${name}=${value}`).join('; ');
  const ends = new Map(sources.map((source) => [source, { entries: 0, states: new Set<string>(), hasEnded: false }]));
  for await (const line of linesOf(`${origin}/record/${id}/stream`, origin, cookies, { sources })) {
    const value: unknown = JSON.parse(line);
    const { type, source } = message.parse(value);
    const end = typeof source === 'string' ? ends.get(source) : undefined;
    if (type === 'expired' || type === 'renew') throw new Error(`The viewer answers ${line}`);
    if (!end) continue;
    if (type === 'entries') end.entries += entries.parse(value).entries.length;
    if (type === 'outcome') end.states.add(outcome.parse(value).outcome.state);
    if (type === 'end') end.hasEnded = true;
  }
  return ends;
}

async function* linesOf(address: string, origin: string, cookie: string, body: object): AsyncGenerator<string, void> {
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.ReadableStream>();
  const headers = { cookie, origin, 'content-type': 'application/json', 'x-tributary': '1', 'sec-fetch-site': 'same-origin' };
  const asking = request(address, { method: 'POST', headers }, resolve);
  asking.on('error', reject).end(JSON.stringify(body));
  for await (const line of createInterface({ input: await promise })) yield line;
}
