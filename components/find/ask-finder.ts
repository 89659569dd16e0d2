import { sessionLocks, underLock } from '#/lib/queries/session-locks.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';

export type SearchCriteria =
  | { readonly by: 'identifier'; readonly system: string; readonly value: string }
  | ({ readonly by: 'name' } & Readonly<Record<'family' | 'given' | 'birthDate', string>>);

export interface PatientCandidate {
  readonly handle: string;
  readonly banner: PatientBanner;
}

/** Answer of `POST /find/search`. */
export type SearchResult =
  | { readonly state: 'found'; readonly from: string; readonly at: string; readonly people: readonly PatientCandidate[] }
  | { readonly state: 'none'; readonly from: string }
  | { readonly state: 'too-many'; readonly most: number; readonly from: string }
  | { readonly state: 'invalid'; readonly field: string; readonly why: string }
  /** `passing`: trying again may help. `reference` finds the failure in the operator's log. */
  | { readonly state: 'failed'; readonly why: string; readonly from: string; readonly passing: boolean; readonly reference: string }
  /** After many people: the search waits for one of the reasons. */
  | { readonly state: 'reason-needed'; readonly people: number; readonly minutes: number; readonly reasons: readonly string[] }
  | { readonly state: 'limited'; readonly why: string }
  | { readonly state: 'signed-out' }
  | { readonly state: 'lost' };

export type OpenResult =
  | { readonly state: 'opened'; readonly path: string }
  | { readonly state: 'signed-out' }
  | { readonly state: 'handle' | 'audit' | 'too-large' | 'lost' };

const states: Readonly<Record<string, true>> = {
  found: true,
  none: true,
  'too-many': true,
  invalid: true,
  failed: true,
  'reason-needed': true,
  limited: true,
  'signed-out': true,
};

export async function searchPeople(criteria: SearchCriteria, reason?: string): Promise<SearchResult> {
  const answer = await post('/find/search', { ...criteria, ...(reason !== undefined && { reason }) });
  return isStated(answer) && Object.hasOwn(states, answer.state) ? (answer as SearchResult) : { state: 'lost' };
}

export async function openPerson(handle: string): Promise<OpenResult> {
  const answer = await post('/find/open', { handle });
  if (!isStated(answer)) return { state: 'lost' };
  if (answer.state === 'opened' && 'path' in answer && typeof answer.path === 'string') return { state: 'opened', path: answer.path };
  const failure = (['signed-out', 'handle', 'audit', 'too-large'] as const).find((state) => state === answer.state);
  return { state: failure ?? 'lost' };
}

let running = new AbortController();

/** Gives up what is being asked: its answer must not bring back a session that ends meanwhile. */
export function stopAsking(): void {
  running.abort();
  running = new AbortController();
}

async function post(path: string, body: object): Promise<unknown> {
  const { signal } = running;
  const ask = async (): Promise<unknown> => {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal,
    });
    return response.json();
  };
  return underLock(sessionLocks.writes, { mode: 'shared' }, ask).catch(() => undefined);
}

const isStated = (answer: unknown): answer is { readonly state: string } =>
  typeof answer === 'object' && answer !== null && 'state' in answer && typeof answer.state === 'string';
