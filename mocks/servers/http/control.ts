import { parseFaults, type FaultState } from '#/mocks/servers/faults/fault-state.ts';
import type { RequestLog } from './request-log.ts';

/** More that a server lets tests change while it runs, by method and path. */
export type ControlAction = (request: Request) => Promise<Response> | Response;
export type ControlActions = ReadonlyMap<string, ControlAction>;

/** The actions every server has: its faults and its log. */
export function commonActions(faults: FaultState, log: RequestLog): ControlActions {
  return new Map<string, ControlAction>([
    [
      'POST /__faults',
      async (request) => {
        const wanted = parseFaults(await request.json().catch(() => undefined));
        if (!wanted) return new Response('Unknown fault', { status: 400 });
        faults.set(wanted);
        return new Response(null, { status: 204 });
      },
    ],
    ['GET /__log', () => Response.json(log.list())],
    [
      'DELETE /__log',
      () => {
        log.clear();
        return new Response(null, { status: 204 });
      },
    ],
  ]);
}
