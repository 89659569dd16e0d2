import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlAction, ControlActions } from '#/mocks/servers/http/control.ts';
import type { OidcMemory } from './oidc-adapter.ts';
import type { CurrentLifetimes } from './oidc-common.ts';

/** A test can take the revocation endpoint alone out of service. */
export interface RevocationState {
  isDown: boolean;
}

/** How and when the next people to sign in were authenticated; tests change it while the provider runs. */
export interface Authentication {
  /** Absent: not stated, as by a provider that keeps no levels. */
  acr?: string | undefined;
  amr?: readonly string[] | undefined;
  /** Seconds since they proved who they are. */
  secondsAgo: number;
}

/** Smartcard at NHS CIS2's highest level, now. */
export const strongAuthentication = (): Authentication => ({ acr: 'AAL3_ANY', amr: ['N3_SMARTCARD'], secondsAgo: 0 });

/** Result of an interaction for one account. */
export function loginOf(accountId: string, { acr, amr, secondsAgo }: Authentication) {
  const ts = Math.floor(Date.now() / 1_000) - secondsAgo;
  return { accountId, remember: false, ts, ...(acr !== undefined && { acr }), ...(amr && { amr: [...amr] }) };
}

/** `PUT /__authentication`: replaces it; an empty object restores the strong one. */
function authenticationAction(authentication: Authentication): ControlAction {
  return async (request) => {
    const wanted: unknown = await request.json();
    if (typeof wanted !== 'object' || wanted === null) return new Response('Expected an object', { status: 400 });
    const isEmpty = Object.keys(wanted).length === 0;
    Object.assign(
      authentication,
      isEmpty ? strongAuthentication() : { ...strongAuthentication(), acr: undefined, amr: undefined, ...wanted },
    );
    return Response.json(authentication);
  };
}

/** Answers 503 to a revocation while it is out of service; true when it did. */
export function refusesRevocation({ isDown }: RevocationState, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  if (!isDown || !incoming.url?.endsWith('/token/revocation')) return false;
  outgoing.writeHead(503, { 'Content-Type': 'application/json' }).end('{"error":"temporarily_unavailable"}');
  return true;
}

/** Controls that tests have at an authorisation server: lifetimes, its tokens, its revocation, and the end of every session. */
export function oidcActions(
  memory: OidcMemory,
  lifetimes: CurrentLifetimes,
  revocation: RevocationState,
  authentication?: Authentication,
): ControlActions {
  return new Map<string, ControlAction>([
    ...(authentication ? [['PUT /__authentication', authenticationAction(authentication)] as const] : []),
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
