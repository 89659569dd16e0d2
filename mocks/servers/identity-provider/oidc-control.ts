import type { ControlAction, ControlActions } from '#/mocks/servers/http/control.ts';
import type { OidcMemory } from './oidc-adapter.ts';
import type { CurrentLifetimes } from './oidc-common.ts';

/** Controls that tests have at an authorisation server: lifetimes, and the end of every session. */
export function oidcActions(memory: OidcMemory, lifetimes: CurrentLifetimes): ControlActions {
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
    [
      'DELETE /__sessions',
      () => {
        memory.clear();
        return new Response(null, { status: 204 });
      },
    ],
  ]);
}
