import { afterEach, expect, test } from 'vitest';
import { all, bundle, endedOf, idsOf, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather, gatheringAt, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

test('H29 a long page is taken in slices, and yields to the event loop between them', async () => {
  const many = Array.from({ length: 3_000 }, (_, at) => observation(`o${at}`));
  const server = await serve(knowsAda({ Observation: { body: bundle(many) } }));
  const turnsAtBatch: number[] = [];
  let turns = 0;
  let watching = true;
  const turn = (): void => {
    turns += 1;
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
  let entries = 0;
  for await (const event of gatheringAt(server.url).start(new AbortController().signal)) {
    if (event.type !== 'entries') continue;
    entries += event.entries.length;
    turnsAtBatch.push(turns);
  }
  watching = false;
  expect(entries).toBe(3_000);
  expect(turnsAtBatch).toHaveLength(20);
  expect(new Set(turnsAtBatch).size).toBeGreaterThan(10);
});

test('H07 two searches that reach a source’s limit together stop at it exactly, and both say so', async () => {
  const of = (resourceType: string) =>
    bundle(Array.from({ length: 900 }, (_, at) => ({ ...observation(`${resourceType}${at}`.toLowerCase()), resourceType })));
  const { ended, ids } = await gather(knowsAda({ Observation: { body: of('Observation') }, Procedure: { body: of('Procedure') } }), {
    resources: 1_001,
  });
  // The matched Patient is one of them.
  expect(ended.resources).toEqual({ received: 1_001, entries: 1_000, supporting: 1, refused: 0 });
  expect(new Set(ids).size).toBe(1_000);
  const states = [ended.outcomes.get('results'), ended.outcomes.get('procedures')].map((outcome) => outcome?.state);
  expect(states).toContain('partial');
});

test('parts queried after a refused whole use every lane', async () => {
  let [running, most] = [0, 0];
  const known = knowsAda({});
  const answering: Answering = (url) => {
    if (!url.pathname.endsWith('/Observation')) return known(url);
    if (!url.searchParams.has('category')) return (response) => setTimeout(() => response.writeHead(400).end(), 150);
    return (response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        response.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(bundle([])));
      }, 40);
    };
  };
  const server = await serve(answering);
  const events = await all(gatheringAt(server.url, { concurrency: 5 }).start(new AbortController().signal));
  // Results without a category cannot be searched: not "none".
  expect(endedOf(events).outcomes.get('vitals')?.state).toBe('partial');
  expect(idsOf(events)).toEqual([]);
  expect(most).toBe(5);
});
