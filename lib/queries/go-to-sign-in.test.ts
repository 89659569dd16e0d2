import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';
import { goToSignIn } from './go-to-sign-in.ts';

const target = 'https://ehr.example/auth?state=s';

type Lock = (name: string, options: { readonly signal: AbortSignal }, work: () => Promise<string>) => Promise<string>;
interface Posted {
  readonly address: string;
  readonly init: RequestInit;
}

let posted: Posted[];
let events: string[];
let post: () => Promise<Response>;

beforeEach(() => {
  posted = [];
  events = [];
  post = async () => Response.json({ location: target });
});

/** Runs the page's script as the page does: its text alone, with nothing but what a browser gives it. */
async function run(locks: Lock | undefined): Promise<void> {
  const page = {
    document: {
      querySelector: (selector: string) =>
        selector === 'meta[name=ticket]' ? { content: 'sealed' } : { content: { cloneNode: () => selector } },
      body: { replaceChildren: (part: string) => events.push(part) },
    },
    navigator: locks ? { locks: { request: locks } } : {},
    location: { replace: (address: string) => events.push(`to ${address}`) },
    fetch: (address: string, init: RequestInit) => {
      posted.push({ address, init });
      return post();
    },
    AbortSignal,
    setTimeout: (work: () => void) => {
      slow = work;
      return 1;
    },
    clearTimeout: () => {
      slow = undefined;
    },
  };
  await runInContext(`(${goToSignIn.toString()})()`, createContext(page));
}
let slow: (() => void) | undefined;

const granted: Lock = async (name, _, work) => {
  events.push(`lock ${name}`);
  const result = await work();
  events.push('released');
  return result;
};

describe('the script of the page on the way to a sign-in', () => {
  test('begins under the one lock of the browser, then goes on in the page’s place', async () => {
    await run(granted);
    expect(events).toEqual(['lock tributary-sign-in', 'released', `to ${target}`]);
    expect(posted.map(({ address, init: { method, body, headers } }) => ({ address, method, body, headers }))).toEqual([
      {
        address: '/sign-in/begin',
        method: 'POST',
        body: '{"ticket":"sealed"}',
        headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
      },
    ]);
  });

  test.each<[string, Lock | undefined]>([
    ['has no locks', undefined],
    ['refuses locks', () => Promise.reject(new DOMException('denied', 'SecurityError'))],
    [
      'leaves the lock with a tab that hangs',
      (_name, { signal }) => (signal ? Promise.reject(new DOMException('', 'TimeoutError')) : granted('', { signal }, async () => '')),
    ],
    [
      'fails after it gave the lock',
      async (_name, _options, work) => {
        await work();
        throw new DOMException('stolen', 'AbortError');
      },
    ],
  ])('begins once, alone, in a browser that %s', async (_, locks) => {
    await run(locks);
    expect([events, posted.length]).toEqual([[`to ${target}`], 1]);
  });

  test.each<[string, () => Promise<Response>]>([
    ['nothing answers', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the answer does not come in time', () => Promise.reject(new DOMException('', 'TimeoutError'))],
    ['it is refused', async () => Response.json({ error: 'not-from-our-page' }, { status: 403 })],
    ['the ticket is too old', async () => Response.json({ error: 'not-understood' }, { status: 400 })],
    ['a proxy answers for us', async () => new Response('<html>', { status: 200 })],
  ])('says that it failed, goes nowhere and asks once: %s', async (_, answer) => {
    post = answer;
    await run(granted);
    expect([events.filter((event) => event !== 'lock tributary-sign-in'), posted.length, slow]).toEqual([
      ['template[data-part=failed]'],
      1,
      undefined,
    ]);
  });

  test('says that it is opening where that takes a while, the sign-in service’s own answer included', async () => {
    await run(granted);
    slow?.();
    expect(events.at(-1)).toBe('template[data-part=opening]');
  });
});
