import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDeadline } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ends the signal with the limit that was hit', () => {
  const { signal } = startDeadline(1_000, new AbortController().signal);
  vi.advanceTimersByTime(999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.reason).toMatchObject({ failure: { kind: 'timeout', limit: 'total', ms: 1_000 } });
});

test('time in which the reader is waited for does not count', async () => {
  const deadline = startDeadline(1_000, new AbortController().signal);
  vi.advanceTimersByTime(400);
  const [slow, slower] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const waits = [deadline.pausedFor(slow.promise), deadline.pausedFor(slower.promise)];
  vi.advanceTimersByTime(60_000);
  slow.resolve();
  await waits[0];
  vi.advanceTimersByTime(60_000);
  slower.resolve();
  await waits[1];
  expect(deadline.remainingMs()).toBe(600);
  vi.advanceTimersByTime(599);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(deadline.signal.aborted).toBe(true);
});

test('a reader who comes back once the time is over finds it over, at once', async () => {
  const warned = vi.spyOn(process, 'emitWarning');
  const deadline = startDeadline(1_000, new AbortController().signal);
  vi.setSystemTime(Date.now() + 5_000);
  await deadline.pausedFor(Promise.resolve());
  vi.advanceTimersByTime(0);
  expect(deadline.signal.aborted).toBe(true);
  expect(deadline.remainingMs()).toBe(0);
  expect(warned).not.toHaveBeenCalled();
});

test('a reader who takes nothing for ten minutes has gone: the source is left, and the wait ends', async () => {
  const deadline = startDeadline(1_000, new AbortController().signal);
  const wait = deadline.pausedFor(new Promise<void>(() => undefined));
  wait.catch(() => undefined);
  vi.advanceTimersByTime(10 * 60_000 - 1);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(deadline.signal.reason).toMatchObject({ failure: { kind: 'stopped' } });
  await expect(wait).rejects.toMatchObject({ failure: { kind: 'stopped' } });
});

test('one who takes something now and then is waited for, though something always waits', async () => {
  const deadline = startDeadline(1_000, new AbortController().signal);
  let [before, waiting] = [Promise.withResolvers<void>(), Promise.resolve()];
  waiting = deadline.pausedFor(before.promise);
  for (let batch = 0; batch < 5; batch += 1) {
    const next = Promise.withResolvers<void>();
    const then = deadline.pausedFor(next.promise);
    vi.advanceTimersByTime(9 * 60_000);
    before.resolve();
    await waiting;
    [before, waiting] = [next, then];
  }
  expect(deadline.signal.aborted).toBe(false);
  deadline.end();
  before.resolve();
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});

test('one who takes something now and then is waited for as long as it lasts', async () => {
  const deadline = startDeadline(1_000, new AbortController().signal);
  for (let batch = 0; batch < 5; batch += 1) {
    const taken = Promise.withResolvers<void>();
    const wait = deadline.pausedFor(taken.promise);
    vi.advanceTimersByTime(9 * 60_000);
    taken.resolve();
    await wait;
  }
  expect(deadline.signal.aborted).toBe(false);
});

test('ends with its request, and not after', () => {
  const outer = new AbortController();
  const [left, over] = [startDeadline(1_000, outer.signal), startDeadline(1_000, new AbortController().signal)];
  outer.abort();
  expect(left.signal.aborted).toBe(true);
  over.end();
  vi.advanceTimersByTime(5_000);
  expect(over.signal.aborted).toBe(false);
});

test('no timer is left when the reader is waited for beyond its end', async () => {
  const over = startDeadline(1_000, new AbortController().signal);
  const wait = Promise.withResolvers<void>();
  const waited = over.pausedFor(wait.promise);
  over.end();
  wait.resolve();
  await waited;
  expect(vi.getTimerCount()).toBe(0);
});
