import type { Limits } from '#/lib/config/schema/schema.ts';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import type { SourceGathering, SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { ada, all, endedOf, idsOf, nhs, sourceAt, user } from './fake-record.ts';
import { serveSource, type Answering, type ServedSource } from './serve-source.ts';

const servers: ServedSource[] = [];

/** A source of this test alone; `closeServed` ends it. */
export async function serve(answering: Answering): Promise<ServedSource> {
  const server = await serveSource(answering);
  servers.push(server);
  return server;
}

export async function closeServed(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

export const gatheringAt = (url: string, limits: Partial<Limits> = {}, accepted: ReadonlySet<string> = new Set()): SourceGathering =>
  prepareFhir({ source: sourceAt(url, limits), user, patient: ada, systems: [nhs], accepted });

/** Ada's record from a source that answers so, to its end. */
export async function gather(answering: Answering, limits: Partial<Limits> = {}) {
  const server = await serve(answering);
  const gathering = gatheringAt(server.url, limits);
  const events = await all(gathering.start(new AbortController().signal));
  const ended = endedOf(events);
  return { server, events, ended, results: ended.outcomes.get('results'), ids: idsOf(events) };
}

/** Digest of the person the reader may confirm. */
export const askedAbout = (events: readonly SourceEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap((event) => (event.type === 'differences' && event.person !== undefined ? [event.person] : [])));
