import type { Stage } from '#/e2e/suites/attacks/attack.ts';
import type { Answer, AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';
import { askRaw } from '#/e2e/suites/attacks/client/ask-raw.ts';
import { ask } from '#/e2e/suites/attacks/client/ask.ts';
import { ownHeaders } from '#/e2e/suites/attacks/client/browser.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';
import { inParallel } from '#/e2e/suites/attacks/client/in-parallel.ts';
import { resealedPairs, unsealed, type CookiePair } from '#/e2e/suites/attacks/cookies/resealed.ts';
import { withFlippedBit } from '#/e2e/suites/attacks/cookies/sealed-parts.ts';
import { filled, routesOfBuild } from './routes-of-build.ts';
import { transports, type Transport } from './transports.ts';

export interface Combination {
  readonly route: string;
  readonly method: 'GET' | 'POST';
  readonly state: string;
  readonly transport: Transport;
  readonly request: AttackRequest;
}

export interface CombinationResult {
  readonly combination: Combination;
  readonly bytesOfPatients: number;
  readonly problems: readonly string[];
}

/** Answers that a session which opens nothing may get: a page without patient data, a refusal, another address, a redirect. */
const harmless = [200, 204, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 415];

/** Every route × no, another's or a broken session × every transport, by GET and by our own page's POST. */
export async function combinationsOf({ exchange, victims }: Stage): Promise<readonly Combination[]> {
  const values = { session: victims.first.id, document: victims.document, category: 'results', signIn: 'alpha' };
  const states = Object.entries(await sessionStates({ exchange, victims }));
  const routes = [...routesOfBuild(), '/_next/static/chunks/missing.js', '/nowhere'];
  return routes.flatMap((route) =>
    states.flatMap(([state, cookie]) =>
      transports.flatMap((transport) =>
        (['GET', 'POST'] as const).map((method) => {
          const headers = {
            ...(method === 'POST' ? ownHeaders(exchange) : { 'sec-fetch-site': 'none' }),
            ...(cookie !== '' && { cookie }),
          };
          const plain: AttackRequest = { method, path: filled(route, values), headers, ...(method === 'POST' && { body: '{}' }) };
          return { route, method, state, transport, request: transport.of(plain) };
        }),
      ),
    ),
  );
}

/** Cookies of sessions that may not open the victim's record. */
async function sessionStates({ exchange, victims }: Pick<Stage, 'exchange' | 'victims'>): Promise<Readonly<Record<string, string>>> {
  const [victim, second, colleague] = [
    await unsealed(exchange, victims.first),
    await unsealed(exchange, victims.second),
    await unsealed(exchange, victims.colleague),
  ];
  const pairs = await resealedPairs(exchange, victim, second, colleague);
  const of = ({ viewer, record }: CookiePair): string => `__Host-viewer=${viewer}; __Secure-record=${record}`;
  const pairOf = (name: string): string => {
    const pair = pairs[name];
    if (!pair) throw new Error(`no such pair of cookies: ${name}`);
    return of(pair);
  };
  return {
    'no session': '',
    expired: pairOf('past its absolute end'),
    idle: pairOf('idle'),
    'other session of the same user': pairOf('the record of the same reader’s other tab'),
    'other user': pairOf('a colleague with their own record at the victim’s address'),
    tampered: of({ viewer: victim.viewer, record: withFlippedBit(victim.record, 'text', (length) => length >> 1) }),
  };
}

export async function runMatrix(stage: Stage, combinations: readonly Combination[]): Promise<readonly CombinationResult[]> {
  const results: CombinationResult[] = [];
  await inParallel(combinations.length, 12, async (at) => {
    const combination = combinations[at];
    if (combination) results.push(await tryCombination(stage, combination));
  });
  return results;
}

async function tryCombination(stage: Stage, combination: Combination): Promise<CombinationResult> {
  const answer = await answerTo(stage, combination).catch((error: unknown) => String(error));
  if (typeof answer === 'string') return { combination, bytesOfPatients: 0, problems: [`no answer: ${answer}`] };
  const problems = problemsOf(answer, combination.request.path, { statuses: harmless });
  return {
    combination,
    bytesOfPatients: problems.some((problem) => problem.includes('canaries')) ? (answer?.body.length ?? 0) : 0,
    problems,
  };
}

/** A client library writes neither these bytes nor, with a second cookie header, those of a transport that brings its own. */
function answerTo({ exchange, port }: Stage, { transport, request }: Combination): Promise<Answer | undefined> {
  return transport.raw ? askRaw(port, transport.raw(request, `localhost:${exchange.viewerPort}`)) : ask(port, request);
}
