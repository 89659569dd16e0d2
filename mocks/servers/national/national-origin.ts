import { createRemoteJWKSet } from 'jose';
import type { NationalNetwork } from '#/mocks/networks/model/network.ts';
import { assertionTokens } from '#/mocks/servers/assertions/assertion-tokens.ts';
import { iuaRules } from '#/mocks/servers/assertions/iua.ts';
import { udapRules } from '#/mocks/servers/assertions/udap.ts';
import { faultState } from '#/mocks/servers/faults/fault-state.ts';
import { nationalBases, nationalHandlers, recordBases, type NationalContext } from './national-network.ts';
import { formOf, sendResponse } from '#/mocks/servers/http/node-http.ts';
import type { OriginOptions } from '#/mocks/servers/http/origin-server.ts';

/** Identity of the viewer that a national network needs. */
export interface NationalExchange extends Pick<NationalContext, 'origin' | 'directoryTokens' | 'storeOf'> {
  readonly viewerOrigin: string;
  /** Certificate of the authority that vouches for clients, PEM. */
  readonly root: string;
}

/** How the viewer is named in its certificate, as it was registered. */
export const clientUri = (viewerOrigin: string): string => `${viewerOrigin}/udap`;

const tokenPath = '/oauth/token';

/** A national network as one origin: directory, record locator and members, and the token service that admits the users it knows. */
export async function nationalOrigin(network: NationalNetwork, exchange: NationalExchange): Promise<OriginOptions> {
  const { origin, viewerOrigin, root } = exchange;
  const service = await assertionTokens({
    tokenUrl: `${origin}${tokenPath}`,
    client: 'tributary',
    rules:
      network.asserted === 'udap'
        ? udapRules(root, clientUri(viewerOrigin))
        : iuaRules(createRemoteJWKSet(new URL(`${viewerOrigin}/jwks.json`))),
    users: network.users,
    resources: new Set(recordBases(network, nationalBases(origin))),
  });
  return {
    origin,
    faults: faultState(),
    actions: service.actions,
    handlers: nationalHandlers(network, { ...exchange, tokens: service.tokens }),
    // Beside the handlers, so that a fault of the locator is not one of the token service.
    application: {
      takes: (path) => path === tokenPath,
      answer: async (incoming, outgoing) => {
        const headers = new Headers(
          Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
        );
        const request = new Request(`${origin}${tokenPath}`, { method: 'POST', headers, body: await formOf(incoming) });
        await sendResponse(outgoing, await service.answer(request));
      },
    },
  };
}
