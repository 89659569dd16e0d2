import type { PatientBanner } from '#/lib/record/model/patient.ts';

export type Criteria =
  | { readonly by: 'identifier'; readonly system: string; readonly value: string }
  | { readonly by: 'name'; readonly family: string; readonly given: string; readonly birthDate: string };

export interface Candidate {
  readonly handle: string;
  readonly banner: PatientBanner;
}

/** As `POST /find/search` answers. */
export type Found =
  | { readonly state: 'found'; readonly from: string; readonly at: string; readonly people: readonly Candidate[] }
  | { readonly state: 'none'; readonly from: string }
  | { readonly state: 'too-many'; readonly most: number; readonly from: string }
  | { readonly state: 'invalid'; readonly field: string; readonly why: string }
  | { readonly state: 'failed'; readonly why: string; readonly from: string }
  | { readonly state: 'signed-out' }
  | { readonly state: 'lost' };

export type Opened =
  | { readonly state: 'opened'; readonly path: string }
  | { readonly state: 'signed-out' }
  | { readonly state: 'handle' | 'audit' | 'too-large' | 'lost' };

const states: Readonly<Record<string, true>> = {
  found: true,
  none: true,
  'too-many': true,
  invalid: true,
  failed: true,
  'signed-out': true,
};

export async function searchPeople(criteria: Criteria): Promise<Found> {
  const answer = await post('/find/search', criteria);
  return isStated(answer) && Object.hasOwn(states, answer.state) ? (answer as Found) : { state: 'lost' };
}

export async function openPerson(handle: string): Promise<Opened> {
  const answer = await post('/find/open', { handle });
  if (!isStated(answer)) return { state: 'lost' };
  if (answer.state === 'opened' && 'path' in answer && typeof answer.path === 'string') return { state: 'opened', path: answer.path };
  const known = (['signed-out', 'handle', 'audit', 'too-large'] as const).find((state) => state === answer.state);
  return { state: known ?? 'lost' };
}

export async function leave(): Promise<void> {
  await post('/sign-out', {});
}

async function post(path: string, body: object): Promise<unknown> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
      body: JSON.stringify(body),
      cache: 'no-store',
    });
    const answer: unknown = await response.json();
    return answer;
  } catch {
    return undefined;
  }
}

const isStated = (answer: unknown): answer is { readonly state: string } =>
  typeof answer === 'object' && answer !== null && 'state' in answer && typeof answer.state === 'string';
