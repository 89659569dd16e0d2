import { allowInsecureRequests, clientCredentialsGrant, discovery } from 'openid-client';
import { exchange } from '#/e2e/exchange/addresses.ts';
import { clientAuthentication } from '#/lib/config/client/client-authentication.ts';
import { planFor } from '#/lib/sources/plan/plan.ts';
import { readCapability } from '#/lib/sources/plan/capability.ts';
import { callsFor, parametersOf, structuredInteraction, structuredOperation } from '#/lib/sources/gp-connect/structured-calls.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import type { Timing } from './timing.ts';

/** A source ready for its searches: token, first pages. None of this is timed. */
export interface BareSource {
  readonly base: string;
  readonly token: string;
  readonly questions: readonly Question[];
}

/** A search, or an operation's Parameters, POSTed. */
interface Question {
  readonly address: string;
  readonly body?: unknown;
}

interface Searchset {
  readonly entry?: readonly { readonly resource?: { readonly id?: string } }[];
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
}

/** The same searches that the viewer makes, at the same sources. */
export async function bareSources(clientKey: string, identifier: string): Promise<readonly BareSource[]> {
  const practices = new Set(countyNetwork.sources.filter(({ speaks }) => speaks === 'gp-connect').map(({ id }) => id));
  const all = await Promise.all(
    Object.entries(exchange.sources).map(([id, origin]) => bareSource(`${origin}/fhir`, clientKey, identifier, practices.has(id))),
  );
  return all.filter((source) => source !== undefined);
}

async function bareSource(base: string, clientKey: string, identifier: string, isPractice: boolean): Promise<BareSource | undefined> {
  const token = await networkToken(base, clientKey);
  if (isPractice) {
    const address = `${base}/${structuredOperation}`;
    return { base, token, questions: callsFor([]).map((call) => ({ address, body: parametersOf(call, identifier) })) };
  }
  const patients = await searchset(
    `${base}/Patient?identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${identifier}`)}`,
    token,
  );
  const patient = patients.entry?.[0]?.resource?.id;
  if (patient === undefined) return undefined;
  const capability = readCapability(await (await fetch(`${base}/metadata`)).json());
  const plan = planFor(capability, [], patient);
  const questions = [...plan, ...plan.flatMap(({ followUps: queries }) => queries ?? [])].map(({ type, params }) => ({
    address: `${base}/${type}?${new URLSearchParams(params.map(([key, value]) => [key, value]))}`,
  }));
  return { base, token, questions };
}

async function networkToken(base: string, clientKey: string): Promise<string> {
  const issuer = new URL(exchange.identityProvider);
  const client = { id: 'tributary', authentication: 'private_key_jwt', key: clientKey } as const;
  const authentication = await clientAuthentication(client, { audience: `${issuer.origin}/token` });
  const server = await discovery(issuer, 'tributary', undefined, authentication, { execute: [allowInsecureRequests] });
  const { access_token: token } = await clientCredentialsGrant(server, { resource: base, scope: 'system/*.rs' });
  return token;
}

/** Treatment of each page: parsed, as any viewer must, or only received. */
export type Reading = 'parsed' | 'received';

/** Every search of every source at once, each followed to its last page: the least that any viewer must wait for. */
export async function bareTiming(sources: readonly BareSource[], reading: Reading): Promise<Timing> {
  const started = performance.now();
  let [first, entries] = [Number.NaN, 0];
  const follow = async ({ base, token }: BareSource, { address, body }: Question): Promise<void> => {
    for (let page: string | undefined = address; page !== undefined;) {
      const { count, next } = pageOf(await answer(page, token, body), reading);
      if (entries === 0 && count > 0) first = performance.now() - started;
      entries += count;
      page = next === undefined ? undefined : new URL(next, `${base}/`).href;
    }
  };
  await Promise.all(sources.flatMap((source) => source.questions.map((question) => follow(source, question))));
  return { first, end: performance.now() - started, entries };
}

interface PageFacts {
  readonly count: number;
  readonly next: string | undefined;
}

function pageOf(text: string, reading: Reading): PageFacts {
  if (reading === 'parsed') {
    const body = JSON.parse(text) as Searchset;
    return { count: body.entry?.length ?? 0, next: body.link?.find(({ relation }) => relation === 'next')?.url };
  }
  // The links of the mock exchange stand before the entries, so that only a little of the text is searched.
  const next = /"relation":"next","url":"([^"]+)"/.exec(text.slice(0, 4_000))?.[1];
  return { count: text.includes('"entry":[{') ? 1 : 0, next };
}

async function searchset(address: string, token: string): Promise<Searchset> {
  return JSON.parse(await answer(address, token)) as Searchset;
}

async function answer(address: string, token: string, body?: unknown): Promise<string> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/fhir+json', 'Content-Type': 'application/fhir+json' };
  const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(address, { headers: { ...headers, 'Ssp-InteractionID': structuredInteraction }, ...posted });
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`);
  return response.text();
}
