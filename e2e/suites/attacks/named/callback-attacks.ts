import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { Answer } from '#/e2e/suites/attacks/client/answer.ts';
import { authorize, beginAt, Browser, comeBack, honest, launchPath } from '#/e2e/suites/attacks/client/browser.ts';
import { markup } from '#/e2e/suites/attacks/client/expectation.ts';
import { canaryOf } from '#/e2e/suites/attacks/exchange/canary.ts';
import { byRequest, bySteps } from './by-request.ts';

interface Begun {
  readonly browser: Browser;
  /** Callback to which the authorisation server sends the browser: path and query. */
  readonly callback: string;
}

/** An honest launch up to its callback. */
async function begin({ exchange }: Stage, person = 5, user = 'ode', system: 'alpha' | 'beta' = 'alpha'): Promise<Begun> {
  const browser = new Browser(exchange);
  const address = await beginAt(exchange, browser, launchPath(exchange, system, honest(person, user)));
  if (!address) throw new Error('the launch did not begin');
  return { browser, callback: await authorize(address) };
}

/** Changes the query of a callback. */
function changed(callback: string, change: (query: URLSearchParams) => void): string {
  const [path = '', query] = callback.split('?');
  const parameters = new URLSearchParams(query);
  change(parameters);
  return `${path}?${parameters}`;
}

const set = (name: string, write: (old: string) => string) => (query: URLSearchParams) => query.set(name, write(query.get(name) ?? ''));
const add = (name: string, value: string) => (query: URLSearchParams) => query.append(name, value);
const remove = (name: string) => (query: URLSearchParams) => query.delete(name);

/** Callbacks of the reader's own launch with one change. */
const changes: Readonly<Record<string, (query: URLSearchParams) => void>> = {
  'no state': remove('state'),
  'an empty state': set('state', () => ''),
  'a state of the same beginning': set('state', (state) => `${state.slice(0, 8)}${'A'.repeat(24)}`),
  'a shortened state': set('state', (state) => state.slice(0, -1)),
  'a state twice': add('state', 'A'.repeat(32)),
  'no code': remove('code'),
  'an unknown code': set('code', () => 'stolen'),
  'a code twice': add('code', 'stolen'),
  'an issuer of another': set('iss', () => 'https://evil.example'),
  'an issuer twice': add('iss', 'https://evil.example'),
  'an empty issuer': set('iss', () => ''),
  'an issuer that ends otherwise': set('iss', (issuer) => `${issuer}/`),
  'no issuer, though it is announced': remove('iss'),
  'an error beside the code': add('error', 'access_denied'),
  'a token beside the code': (query) => {
    query.delete('code');
    query.set('access_token', 'stolen');
    query.set('id_token', 'a.b.c');
  },
  'markup in the error': (query) => {
    query.delete('code');
    query.set('error', markup);
    query.set('error_description', markup);
    query.set('error_uri', 'javascript:alert(1)');
  },
  'a canary in the description of an error': (query) => {
    query.delete('code');
    query.set('error', 'access_denied');
    query.set('error_description', `${markup} ${canaryOf('alpha', 999)}\r\nSet-Cookie: a=b`);
  },
};

const refused = { statuses: [400, 401, 403, 502, 503] };

const byCallback = (name: string, steps: (stage: Stage) => Promise<Answer | undefined>): Attack =>
  bySteps('callback', name, '/callback/alpha', steps, refused);

export const callbackAttacks: readonly Attack[] = [
  ...Object.entries(changes).map(([name, change]) =>
    byCallback(name, async (stage) => {
      const { browser, callback } = await begin(stage);
      return comeBack(browser, changed(callback, change), stage.port);
    }),
  ),
  byCallback('login CSRF: the attacker’s callback in the reader’s browser', async (stage) => {
    const attacker = await begin(stage, 6, 'mallory');
    return comeBack(stage.victims.first.browser, attacker.callback, stage.port);
  }),
  byCallback('login CSRF: the attacker’s callback after the reader has begun a launch', async (stage) => {
    const [reader, attacker] = [await begin(stage), await begin(stage, 6, 'mallory')];
    return comeBack(reader.browser, attacker.callback, stage.port);
  }),
  byCallback('code injection: a stolen code at the attacker’s own state', async (stage) => {
    const [reader, attacker] = [await begin(stage), await begin(stage, 6, 'mallory')];
    const code = new URLSearchParams(reader.callback.split('?')[1]).get('code') ?? '';
    return comeBack(
      attacker.browser,
      changed(
        attacker.callback,
        set('code', () => code),
      ),
      stage.port,
    );
  }),
  byCallback('replay: the callback a second time in the same browser', async (stage) => {
    const { browser, callback } = await begin(stage);
    await comeBack(browser, callback);
    return comeBack(browser, callback, stage.port);
  }),
  byCallback('replay: the callback and its cookie copied to another browser, after it was used', async (stage) => {
    const { browser, callback } = await begin(stage);
    const cookie = browser.cookieHeader('/callback/alpha');
    await comeBack(browser, callback);
    return new Browser(stage.exchange).ask({ path: `${callback}&own=1`, headers: { cookie, 'sec-fetch-site': 'same-origin' } }, stage.port);
  }),
  byCallback('mix-up: a code of one issuer at the other’s callback', async (stage) => {
    const { browser, callback } = await begin(stage);
    return comeBack(browser, callback.replace('/callback/alpha', '/callback/beta'), stage.port);
  }),
  byCallback('mix-up: the other issuer’s name at our callback', async (stage) => {
    const { browser, callback } = await begin(stage);
    return comeBack(
      browser,
      changed(
        callback,
        set('iss', () => `http://127.0.0.1:${stage.exchange.ports.beta}`),
      ),
      stage.port,
    );
  }),
  byCallback('mix-up: a launch’s callback at the direct sign-in', async (stage) => {
    const { browser, callback } = await begin(stage);
    return comeBack(browser, callback.replace('/callback/alpha', '/callback/staff'), stage.port);
  }),
  byCallback('the answer of an authorisation server without its issuer', async (stage) => {
    const browser = new Browser(stage.exchange);
    const address = await beginAt(
      stage.exchange,
      browser,
      launchPath(stage.exchange, 'alpha', { person: 5, user: 'ode', forgery: 'callback-no-iss' }),
    );
    return address && comeBack(browser, await authorize(address), stage.port);
  }),
  ...['..%2fhealth', '__proto__', 'constructor', 'ALPHA', 'alpha%20', 'alpha;x', encodeURIComponent(markup)].map((name) =>
    byRequest(
      'callback',
      `callback of ${name}`,
      () => ({ path: `/callback/${name}?code=x&state=${'A'.repeat(32)}&own=1`, headers: { 'sec-fetch-site': 'same-origin' } }),
      { statuses: [400, 404] },
    ),
  ),
  byRequest(
    'callback',
    'the callback by a form of another site',
    () => ({
      method: 'POST',
      path: '/callback/alpha',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      body: `code=x&state=${'A'.repeat(32)}`,
    }),
    { statuses: [405] },
  ),
  byRequest(
    'callback',
    'a redirect of the attacker’s choice',
    () => ({ path: `/callback/alpha?code=x&state=${'A'.repeat(32)}&redirect_uri=https://evil.example&next=//evil.example` }),
    { statuses: [200, 400] },
  ),
];
