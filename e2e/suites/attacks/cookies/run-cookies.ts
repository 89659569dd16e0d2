import { ask } from '#/e2e/suites/attacks/client/ask.ts';
import { ownHeaders } from '#/e2e/suites/attacks/client/browser.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';
import { victimPeople } from '#/e2e/suites/attacks/client/victims.ts';
import type { Stage } from '#/e2e/suites/attacks/attack.ts';
import { canariesIn } from '#/e2e/suites/attacks/exchange/canary.ts';
import { inParallel } from '#/e2e/suites/attacks/client/in-parallel.ts';
import { everyStep, type CookieResult } from './cookie-result.ts';
import { manipulations } from './manipulations.ts';
import { tryOtherSeals } from './other-seals.ts';
import { resealedHonestly, resealedPairs, unsealed, type CookiePair } from './resealed.ts';

/** A request's cookies, as the attacker writes them. */
interface ManipulatedCookies {
  readonly name: string;
  readonly header: string;
}

/** Doors that answer with patient data, or with new cookies, to whoever has both cookies. */
const doors = ['stream', 'documents', 'renew'] as const;

/** Tries every manipulation at every door; each must be refused. Fails first if honest cookies do not open the record. */
export async function tryCookies(stage: Stage, step: number): Promise<readonly CookieResult[]> {
  const { exchange, victims } = stage;
  const [victim, second, colleague] = [
    await unsealed(exchange, victims.first),
    await unsealed(exchange, victims.second),
    await unsealed(exchange, victims.colleague),
  ];
  await demandThatHonestCookiesOpen(stage, [
    victim,
    await resealedHonestly(exchange, victim, 'newest'),
    await resealedHonestly(exchange, victim, 'older'),
  ]);
  const context = { foreignKey: exchange.sessionKeys.foreign, olderKey: exchange.sessionKeys.older };
  const everyManipulation: readonly ManipulatedCookies[] = [
    ...Object.entries(manipulations).flatMap(([name, change]) => [
      { name: `record: ${name}`, header: headerOf({ viewer: victim.viewer, record: change(victim.record, context) }) },
      { name: `viewer: ${name}`, header: headerOf({ viewer: change(victim.viewer, context), record: victim.record }) },
    ]),
    ...Object.entries(await resealedPairs(exchange, victim, second, colleague)).map(([name, pair]) => ({ name, header: headerOf(pair) })),
    ...otherNames(victim),
  ];
  const manipulated = everyStep(everyManipulation, step);
  const results: CookieResult[] = [];
  await inParallel(manipulated.length * doors.length, 8, async (at) => {
    const [cookies, door] = [manipulated[Math.floor(at / doors.length)], doors[at % doors.length]];
    if (cookies && door) results.push({ name: `${cookies.name} (${door})`, problems: await problemsAt(stage, door, cookies.header) });
  });
  return [...results, ...(await tryOtherSeals(stage, step))];
}

const headerOf = ({ viewer, record }: CookiePair): string => `__Host-viewer=${viewer}; __Secure-record=${record}`;

/** Cookies under names that are not ours, though a careless reader of headers may take them for ours. */
function otherNames({ viewer, record }: CookiePair): readonly ManipulatedCookies[] {
  const named = (viewerName: string, recordName: string): string => `${viewerName}=${viewer}; ${recordName}=${record}`;
  return [
    { name: 'names in small letters', header: named('__host-viewer', '__secure-record') },
    { name: 'names without their prefix', header: named('viewer', 'record') },
    { name: 'the prefix of less', header: named('__Secure-viewer', '__Secure-record') },
    { name: 'escaped names', header: named('%5F%5FHost-viewer', '__Secure-record') },
    { name: 'names as lists', header: named('__Host-viewer[]', '__Secure-record[]') },
    { name: 'a name with a nameless cookie before it', header: `=__Host-viewer=${viewer}; __Secure-record=${record}` },
    { name: 'names parted by commas', header: `__Host-viewer=${viewer},__Secure-record=${record}` },
    { name: 'both in one value', header: `__Host-viewer=${viewer}__Secure-record=${record}` },
  ];
}

async function problemsAt({ exchange, victims, port }: Stage, door: (typeof doors)[number], cookie: string): Promise<readonly string[]> {
  const path = `/record/${victims.first.id}/${door === 'documents' ? `documents/${victims.document}` : door}`;
  const answer = await ask(port, { method: 'POST', path, headers: { ...ownHeaders(exchange), cookie }, body: '{}' }).catch(
    (error: unknown) => String(error),
  );
  if (typeof answer === 'string') return [`no answer: ${answer}`];
  return problemsOf(answer, path, { statuses: [400, 401, 403, 404, 431] });
}

/** Without this a mistake in the attacks would look like a refusal. */
async function demandThatHonestCookiesOpen({ exchange, victims }: Stage, pairs: readonly CookiePair[]): Promise<void> {
  for (const pair of pairs) {
    const answer = await ask(exchange.viewerPort, {
      method: 'POST',
      path: `/record/${victims.first.id}/stream`,
      headers: { ...ownHeaders(exchange), cookie: headerOf(pair) },
      body: '{}',
    });
    if (!canariesIn(answer.body).some(({ person }) => person === victimPeople.first))
      throw new Error(`Honest cookies are refused: ${answer.status}`);
  }
}
