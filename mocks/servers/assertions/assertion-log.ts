import type { SeenAssertion } from '#/mocks/servers/faults/faults.ts';
import type { ControlAction, ControlActions } from '#/mocks/servers/http/control.ts';

/** Log of the assertions that a token service received, newest last. */
export interface AssertionLog {
  /** Adds an assertion, and gives the function that counts the requests of its token. */
  readonly note: (seen: Omit<SeenAssertion, 'at' | 'uses'>) => () => void;
  /** For tests, at the server's control addresses. */
  readonly actions: ControlActions;
}

/** In memory, the newest 500. */
export function assertionLog(limit = 500): AssertionLog {
  let entries: SeenAssertion[] = [];
  const note: AssertionLog['note'] = (seen) => {
    let entry: SeenAssertion = { ...seen, at: Date.now(), uses: 0 };
    entries = [...entries.slice(1 - limit), entry];
    return () => {
      const counted = { ...entry, uses: entry.uses + 1 };
      entries = entries.map((logged) => (logged === entry ? counted : logged));
      entry = counted;
    };
  };
  const clear = (): Response => {
    entries = [];
    return new Response(null, { status: 204 });
  };
  return {
    note,
    actions: new Map<string, ControlAction>([
      ['GET /__assertions', () => Response.json(entries)],
      ['DELETE /__assertions', clear],
    ]),
  };
}
