import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chargeAnswer, limitAnswerMemory, NoRoom } from './answer-memory.ts';
import { answerMemoryInUse } from './testing/process-state.ts';

const megabyte = 1_000_000;
beforeEach(() => limitAnswerMemory(8));
afterEach(() => {
  limitAnswerMemory(undefined);
  vi.useRealTimers();
  vi.restoreAllMocks();
  expect(answerMemoryInUse()).toMatchObject({ bytes: 0, answers: 0 });
});

const inUse = (): number => answerMemoryInUse().bytes / megabyte;

test('holds, grows, shrinks and lets go', async () => {
  const charge = chargeAnswer('hospital');
  await charge.hold(2 * megabyte);
  await charge.hold(5 * megabyte);
  expect(inUse()).toBe(5);
  await charge.hold(1 * megabyte);
  expect(inUse()).toBe(1);
  charge.release();
  charge.release();
  expect(charge.hold(5 * megabyte)).toBeUndefined();
  expect(inUse()).toBe(0);
});

test('a long answer waits until another one is let go, and short ones go on meanwhile', async () => {
  const [first, second, short] = [chargeAnswer('a'), chargeAnswer('b'), chargeAnswer('c')];
  await first.hold(4 * megabyte);
  const waits = vi.fn();
  const waiting = second.hold(3 * megabyte)?.then(waits);
  expect(short.hold(1 * megabyte)).toBeUndefined();
  await Promise.resolve();
  expect(waits).not.toHaveBeenCalled();
  first.release();
  await waiting;
  expect(waits).toHaveBeenCalledOnce();
  expect(inUse()).toBe(4);
  second.release();
  short.release();
});

test.each([
  ['waits for more', true],
  ['drips', false],
])('one source that holds more than another makes way for it, though it %s', async (_, asksForMore) => {
  const gaveWay = vi.fn();
  const flood = Array.from({ length: 3 }, () => chargeAnswer('flood', gaveWay));
  for (const charge of flood) await charge.hold(1.9 * megabyte);
  const more = Promise.resolve(asksForMore ? flood[0]?.hold(3 * megabyte) : undefined).catch((error: unknown) => error);
  const healthy = chargeAnswer('healthy');
  vi.useFakeTimers();
  const room = healthy.hold(1.5 * megabyte);
  if (!asksForMore) await vi.advanceTimersByTimeAsync(3_000);
  await room;
  expect(healthy.held()).toBe(1.5 * megabyte);
  const stopped = ((await more) instanceof NoRoom ? 1 : 0) + gaveWay.mock.calls.length;
  expect(stopped).toBe(1);
  expect(inUse()).toBeCloseTo(1.5 + 2 * 1.9);
  for (const charge of [...flood, healthy]) charge.release();
});

test('what was read already gives way to nobody', async () => {
  const [read, late] = [chargeAnswer('read'), chargeAnswer('late')];
  await read.hold(5 * megabyte);
  read.keep();
  const waits = late.hold(2 * megabyte);
  expect(read.held()).toBe(5 * megabyte);
  read.release();
  await waits;
  late.release();
});

test('two half-read answers that wait for each other: one gives way, the other is read', async () => {
  const [left, right] = [chargeAnswer('left'), chargeAnswer('right')];
  await left.hold(3 * megabyte);
  await right.hold(2.5 * megabyte);
  const outcomes = await Promise.allSettled([left.hold(5 * megabyte), right.hold(5 * megabyte)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  left.release();
  right.release();
});

test('an answer that would not fit by itself is told so', async () => {
  const charge = chargeAnswer('alone');
  await charge.hold(2 * megabyte);
  await expect(charge.hold(9 * megabyte)).rejects.toMatchObject({ name: 'NoRoom', alone: true });
});

test('nobody waits for ever for an answer that is neither read on nor let go', async () => {
  vi.useFakeTimers();
  const [held, waiting] = [chargeAnswer('held'), chargeAnswer('waiting')];
  await held.hold(2 * megabyte);
  held.keep();
  const wait = waiting.hold(5 * megabyte);
  const refused = expect(wait).rejects.toMatchObject({ name: 'NoRoom', alone: false });
  await vi.advanceTimersByTimeAsync(3_000);
  await refused;
  held.release();
});

test('a reader who leaves while the answer waits leaves nothing behind', async () => {
  const [held, waiting] = [chargeAnswer('held'), chargeAnswer('waiting')];
  const reader = new AbortController();
  await held.hold(5 * megabyte);
  const refused = expect(waiting.hold(3 * megabyte, reader.signal)).rejects.toBeInstanceOf(NoRoom);
  reader.abort();
  await refused;
  expect(answerMemoryInUse()).toMatchObject({ bytes: 5 * megabyte, answers: 1 });
  await expect(chargeAnswer('late').hold(3 * megabyte, reader.signal)).rejects.toBeInstanceOf(NoRoom);
  held.release();
});

/** Plan of an answer: its source, the bytes that it holds step by step, and where its reader leaves. */
const answers = fc.array(
  fc.record({
    owner: fc.constantFrom('a', 'b', 'c'),
    steps: fc.array(fc.nat(5 * megabyte), { minLength: 1, maxLength: 5 }),
    leavesAt: fc.option(fc.nat(6), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 12 },
);

test('whatever is read at once, and whoever leaves: never more than the limit, nobody waits for ever, nothing is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), answers, async (scheduler, plans) => {
      const ends = plans.map(async ({ owner, steps, leavesAt }) => {
        const charge = chargeAnswer(owner);
        const reader = new AbortController();
        try {
          for (const [at, bytes] of steps.entries()) {
            await scheduler.schedule(Promise.resolve());
            if (at === leavesAt) setImmediate(() => reader.abort());
            await charge.hold(bytes, reader.signal);
            expect(answerMemoryInUse().bytes).toBeLessThanOrEqual(8 * megabyte);
          }
          return 'read';
        } catch (error) {
          if (!(error instanceof NoRoom)) throw error;
          return 'gave way';
        } finally {
          charge.release();
        }
      });
      await scheduler.waitFor(Promise.all(ends));
      expect(answerMemoryInUse()).toMatchObject({ bytes: 0, answers: 0 });
    }),
    { numRuns: 300 },
  );
});
