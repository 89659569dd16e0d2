import type { Stage } from '#/e2e/suites/attacks/attack.ts';
import { cookiesSet, type AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';
import { ask } from '#/e2e/suites/attacks/client/ask.ts';
import { authorize, beginAt, Browser, comeBack, honest, launchPath, ownHeaders, signIn } from '#/e2e/suites/attacks/client/browser.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';
import { inParallel } from '#/e2e/suites/attacks/client/in-parallel.ts';
import { identifierSystem, numberOf } from '#/e2e/suites/attacks/exchange/patients.ts';
import { manipulations } from './manipulations.ts';
import { everyStep, type CookieResult } from './cookie-result.ts';

/** Sealed text that opens a door other than a record's, and the request that carries it. */
interface OtherSeal {
  readonly door: 'launch' | 'ticket' | 'handle';
  readonly sealed: string;
  readonly request: (sealed: string) => AttackRequest;
}

const refused = { statuses: [400, 401, 403, 410, 413, 431] };

/** Manipulates the seals of a launch that has begun, of a sign-in that has not, and of a person who was found. */
export async function tryOtherSeals(stage: Stage, step: number): Promise<readonly CookieResult[]> {
  const context = { foreignKey: stage.exchange.sessionKeys.foreign, olderKey: stage.exchange.sessionKeys.older };
  const launched = await begunLaunch(stage);
  const seals: readonly OtherSeal[] = [launched.seal, await foundPerson(stage), await preparedSignIn(stage)];
  const tries = seals.flatMap(({ door, sealed, request }) => [
    ...Object.entries(manipulations).map(([name, change]) => ({ name: `${name} (${door})`, request: request(change(sealed, context)) })),
    ...seals
      .filter((seal) => seal.door !== door)
      .map((seal) => ({ name: `the seal of a ${seal.door} in its place (${door})`, request: request(seal.sealed) })),
  ]);
  const results: CookieResult[] = [];
  const chosen = everyStep(tries, step);
  await inParallel(chosen.length, 8, async (at) => {
    const attempt = chosen[at];
    if (!attempt) return;
    const answer = await ask(stage.port, attempt.request).catch(() => undefined);
    results.push({ name: attempt.name, problems: problemsOf(answer, attempt.request.path, refused) });
  });
  await launched.demandThatItOpens();
  return results;
}

/** An honest launch before its callback; at the end it must still open, or its manipulations proved nothing. */
async function begunLaunch({ exchange }: Stage) {
  const browser = new Browser(exchange);
  const address = await beginAt(exchange, browser, launchPath(exchange, 'alpha', honest(5)));
  if (!address) throw new Error('The launch did not begin.');
  const callback = await authorize(address);
  const cookies = browser.cookieHeader('/callback/alpha').split('; ');
  const own = cookies.find((pair) => /^__\w+-launch-/.test(pair)) ?? '';
  const [name, sealed] = [own.slice(0, own.indexOf('=')), own.slice(own.indexOf('=') + 1)];
  if (sealed === '') throw new Error('The launch has no cookie.');
  const otherCookies = cookies.filter((pair) => pair !== own);
  const request = (text: string): AttackRequest => ({
    path: `${callback}&own=1`,
    headers: { 'sec-fetch-site': 'same-origin', cookie: [...otherCookies, `${name}=${text}`].join('; ') },
  });
  const demandThatItOpens = async (): Promise<void> => {
    const answer = await comeBack(browser, callback);
    if (!cookiesSet(answer).some((cookie) => cookie.name === '__Secure-record'))
      throw new Error(`The honest launch does not open: ${answer.status}`);
  };
  return { seal: { door: 'launch', sealed, request } satisfies OtherSeal, demandThatItOpens };
}

/** Handle by which a reader opens the person whom they found. */
async function foundPerson({ exchange }: Stage): Promise<OtherSeal> {
  const browser = await signIn(exchange, 'reed');
  const body = JSON.stringify({ by: 'identifier', system: identifierSystem, value: numberOf(7) });
  const answer = await browser.ask({ method: 'POST', path: '/find/search', headers: ownHeaders(exchange), body });
  const sealed = /"handle":"([^"]+)"/.exec(answer.body)?.[1];
  if (sealed === undefined) throw new Error(`Nobody was found: ${answer.status}`);
  const headers = { ...ownHeaders(exchange), cookie: browser.cookieHeader('/find/open') };
  return {
    door: 'handle',
    sealed,
    request: (handle) => ({ method: 'POST', path: '/find/open', headers, body: JSON.stringify({ handle }) }),
  };
}

/** Ticket of the page that begins a sign-in. */
async function preparedSignIn({ exchange }: Stage): Promise<OtherSeal> {
  const page = await new Browser(exchange).ask({ path: launchPath(exchange, 'alpha', honest(5)) });
  const sealed = /<meta name="ticket" content="([^"]+)"/.exec(page.body)?.[1];
  if (sealed === undefined) throw new Error(`The page of a launch has no ticket: ${page.status}`);
  const headers = ownHeaders(exchange);
  return {
    door: 'ticket',
    sealed,
    request: (ticket) => ({ method: 'POST', path: '/sign-in/begin', headers, body: JSON.stringify({ ticket }) }),
  };
}
