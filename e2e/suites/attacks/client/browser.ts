import type { Exchange } from '#/e2e/suites/attacks/exchange/start-exchange.ts';
import { writeOrder, type LaunchOrder } from '#/e2e/suites/attacks/exchange/launch-order.ts';
import { cookiesSet, type Answer, type AttackRequest } from './answer.ts';
import { ask } from './ask.ts';

interface HeldCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A reader's browser, as far as an attack needs it: it keeps cookies by path and sends what a page of ours sends. */
export class Browser {
  readonly #exchange: Exchange;
  #held: readonly HeldCookie[] = [];

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  cookieHeader(path: string): string {
    const isBelow = (own: string): boolean => own === '/' || path === own || path.startsWith(`${own}/`) || path.startsWith(`${own}?`);
    return this.#held
      .filter((cookie) => isBelow(cookie.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  cookie(name: string): string | undefined {
    return this.#held.find((cookie) => cookie.name === name)?.value;
  }

  /** Asks the viewer, or whoever else listens at `port`; cookies that are set are kept. */
  async ask(request: AttackRequest, port = this.#exchange.viewerPort): Promise<Answer> {
    const cookie = this.cookieHeader(request.path);
    const answer = await ask(port, { ...request, headers: { ...(cookie && { cookie }), ...request.headers } });
    for (const line of answer.setCookies) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
    this.#held = this.#held.filter((cookie) => cookie.name !== name || cookie.path !== path);
    if (value !== '' && !/max-age=0(?:;|$)/i.test(line)) this.#held = [...this.#held, { name, value, path }];
  }
}

/** Headers of a `fetch` by our own page. */
export const ownHeaders = ({ viewer }: Exchange): Readonly<Record<string, string>> => ({
  'x-tributary': '1',
  origin: viewer,
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'cors',
  'content-type': 'application/json',
});

/** Follows a start to the authorisation server's address; undefined where the viewer refuses it. */
export async function beginAt(exchange: Exchange, browser: Browser, path: string): Promise<URL | undefined> {
  const started = await browser.ask({ path, headers: { 'sec-fetch-site': path.startsWith('/launch') ? 'cross-site' : 'same-origin' } });
  if (started.status === 303) return absolute(started.headers['location']);
  // The page that begins a sign-in under a lock of the whole browser holds a sealed ticket.
  const ticket = /<meta name="ticket" content="([^"]+)"/.exec(started.body)?.[1];
  if (ticket === undefined) return undefined;
  const begun = await browser.ask({
    method: 'POST',
    path: '/sign-in/begin',
    headers: ownHeaders(exchange),
    body: JSON.stringify({ ticket }),
  });
  const answer: unknown = begun.status === 200 ? JSON.parse(begun.body) : undefined;
  return typeof answer === 'object' && answer !== null ? absolute(String(Reflect.get(answer, 'location'))) : undefined;
}

const absolute = (address: string | undefined): URL | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address) : undefined;

export const launchPath = ({ ports }: Exchange, system: 'alpha' | 'beta', order: LaunchOrder): string =>
  `/launch?${new URLSearchParams({ iss: `http://127.0.0.1:${ports[system]}/fhir`, launch: writeOrder(order) })}`;

/** Has the authorisation server send the browser back: path and query of the callback. Throws where it refuses. */
export async function authorize(address: URL): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  const location = absolute(answer.headers.get('location') ?? undefined);
  if (!location) throw new Error(`The authorisation server refused: ${answer.status} ${await answer.text()}`);
  return `${location.pathname}${location.search}`;
}

/** Comes to the callback as the viewer's own page does, the second time. */
export const comeBack = (browser: Browser, callback: string, port?: number): Promise<Answer> =>
  browser.ask({ path: `${callback}&own=1`, headers: { 'sec-fetch-site': 'same-origin' } }, port);

/** An open record, and what opens it. */
export interface OpenRecord {
  readonly id: string;
  readonly person: number;
  readonly system: 'alpha' | 'beta';
  readonly browser: Browser;
}

/** The record that an answer of a callback opens; undefined where it opens none. */
function openedRecord(answer: Answer): string | undefined {
  if (!cookiesSet(answer).some(({ name, value }) => name === '__Secure-record' && !value.startsWith('closed-'))) return undefined;
  return /\/record\/([\w-]+)/.exec(answer.body)?.[1];
}

/** Launches as a record system does, to the end. Throws where the viewer refuses. */
export async function launch(
  exchange: Exchange,
  system: 'alpha' | 'beta',
  order: LaunchOrder,
  browser = new Browser(exchange),
): Promise<OpenRecord> {
  const address = await beginAt(exchange, browser, launchPath(exchange, system, order));
  if (!address) throw new Error('The viewer refused the launch.');
  const answer = await comeBack(browser, await authorize(address));
  const id = openedRecord(answer);
  if (id === undefined) throw new Error(`The launch did not open: ${answer.status} ${answer.body.slice(0, 400)}`);
  return { id, person: order.person, system, browser };
}

export const honest = (person: number, user = 'ode'): LaunchOrder => ({ person, user, forgery: 'honest' });

/** Signs in directly: a browser that may search for people. */
export async function signIn(exchange: Exchange, user: string, browser = new Browser(exchange)): Promise<Browser> {
  const address = await beginAt(exchange, browser, '/sign-in?with=staff');
  if (!address) throw new Error('The viewer refused the sign-in.');
  address.searchParams.set('login_hint', writeOrder(honest(0, user)));
  const answer = await comeBack(browser, await authorize(address));
  if (!cookiesSet(answer).some(({ name }) => name === '__Host-viewer')) throw new Error(`The sign-in did not end well: ${answer.status}`);
  return browser;
}
