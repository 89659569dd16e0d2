import { afterEach, describe, expect, test } from 'vitest';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather, serve } from '#/lib/sources/testing/gather-at.ts';
import { type Answering } from '#/lib/sources/testing/serve-source.ts';

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

describe('pages', () => {
  test('every next is followed, relative ones too', async () => {
    const { ids, results } = await gather(
      paged([[observation('a')], [], [observation('b')]], (page) => (page < 2 ? `Observation?page=${page + 1}` : undefined)),
    );
    expect(ids).toEqual(['vale|Observation/a', 'vale|Observation/b']);
    expect(results).toEqual({ state: 'complete', entries: 2 });
  });

  test('H07: a next that is a query alone goes on with its own search', async () => {
    const { ids, results, server } = await gather(
      paged([[observation('a')], [observation('b')]], (page) => (page < 1 ? `?page=${page + 1}` : undefined)),
    );
    expect(ids).toEqual(['vale|Observation/a', 'vale|Observation/b']);
    expect(results).toEqual({ state: 'complete', entries: 2 });
    expect(server.requests.map(({ path }) => path)).toContain('Observation?page=1');
  });

  test('H07: pages in a circle end, and the source is incomplete', async () => {
    const { results } = await gather(paged([[observation('a')], [observation('b')]], (page) => `Observation?page=${1 - page}`));
    expect(results).toEqual({ state: 'partial', entries: 2, why: 'its answer could not be read: its pages repeated', lost: true });
  });

  test('H07: endless pages end at the limit, which is named', async () => {
    const { results } = await gather(
      knowsAda({
        Observation: (url: URL) => ({
          body: bundle(
            [observation(`o${url.searchParams.get('page')}`)],
            next(`Observation?page=${Number(url.searchParams.get('page') ?? 0) + 1}`),
          ),
        }),
      }),
      { pages: 5 },
    );
    expect(results).toEqual({ state: 'partial', entries: 5, why: 'stopped at the limit of 5 pages', lost: true });
  });

  test('H07: more records than the limit', async () => {
    const { results, ended } = await gather(
      knowsAda({ Observation: { body: bundle(['a', 'b', 'c', 'd'].map((id) => observation(id))) } }),
      { resources: 3 },
    );
    expect(results).toEqual({ state: 'partial', entries: 2, why: 'stopped at the limit of 3 records', lost: true });
    expect(ended.resources).toEqual({ received: 3, entries: 2, supporting: 1, refused: 0 });
  });

  test('H07: a total larger than the number received', async () => {
    const { results } = await gather(knowsAda({ Observation: { body: bundle([observation('a')], { total: 7 }) } }));
    expect(results).toEqual({ state: 'partial', entries: 1, why: '1 of 7 received', lost: true });
  });

  test('a next page at another address is never fetched, and the source is incomplete', async () => {
    const other = await serve(() => ({ body: bundle([observation('stolen')]) }));
    const { results, ids } = await gather(
      knowsAda({ Observation: { body: bundle([observation('a')], next(`${other.url}/Observation?page=2`)) } }),
    );
    expect(other.requests).toEqual([]);
    expect(ids).toEqual(['vale|Observation/a']);
    expect(results).toEqual({ state: 'partial', entries: 1, why: 'its next page was at an address not configured for it', lost: true });
  });

  test('a page that fails leaves the earlier ones, incomplete', async () => {
    const { results } = await gather(
      knowsAda({
        Observation: (url: URL) =>
          url.searchParams.has('page') ? { status: 500 } : { body: bundle([observation('a')], next('Observation?page=1')) },
      }),
    );
    expect(results).toEqual({ state: 'partial', entries: 1, why: 'it answered with an error (500)', lost: true });
  });
});
