import { randomInt } from 'node:crypto';
import type { Network } from '#/mocks/networks/model/network.ts';
import { twoPatients } from './two-patients.ts';
import { startExchange, type Exchange } from '#/mocks/serve.ts';
import { textsAt, valuesAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { startTrialViewer, tokenRequest, type TrialViewer } from './client.ts';

/** The smallest exchange, running, with a viewer made of plain fetch. For tests. */
export interface TrialExchange {
  readonly exchange: Exchange;
  readonly viewer: TrialViewer;
  readonly fhirOf: (source: string) => string;
  readonly tokenUrl: string;
  readonly ehrTokenUrl: string;
  /** A token of the network's token service for one server. */
  readonly networkToken: (resource: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts an exchange on free ports; several can run at once. */
export async function startTrialExchange(network: Network = twoPatients, tries = 10): Promise<TrialExchange> {
  const basePort = 20_000 + randomInt(400) * 30;
  const viewer = await startTrialViewer(basePort + 29).catch(() => undefined);
  const exchange = viewer && (await startExchange({ network, basePort, viewerOrigin: viewer.origin }).catch(() => undefined));
  if (viewer && exchange) return trialOf(exchange, viewer);
  await viewer?.stop();
  if (tries === 0) throw new Error('No free ports for a trial exchange');
  return startTrialExchange(network, tries - 1);
}

function trialOf(exchange: Exchange, viewer: TrialViewer): TrialExchange {
  const tokenUrl = `${exchange.origins.identityProvider}/token`;
  const networkToken = async (resource: string): Promise<string> => {
    const form = { grant_type: 'client_credentials', resource, scope: 'system/*.rs', ...(await viewer.assertion(tokenUrl)) };
    return String((await tokenRequest(tokenUrl, form)).body['access_token']);
  };
  return {
    exchange,
    viewer,
    fhirOf: (source) => `${exchange.origins.sources[source]}/fhir`,
    tokenUrl,
    ehrTokenUrl: `${exchange.origins.ehr}/oauth/token`,
    networkToken,
    stop: async () => void (await Promise.all([exchange.stop(), viewer.stop()])),
  };
}

/** A Bundle's next link; empty when there is none. */
export const nextOf = (bundle: unknown): string =>
  valuesAt(bundle, 'link').flatMap((link) => (textsAt(link, 'relation')[0] === 'next' ? textsAt(link, 'url') : []))[0] ?? '';

/** An answer's body, whatever it is. */
export const jsonOf = async (response: Response): Promise<unknown> => response.json();

/** A GET with a bearer token. */
export const read = (address: string, token: string): Promise<Response> =>
  fetch(address, { headers: { authorization: `Bearer ${token}` } });
