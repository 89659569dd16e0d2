import { createServer } from 'node:http';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { CanarySet } from './canary.ts';
import type { PlaceResult } from './residue-table.ts';
import { searchBrowserMemory, searchServerMemory } from './search-memory.ts';
import * as places from './search-places.ts';
import type { Stage } from './stage.ts';
import { startBrowser, type WatchedBrowser } from './watched-browser.ts';

export interface DetectorCheck {
  readonly detector: string;
  readonly isFound: boolean;
}

const planted = 'planted';

/** Plants a canary of its own for each detector, and looks whether it is found: a search that cannot fail proves nothing. */
export async function checkDetectors(stage: Stage): Promise<readonly DetectorCheck[]> {
  const word = (place: string): string => stage.set.word(planted, place);
  const expected = (place: string, results: readonly PlaceResult[], detector: string): DetectorCheck => ({
    detector: `${detector}: ${place}`,
    isFound: results.some((result) => result.place.startsWith(detector) && hasPlanted(result, place)),
  });
  await stage.viewer.plant(word('the process'));
  const server = [
    ...(await searchServerMemory('planted', stage)),
    ...places.searchOutput(stage.viewer, stage.find),
    await places.searchChangedFiles(stage),
  ];
  const paths = await stage.viewer.written();
  const detectors = ['server heap', 'server buffers', 'server thread', 'standard output', 'standard error', 'files changed meanwhile'];
  return [
    ...detectors.map((detector) => expected('the process', server, detector)),
    { detector: 'paths written by the server: a file', isFound: paths.some((path) => path.endsWith('/planted')) },
    ...(await checkBrowser(stage, expected)),
  ];
}

const hasPlanted = ({ canaries }: PlaceResult, place: string): boolean =>
  [...canaries].some(({ kind, holder }) => kind === planted && holder === place);

type Expected = (place: string, results: readonly PlaceResult[], detector: string) => DetectorCheck;

const outsidePlaces = {
  title: 'titles',
  console: 'console',
  address: 'addresses',
  Referer: 'Referer headers',
  'window.name': 'stores, histories',
};
const stored = ['localStorage', 'IndexedDB', 'cache, as sent', 'cache, gzip', 'cache, br', 'cache, zstd'];

async function checkBrowser(stage: Stage, expected: Expected): Promise<readonly DetectorCheck[]> {
  const browser = await startBrowser(stage.viewer.origin);
  try {
    const memory = await plantInBrowser(browser, stage);
    const pageState = await browser.describePage(browser.context.pages()[0] ?? (await browser.context.newPage()));
    const outside = places.searchOutside(browser, [pageState], stage.find);
    await browser.close();
    const profile = await places.searchProfile(browser, stage.find);
    return [
      expected('a page', [memory], 'browser heap'),
      ...Object.entries(outsidePlaces).map(([place, detector]) => expected(place, outside, detector)),
      ...stored.map((place) => expected(place, [profile], 'browser profile')),
    ];
  } finally {
    await browser.remove();
  }
}

/** Leaves canaries as a careless page would: on the viewer's own origin, and in answers that may be cached. */
async function plantInBrowser(browser: WatchedBrowser, stage: Stage): Promise<PlaceResult> {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const word = (place: string): string => stage.set.word(planted, place);
  const caching = await startCaching(stage.set);
  for (const path of caching.paths) await page.goto(`${caching.origin}${path}`);
  await caching.stop();
  await page.goto(`/?planted=${word('address')}`);
  // The page's own title comes a moment after its content, and would replace the planted one.
  await page.waitForFunction(() => document.title !== '');
  await page.evaluate(
    async ([title, text, name, heap, local, database]) => {
      document.title = title;
      console.log(text);
      window.name = name;
      localStorage.setItem('planted', local);
      Object.assign(window, { planted: `${'-'.repeat(5_000)}${heap}` });
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('planted', 1);
        opening.onupgradeneeded = () => void opening.result.createObjectStore('texts').put(database, 1);
        opening.onsuccess = () => resolve();
        opening.onerror = () => reject(new Error('no database'));
      });
    },
    [word('title'), word('console'), word('window.name'), word('a page'), word('localStorage'), word('IndexedDB')] as const,
  );
  browser.outside.referers.push(`${stage.viewer.origin}/${word('Referer')}`);
  return searchBrowserMemory('planted', { browser, find: stage.find }, page);
}

/** A server whose answers may be cached, one for each encoding. */
async function startCaching(
  set: CanarySet,
): Promise<{ readonly origin: string; readonly paths: readonly string[]; readonly stop: () => Promise<void> }> {
  const text = (place: string): Buffer =>
    Buffer.from(`<!doctype html><title>planted</title>${'planted '.repeat(50)}${set.word(planted, place)}`);
  const answers = new Map<string, readonly [encoding: string | undefined, body: Buffer]>([
    ['/plain', [undefined, text('cache, as sent')]],
    ['/gzip', ['gzip', gzipSync(text('cache, gzip'))]],
    ['/br', ['br', brotliCompressSync(text('cache, br'))]],
    ['/zstd', ['zstd', zstdCompressSync(text('cache, zstd'))]],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const [encoding, body] = answers.get(url) ?? [undefined, Buffer.from('')];
    const headers = { 'Content-Type': 'text/html', 'Cache-Control': 'max-age=3600' };
    response.writeHead(200, encoding === undefined ? headers : { ...headers, 'Content-Encoding': encoding }).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://localhost:${port}`, paths: [...answers.keys()], stop };
}
