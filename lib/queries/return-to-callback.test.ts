import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';
import { sessionLocks } from './session-locks.ts';
import { returnToCallback } from './return-to-callback.ts';

const next = '/callback/city-ehr?code=c&state=s&own=1';

type Lock = (name: string, options: { readonly mode: string }, work: () => Promise<unknown>) => Promise<unknown>;

let events: string[];
beforeEach(() => {
  events = [];
});

/** Runs the page's script as the page does: its text alone, with nothing but what a browser gives it. */
function run(request: Lock | undefined, content: string | undefined = next): { readonly isDone: () => boolean } {
  let done = false;
  const page = {
    document: { querySelector: (selector: string) => (selector === 'meta[name=next]' && content !== '' ? { content } : null) },
    navigator: request ? { locks: { request } } : {},
    location: { replace: (address: string) => events.push(`to ${address}`) },
    AbortSignal,
  };
  void (runInContext(`(${returnToCallback.toString()})()`, createContext(page)) as Promise<unknown>).finally(() => (done = true));
  return { isDone: () => done };
}
const turns = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('the page between the authorisation server and the callback', () => {
  test('goes on under the lock of answers that write the viewer’s cookie, and holds it as long as it stands', async () => {
    const { isDone } = run(async (name, { mode }, work) => {
      events.push(`${mode} ${name}`);
      await work();
      events.push('released');
    });
    await turns();
    expect([events, isDone()]).toEqual([[`shared ${sessionLocks.writes}`, `to ${next}`], false]);
  });

  test('waits for a sign-out that has the lock', async () => {
    const signedOut = Promise.withResolvers<undefined>();
    run(async (_, __, work) => {
      await signedOut.promise;
      return work();
    });
    await turns();
    expect(events).toEqual([]);
    signedOut.resolve(undefined);
    await turns();
    expect(events).toEqual([`to ${next}`]);
  });

  test.each<[string, Lock | undefined]>([
    ['has no locks', undefined],
    ['refuses locks', async () => Promise.reject(new DOMException('', 'SecurityError'))],
    ['gives none in time', async () => Promise.reject(new DOMException('', 'TimeoutError'))],
    [
      'takes it away meanwhile',
      async (_, __, work) => {
        void work();
        throw new DOMException('', 'AbortError');
      },
    ],
  ])('goes on alone, and once, where the browser %s', async (_, lock) => {
    run(lock);
    await turns();
    expect(events).toEqual([`to ${next}`]);
  });

  test('leads to the start page where the page names nothing', async () => {
    run(undefined, '');
    await turns();
    expect(events).toEqual(['to /']);
  });
});
