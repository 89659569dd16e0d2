import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlAction, ControlActions } from '#/mocks/servers/http/control.ts';
import type { OidcMemory } from './oidc-adapter.ts';
import type { CurrentLifetimes } from './oidc-common.ts';

/** A test can take the revocation endpoint alone out of service. */
export interface RevocationState {
  isDown: boolean;
}

/** Answers 503 to a revocation while it is out of service; true when it did. */
export function refusesRevocation({ isDown }: RevocationState, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  if (!isDown || !incoming.url?.endsWith('/token/revocation')) return false;
  outgoing.writeHead(503, { 'Content-Type': 'application/json' }).end('{"error":"temporarily_unavailable"}');
  return true;
}

/** Controls that tests have at an authorisation server: lifetimes, its tokens, its revocation, and the end of every session. */
export function oidcActions(memory: OidcMemory, lifetimes: CurrentLifetimes, revocation: RevocationState): ControlActions {
  return new Map<string, ControlAction>([
    [
      'POST /__lifetimes',
      async (request) => {
        const wanted: unknown = await request.json();
        if (typeof wanted !== 'object' || wanted === null) return new Response('Expected an object', { status: 400 });
        for (const name of ['accessTokenSeconds', 'refreshTokenSeconds', 'launchSeconds'] as const) {
          const value: unknown = Object.hasOwn(wanted, name) ? Reflect.get(wanted, name) : undefined;
          if (typeof value === 'number' && value > 0) lifetimes[name] = value;
        }
        return Response.json(lifetimes);
      },
    ],
    ['GET /__tokens', () => Response.json(memory.activeTokens())],
    [
      'POST /__revocation',
      async (request) => {
        revocation.isDown = (await request.json()) === 'down';
        return new Response(null, { status: 204 });
      },
    ],
    [
      'DELETE /__sessions',
      () => {
        memory.clear();
        return new Response(null, { status: 204 });
      },
    ],
  ]);
}
