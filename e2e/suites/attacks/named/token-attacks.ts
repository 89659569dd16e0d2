import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { Answer } from '#/e2e/suites/attacks/client/answer.ts';
import {
  authorize,
  beginAt,
  Browser,
  comeBack,
  launch,
  launchPath,
  ownHeaders,
  type OpenRecord,
} from '#/e2e/suites/attacks/client/browser.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';
import { unsealed } from '#/e2e/suites/attacks/cookies/resealed.ts';
import { forgedIdTokens } from '#/e2e/suites/attacks/exchange/forged-tokens.ts';
import type { LaunchOrder } from '#/e2e/suites/attacks/exchange/launch-order.ts';
import type { Exchange } from '#/e2e/suites/attacks/exchange/start-exchange.ts';
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
];

const renewals = ['other-sub', 'other-patient', 'other-iss', 'other-aud', 'alg-none', 'stranger-key'];

/** Renewals whose answer is of someone else, or proves nothing: the record ends, or lives on until the end of the token that it had. */
const forgedRenewals: readonly Attack[] = renewals.map((change) => ({
  kind: 'refresh',
  name: `renewed id_token or token: ${change.replaceAll('-', ' ')}`,
  run: async ({ exchange, port }) => {
    const record = await launch(exchange, 'alpha', { person: 5, user: 'ode', forgery: `refresh-${change}` });
    const path = `/record/${record.id}/renew`;
    const before = await accessTokenOf(exchange, record);
    const answer = await record.browser.ask({ method: 'POST', path, headers: ownHeaders(exchange), body: '{"activity":true}' }, port);
    if (answer.status !== 200) return problemsOf(answer, path, { statuses: [401, 503] });
    const after = await accessTokenOf(exchange, record);
    return [...problemsOf(answer, path, { statuses: [200], mayOpen: true }), ...(after === before ? [] : ['takes the renewed token'])];
  },
}));

/** Without it a renewal that never refreshes would look safe. */
const honestRenewal: Attack = {
  kind: 'refresh',
  name: 'an honest renewal: taken',
  run: async ({ exchange, port }) => {
    const record = await launch(exchange, 'alpha', { person: 5, user: 'ode', forgery: 'refresh-honest' });
    const before = await accessTokenOf(exchange, record);
    await record.browser.ask({ method: 'POST', path: `/record/${record.id}/renew`, headers: ownHeaders(exchange), body: '{}' }, port);
    const after = await accessTokenOf(exchange, record);
    return after !== undefined && after !== before ? [] : ['is not taken'];
  },
};

export const refreshAttacks: readonly Attack[] = [...forgedRenewals, honestRenewal];

/** Access token in the record's cookie; undefined where that is none of the viewer's. */
const accessTokenOf = (exchange: Exchange, record: OpenRecord): Promise<string | undefined> =>
  unsealed(exchange, record)
    .then(({ sealedRecord }) => sealedRecord.launch?.accessToken)
    .catch(() => undefined);
