import { HttpResponse } from 'msw';
import type { Fault, FaultKind } from './faults.ts';
import { operationOutcome } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { textsAt, valuesAt } from '#/mocks/servers/fhir/fhir-resource.ts';

/** A searchset's parts that a fault spoils. */
interface Bundle {
  readonly entry: readonly unknown[];
  readonly link: readonly unknown[];
  readonly total?: number;
}

/** Request that a spoiled page answers, with a search's criteria in its address. */
interface Asked {
  readonly url: URL;
  readonly fault: Fault;
}

type Spoil = (bundle: Bundle, request: Asked) => Partial<Bundle>;

const round = '_round';
const roundOf = (url: URL): number => Number(url.searchParams.get(round) ?? 0);

function nextRound(url: URL): string {
  const next = new URL(url);
  next.searchParams.set(round, String(roundOf(url) + 1));
  return next.href;
}

const withNext = ({ link }: Bundle, next: string): Partial<Bundle> => ({
  link: [...link.filter((pageLink) => textsAt(pageLink, 'relation')[0] !== 'next'), { relation: 'next', url: next }],
});
const hasNext = ({ link }: Bundle): boolean => link.some((pageLink) => textsAt(pageLink, 'relation')[0] === 'next');

/** Each a way in which real servers lead a client astray while they page. */
const spoils: ReadonlyMap<FaultKind, Spoil> = new Map<FaultKind, Spoil>([
  [
    'endless',
    (bundle, { url, fault }) => ({
      ...withNext(bundle, nextRound(url)),
      entry: roundOf(url) === 0 || fault.sameEntries ? bundle.entry : bundle.entry.map((entry) => renumbered(entry, roundOf(url))),
    }),
  ],
  ['loop', (bundle, { url }) => withNext(bundle, url.href)],
  ['foreign-next', (bundle) => withNext(bundle, 'http://127.0.0.2:9/fhir/Observation?_page=elsewhere')],
  ['empty-page', (bundle, { url }) => (roundOf(url) === 0 ? { ...withNext(bundle, nextRound(url)), entry: [] } : {})],
  [
    'short',
    (bundle) => ({ link: bundle.link.filter((pageLink) => textsAt(pageLink, 'relation')[0] !== 'next'), total: bundle.entry.length + 100 }),
  ],
  [
    'lost-page',
    (bundle, { url }) =>
      hasNext(bundle)
        ? withNext(bundle, `${url.origin}/fhir?_getpages=forgotten&_bundletype=${/\/fhir\/([A-Za-z]+)/.exec(url.pathname)?.[1] ?? ''}`)
        : {},
  ],
  [
    'warning',
    (bundle) => ({
      entry: [
        ...bundle.entry,
        { resource: operationOutcome('processing', 'Some results were left out by this server', 'warning'), search: { mode: 'outcome' } },
      ],
    }),
  ],
]);

/** The request that a page of a spoiled search really stands for. */
export function realRequest(request: Request): Request {
  const url = new URL(request.url);
  if (!url.searchParams.has(round)) return request;
  url.searchParams.delete(round);
  return new Request(url, request);
}

/** The answer as the bundle faults among these leave it; anything but a searchset stays as it is. */
export async function spoilSearchset(faults: readonly Fault[], request: Request, response: Response): Promise<Response> {
  const bundleFaults = faults.filter(({ fault }) => spoils.has(fault));
  if (bundleFaults.length === 0 || !response.ok) return response;
  const url = await askedBy(request.clone());
  const bundle: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  if (textsAt(bundle, 'type')[0] !== 'searchset' || typeof bundle !== 'object') return response;
  const body = bundleFaults.reduce<object>(
    (spoiledBundle, fault) => ({ ...spoiledBundle, ...spoils.get(fault.fault)?.(partsOf(spoiledBundle), { url, fault }) }),
    {
      ...bundle,
    },
  );
  return new HttpResponse(JSON.stringify(body), { headers: { 'Content-Type': 'application/fhir+json', 'Cache-Control': 'no-store' } });
}

const partsOf = (bundle: object): Bundle => ({ entry: valuesAt(bundle, 'entry'), link: valuesAt(bundle, 'link') });

/** A search by POST has its criteria in the body, which a link cannot carry: its pages are asked by GET. */
async function askedBy(request: Request): Promise<URL> {
  const url = new URL(request.url);
  if (request.method !== 'POST') return url;
  url.pathname = url.pathname.replace(/\/_search$/, '');
  for (const [name, value] of new URLSearchParams(await request.text())) url.searchParams.append(name, value);
  return url;
}

function renumbered(entry: unknown, at: number): unknown {
  const [resource] = valuesAt(entry, 'resource');
  if (typeof entry !== 'object' || typeof resource !== 'object' || resource === null) return entry;
  return { ...entry, fullUrl: undefined, resource: { ...resource, id: `${textsAt(resource, 'id')[0]}-${at}` } };
}
