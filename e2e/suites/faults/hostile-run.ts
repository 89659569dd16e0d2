import { openDocument } from '#/lib/access/documents/open-document.ts';
import { limitsSchema, type SourceConfig } from '#/lib/config/schema/schema.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { ada } from '#/lib/sources/testing/fake-record.ts';
import { clientKeys } from '#/lib/sources/testing/token-service.ts';
import { setCanaries } from './canaries.ts';
import { openRecord, sessionOf, sourceConfig, type Exchange } from './exchange.ts';
import { hostileAddresses } from './hostile-addresses.ts';
import { fields, startHostileSource, type Field, type HostileSource } from './hostile-source.ts';

export interface HostileResult {
  readonly addresses: number;
  readonly tried: number;
  /** Requests that reached a canary, connections that were begun elsewhere, names that were looked up. */
  readonly arrived: number;
  readonly tokensLost: number;
  readonly problems: readonly string[];
}

let tries = 0;

/** Every hostile address in every field: the record is opened, its files are fetched and opened, and nothing leaves. */
export async function runHostile(exchange: Exchange, chosen: readonly Field[] = fields, every = 1): Promise<HostileResult> {
  const source = await startHostileSource();
  const canaries = await setCanaries((host) => host === `127.0.0.1:${source.port}` || host.startsWith('login.'));
  const before = exchange.names.strangers.length;
  const { key } = await clientKeys();
  const addresses = hostileAddresses({ source: source.port, canary: canaries.port }).filter((_, at) => at % every === 0);
  const problems: string[] = [];
  let tried = 0;
  try {
    for (const field of chosen)
      for (const address of addresses) {
        tried += 1;
        const violations = await tryOne(exchange, source, { field, address, key });
        problems.push(...violations.map((problem) => `${field} = ${JSON.stringify(address)}: ${problem}`));
      }
  } finally {
    await Promise.all([source.stop(), canaries.stop()]);
  }
  const names = exchange.names.strangers.slice(before).filter((host) => !host.startsWith('login.'));
  const away = [...canaries.arrivals.map((arrival) => arrival.address), ...canaries.connects, ...names];
  const tokens = canaries.arrivals.filter(({ headers }) => JSON.stringify(headers).includes('source-secret')).length;
  return {
    addresses: addresses.length,
    tried,
    arrived: away.length,
    tokensLost: tokens,
    problems: [...problems, ...[...new Set(away)].map((place) => `something left for ${place}`)],
  };
}

interface Try {
  readonly field: Field;
  readonly address: string;
  readonly key: string;
}

async function tryOne(exchange: Exchange, source: HostileSource, { field, address, key }: Try): Promise<readonly string[]> {
  tries += 1;
  const session = `session-hostile-${tries}`;
  source.requests.length = 0;
  source.lie(field, address);
  const opening = { session, patient: ada, sources: [configOf(source, key)] };
  const messages: TimelineMessage[] = [];
  try {
    for await (const message of openRecord(opening)) messages.push(message);
    for (const name of fileNames(messages)) await openDocument(sessionOf(opening), name, new AbortController().signal);
  } catch (error) {
    return [`thrown: ${String(error)}`];
  } finally {
    exchange.audited.delete(session);
  }
  const outside = source.requests.filter(({ target }) => !asSomeServersRead(target).startsWith('/fhir/') && target !== '/token');
  const withoutEnd = messages.some(({ type }) => type === 'end') ? [] : ['no end'];
  return [...withoutEnd, ...outside.map(({ target }) => `the source was asked for ${target}, outside its base`)];
}

/** Decoded twice over, without path parameters, with every slash a slash: what is under the base by all readings is under it. */
function asSomeServersRead(target: string): string {
  const [path = ''] = target.split('?');
  const decoded = decodeURIComponent(decodeURIComponent(path.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')));
  return new URL(decoded.replaceAll('\\', '/').replaceAll(/;[^/]*/g, ''), 'http://read.invalid').pathname;
}

/** A new id each time: what a source did wrong is remembered by its id and its address. Its files are taken apart, too. */
function configOf({ port }: HostileSource, key: string): SourceConfig {
  const base = `http://127.0.0.1:${port}`;
  const client = { id: 'us', authentication: 'private_key_jwt', key };
  return sourceConfig(`hostile-${tries}`, 'Hostile Hospital', `${base}/fhir`, limitsSchema.parse({ firstByteMs: 3_000, totalMs: 8_000 }), {
    takeApart: true,
    authorization: [{ kind: 'client-credentials', tokenUrl: `${base}/token`, client }],
  });
}

function fileNames(messages: readonly TimelineMessage[]): readonly string[] {
  const entries = messages.flatMap((message) => (message.type === 'entries' ? message.entries : []));
  return entries.flatMap(({ body }) => (body.shape === 'attachments' ? body.attachments.flatMap(({ name }) => name ?? []) : []));
}
