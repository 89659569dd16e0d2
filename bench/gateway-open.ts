import { fork, type ChildProcess } from 'node:child_process';
import { ndjsonLine } from '#/lib/access/timeline/ndjson-line.ts';
import { limitsSchema, type Limits, type SourceConfig } from '#/lib/config/schema/schema.ts';
import { ada } from '#/lib/sources/testing/fake-record.ts';
import { collectAudit } from '#/e2e/suites/faults/audit-collector.ts';
import { openRecord, sourceConfig } from '#/e2e/suites/faults/exchange.ts';
import { serveNames } from '#/e2e/suites/faults/name-service.ts';
import { offeredTypes } from './offered-types.ts';

export interface Sources {
  /** Sources by the name that decides their behaviour (see gateway-sources.ts): `count` of them, each with so many resources. */
  readonly named: (name: string, count: number, resources: number, limits?: Partial<Limits>) => readonly SourceConfig[];
  /** Requests since the last call, and how many of them were no repetition. */
  readonly counted: () => Promise<{ readonly requests: number; readonly firsts: number }>;
  readonly stop: () => void;
}

export async function startSources(): Promise<Sources> {
  const child: ChildProcess = fork(new URL('gateway-sources.ts', import.meta.url), { execArgv: [] });
  const port = await new Promise<unknown>((resolve) => child.once('message', resolve));
  const origin = `http://127.0.0.1:${String(port)}`;
  const audit = collectAudit();
  const names = serveNames(() => 'not-found');
  return {
    named: (name, count, resources, limits = {}) =>
      Array.from({ length: count }, (_, at) =>
        sourceConfig(`${name}${at}`, `Source ${name} ${at}`, `${origin}/${name}${at}.${resources}/fhir`, limitsSchema.parse(limits)),
      ),
    counted: async () => (await (await fetch(`${origin}/reset`)).json()) as { requests: number; firsts: number },
    stop: () => {
      audit.stop();
      names.stop();
      child.disconnect();
    },
  };
}

export interface Opened {
  readonly firstMs: number;
  readonly endMs: number;
  readonly entries: number;
  readonly bytes: number;
  /** End of each source. */
  readonly ends: ReadonlyMap<string, number>;
}

let sessions = 0;

/** Opens one record through lib/access and writes its lines, as the route sends them. `pauseMs`: how long the reader takes over each. */
export async function openOnce(sources: readonly SourceConfig[], pauseMs = 0, hasDigests = false): Promise<Opened> {
  sessions += 1;
  const started = performance.now();
  const ends = new Map<string, number>();
  let [firstMs, entries, bytes] = [Number.NaN, 0, 0];
  for await (const message of openRecord({ session: `session-${sessions}`, patient: ada, sources, hasDigests })) {
    bytes += ndjsonLine(message).length;
    if (message.type === 'end') ends.set(message.source, performance.now() - started);
    if (message.type === 'entries') {
      if (entries === 0) firstMs = performance.now() - started;
      entries += message.entries.length;
    }
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return { firstMs, endMs: performance.now() - started, entries, bytes, ends };
}

interface Searchset {
  readonly entry?: readonly unknown[];
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
}

/** The same pages, fetched and parsed by a program that does nothing else: every search of every source at once. */
export async function fetchBare(sources: readonly SourceConfig[]): Promise<Pick<Opened, 'firstMs' | 'endMs' | 'entries'>> {
  const started = performance.now();
  let [firstMs, entries] = [Number.NaN, 0];
  const read = async (address: string): Promise<Searchset> => JSON.parse(await (await fetch(address)).text()) as Searchset;
  const follow = async (base: string, search: string): Promise<void> => {
    for (let address: string | undefined = `${base}/${search}`; address !== undefined;) {
      const { entry = [], link = [] }: Searchset = await read(address);
      if (entries === 0 && entry.length > 0) firstMs = performance.now() - started;
      entries += entry.length;
      const next: string | undefined = link.find(({ relation }) => relation === 'next')?.url;
      address = next === undefined ? undefined : `${base}/${next}`;
    }
  };
  await Promise.all(
    sources.map(async ({ url }) => {
      await read(`${url}/Patient?identifier=ada`);
      await Promise.all(offeredTypes.map((type) => follow(url, `${type}?patient=ada`)));
    }),
  );
  return { firstMs, endMs: performance.now() - started, entries };
}
