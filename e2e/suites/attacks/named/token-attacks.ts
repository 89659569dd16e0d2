import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { Answer } from '#/e2e/suites/attacks/client/answer.ts';
import { authorize, beginAt, Browser, comeBack, launch, launchPath, ownHeaders } from '#/e2e/suites/attacks/client/browser.ts';
import { forgedIdTokens } from '#/e2e/suites/attacks/exchange/forged-tokens.ts';
import type { LaunchOrder } from '#/e2e/suites/attacks/exchange/launch-order.ts';
import { bySteps } from './by-request.ts';

const refused = { statuses: [400, 401, 403, 502, 503] };

/** A launch whose authorisation server answers as the order says. */
async function launchForged({ exchange, port }: Stage, order: LaunchOrder): Promise<Answer | undefined> {
  const browser = new Browser(exchange);
  const address = await beginAt(exchange, browser, launchPath(exchange, 'alpha', order));
  return address && comeBack(browser, await authorize(address), port);
}

const launchesOf: Readonly<Record<string, LaunchOrder>> = {
  'token for another patient than its own': { person: 5, user: 'ode', forgery: 'other-patient' },
  'patient of another server': { person: 5, user: 'ode', forgery: 'patient-elsewhere' },
  'user without a role that opens records': { person: 5, user: 'reception', forgery: 'honest' },
  'role of another server’s practitioner': { person: 5, user: 'lent', forgery: 'honest' },
};

export const tokenAttacks: readonly Attack[] = [
  ...Object.keys(forgedIdTokens).map((forgery) =>
    bySteps(
      'token',
      `id_token: ${forgery.replaceAll('-', ' ')}`,
      '/callback/alpha',
      (stage) => launchForged(stage, { person: 5, user: 'ode', forgery }),
      refused,
    ),
  ),
  ...Object.entries(launchesOf).map(([name, order]) =>
    bySteps('token', name, '/callback/alpha', (stage) => launchForged(stage, order), refused),
  ),
  ...['other-sub', 'other-patient', 'other-iss', 'other-aud', 'alg-none', 'stranger-key'].map((change) =>
    bySteps(
      'refresh',
      `renewed id_token or token: ${change.replaceAll('-', ' ')}`,
      '/record/x/renew',
      async ({ exchange, port }) => {
        const { id, browser } = await launch(exchange, 'alpha', { person: 5, user: 'ode', forgery: `refresh-${change}` });
        return browser.ask({ method: 'POST', path: `/record/${id}/renew`, headers: ownHeaders(exchange), body: '{"activity":true}' }, port);
      },
      { statuses: [401, 503] },
    ),
  ),
];
