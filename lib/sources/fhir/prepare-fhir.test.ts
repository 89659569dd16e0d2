import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { all, bundle, endedOf, idsOf, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather, gatheringAt, serve } from '#/lib/sources/testing/gather-at.ts';
import { serveSource, type Answering } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

const next = (url: string) => ({ link: [{ relation: 'next', url }] });
/** Observations of pages that name each other by `page=n`. */
const paged = (pages: readonly (readonly unknown[])[], link: (page: number) => string | undefined): Answering =>
  knowsAda({
    Observation: (url: URL) => {
      const page = Number(url.searchParams.get('page') ?? 0);
      const to = link(page);
      return { body: bundle(pages[page] ?? [], to === undefined ? {} : next(to)) };
    },
  });

describe('the plan', () => {
  test('every query was planned, under the same request id', async () => {
    const server = await serve(knowsAda({ Observation: { body: bundle([]) }, Condition: { body: bundle([]) } }));
    const gathering = gatheringAt(server.url);
    await all(gathering.start(new AbortController().signal));
    const asked = server.requests.filter(({ path }) => path !== 'metadata').map(({ headers }) => String(headers['x-request-id']));
    expect(asked).toHaveLength(7);
    expect(asked.every((id) => id.startsWith(gathering.requestId))).toBe(true);
  });

  test('no status is filtered at the source', async () => {
    const { server } = await gather(knowsAda({ AllergyIntolerance: { body: bundle([]) }, MedicationRequest: { body: bundle([]) } }));
    expect(server.requests.some(({ path }) => path.includes('status'))).toBe(false);
  });

  test('a source that demands a category is queried by category, and a copy is counted once', async () => {
    const byCategory = knowsAda({
      Observation: (url: URL) => (url.searchParams.has('category') ? { body: bundle([observation('a')]) } : { status: 400 }),
    });
    const { ids, results, ended } = await gather(byCategory);
    expect(ids).toEqual(['vale|Observation/a']);
    // Results without a category would only have come with the whole (H05).
    const why = 'results can only be searched by category here; some may be missing';
    expect(results).toEqual({ state: 'partial', entries: 1, why, lasting: true });
    expect(ended.resources).toEqual({ received: 16, entries: 1, supporting: 15, refused: 0 });
  });

  test('medicines that a prescription refers to are read before it is described', async () => {
    const request = {
      resourceType: 'MedicationRequest',
      id: 'rx',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/ada' },
      medicationReference: { reference: 'Medication/m1' },
    };
    const { events } = await gather(
      knowsAda({
        MedicationRequest: { body: bundle([request]) },
        Medication: { body: bundle([{ resourceType: 'Medication', id: 'm1', code: { text: 'Ramipril 5 mg capsule' } }]) },
      }),
    );
    expect(events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry.title) : []))).toEqual([
      expect.stringContaining('Ramipril 5 mg capsule'),
    ]);
  });
});

test('a reader that leaves cuts the source off', async () => {
  const slow = await serve(knowsAda({ Observation: () => (response) => void response.writeHead(200).write('{') }));
  const gathering = gatheringAt(slow.url);
  const leaving = new AbortController();
  const reading = all(gathering.start(leaving.signal));
  await expect.poll(() => slow.requests.some(({ path }) => path.startsWith('Observation')), { timeout: 5_000 }).toBe(true);
  leaving.abort();
  expect(endedOf(await reading).outcomes.get('results')).toEqual({ state: 'failed', why: 'stopped before it finished' });
  await expect.poll(() => slow.cut.some((path) => path.startsWith('Observation')), { timeout: 5_000 }).toBe(true);
  expect(gathering.traces().map(({ state }) => state)).toContain('failed');
});

test('a reader that stops reading stops the pages', async () => {
  const endless = await serve(
    knowsAda({
      Observation: (url: URL) => ({
        body: bundle(
          [observation(`o${url.searchParams.get('page')}`)],
          next(`Observation?page=${Number(url.searchParams.get('page') ?? 0) + 1}`),
        ),
      }),
    }),
  );
  const reading = gatheringAt(endless.url).start(new AbortController().signal)[Symbol.asyncIterator]();
  await reading.next();
  let before = -1;
  await expect
    .poll(
      () => {
        const still = endless.requests.length === before;
        before = endless.requests.length;
        return still;
      },
      { interval: 60, timeout: 5_000 },
    )
    .toBe(true);
  expect(endless.requests.length).toBeLessThan(20);
  await reading.return?.();
});

const anyResource = fc.oneof(
  fc.nat(12).map((id) => observation(`o${id}`)),
  fc.nat(5).map((id) => observation(`z${id}`, 'ada', { subject: undefined })),
  fc.nat(5).map((id) => ({ resourceType: 'Practitioner', id: `p${id}` })),
  fc.constant({ resourceType: 'OperationOutcome', issue: [] }),
  fc.nat(5).map((id) => observation(`f${id}`, 'zoe')),
  fc.constantFrom<unknown>(null, 7, 'text', {}, [], { resourceType: 'Observation' }),
);

test('H06: any resource is entry, supporting or refused, and each entry is sent once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyResource, { maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (pages) => {
      const server = await serveSource(paged(pages, (page) => (page + 1 < pages.length ? `Observation?page=${page + 1}` : undefined)));
      try {
        const events: readonly SourceEvent[] = await all(gatheringAt(server.url).start(new AbortController().signal));
        const { resources, outcomes } = endedOf(events);
        const ids = idsOf(events);
        const refused = events.filter(({ type }) => type === 'refused').length;
        expect(resources.received).toBe(resources.entries + resources.supporting + resources.refused);
        expect(resources.entries).toBe(ids.length);
        expect(resources.refused).toBe(refused);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.some((id) => id.includes('/f') || id.includes('/z'))).toBe(false);
        if (refused > 0) expect(outcomes.get('results')?.state).not.toMatch(/none|complete/);
      } finally {
        await server.close();
      }
    }),
    { numRuns: 60 },
  );
});
