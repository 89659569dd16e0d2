import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureOf, SourceFailure } from './source-failure.ts';
import {
  closeBreaker,
  guardFailure,
  guardsOf,
  isRestingForRecord,
  reportOtherPatient,
  restForRecord,
  type SourceGuards,
} from './breaker-and-retries.ts';

afterEach(() => void vi.useRealTimers());

const down = (): Promise<string> => Promise.reject(new SourceFailure({ kind: 'unreachable', detail: 'connection' }));
const up = (): Promise<string> => Promise.resolve('answer');
const ask = (guards: SourceGuards, answer: () => Promise<string>): Promise<string> =>
  guards.breaker.execute(answer).catch((error: Error) => error.constructor.name);

function guards(id: string): SourceGuards {
  return guardsOf({ id, url: 'https://source.example/fhir', limits: { concurrency: 4 } });
}

const [ada, zoe] = [new Set(['ada', 'a-2']), new Set(['zoe'])];

test('a source that failed five times is left alone; asked again by hand it is tried at once', async () => {
  const tired = guards('tired');
  for (let time = 0; time < 5; time += 1) await ask(tired, down);
  expect(await ask(tired, up)).toBe('BrokenCircuitError');
  closeBreaker(tired);
  expect(await ask(tired, up)).toBe('answer');
});

test('H02 one that answered for another patient stays left alone, whoever asks', async () => {
  const wrong = guards('wrong');
  reportOtherPatient(wrong, ada, 'answer');
  closeBreaker(wrong);
  expect(await ask(wrong, up)).toBe('IsolatedCircuitError');
});

test('H02 each such answer has its own rest: the end of the first is not that of the second', async () => {
  vi.useFakeTimers();
  const twice = guards('twice');
  reportOtherPatient(twice, ada, 'answer');
  await vi.advanceTimersByTimeAsync(20_000);
  reportOtherPatient(twice, ada, 'answer');
  await vi.advanceTimersByTimeAsync(15_000);
  closeBreaker(twice);
  const error = await twice.breaker.execute(up).catch((thrown: unknown) => guardFailure(thrown, twice));
  expect(failureOf(error)).toEqual({ kind: 'resting', after: 'other-patient' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await ask(twice, up)).toBe('answer');
});

type Hit = readonly [person: ReadonlySet<string>, extent: 'item' | 'answer', afterSeconds?: number];

describe('H02 H03 the source rests for everyone only after a second person, or a whole answer', () => {
  test.each<[string, readonly Hit[], boolean]>([
    ['nothing', [], false],
    ['one item', [[ada, 'item']], false],
    [
      'two items in one record',
      [
        [ada, 'item'],
        [ada, 'item'],
      ],
      false,
    ],
    [
      'the same person, their ids in another order',
      [
        [ada, 'item'],
        [new Set(['a-2', 'ada']), 'item'],
      ],
      false,
    ],
    ['the same person again and again', Array.from({ length: 50 }, () => [ada, 'item', 1] as const), false],
    [
      'a second person',
      [
        [ada, 'item'],
        [zoe, 'item'],
      ],
      true,
    ],
    [
      'a second person, late in the rest',
      [
        [ada, 'item'],
        [zoe, 'item', 29],
      ],
      true,
    ],
    [
      'a second person, after the rest',
      [
        [ada, 'item'],
        [zoe, 'item', 31],
      ],
      false,
    ],
    [
      'a second person, within the rest of the last of several',
      [
        [ada, 'item'],
        [ada, 'item', 20],
        [zoe, 'item', 20],
      ],
      true,
    ],
    [
      'one of the first person’s ids alone',
      [
        [ada, 'item'],
        [new Set(['ada']), 'item'],
      ],
      true,
    ],
    ['a whole answer', [[ada, 'answer']], true],
    [
      'an item, then a whole answer',
      [
        [ada, 'item'],
        [ada, 'answer'],
      ],
      true,
    ],
  ])('%s', async (name, hits, rests) => {
    vi.useFakeTimers();
    const hit = guards(name);
    for (const [person, extent, afterSeconds = 0] of hits) {
      await vi.advanceTimersByTimeAsync(afterSeconds * 1_000);
      reportOtherPatient(hit, person, extent);
    }
    expect(await ask(hit, up)).toBe(rests ? 'IsolatedCircuitError' : 'answer');
    await vi.advanceTimersByTimeAsync(31_000);
    expect([await ask(hit, up), hit.lastHit]).toEqual(['answer', undefined]);
  });

  test('one source’s person is not another source’s second', async () => {
    const [left, right] = [guards('left'), guards('right')];
    reportOtherPatient(left, ada, 'item');
    reportOtherPatient(right, zoe, 'item');
    expect([await ask(left, up), await ask(right, up)]).toEqual(['answer', 'answer']);
  });

  test('no id of a person is held, only a digest that no other process makes', () => {
    const hit = guards('memory');
    reportOtherPatient(hit, ada, 'item');
    expect(JSON.stringify(hit.lastHit)).not.toMatch(/ada|a-2/);
    expect(hit.lastHit?.person).toMatch(/^[\w-]{43}$/);
    const plain = createHash('sha256')
      .update(JSON.stringify(['a-2', 'ada']))
      .digest('base64url');
    expect(hit.lastHit?.person).not.toBe(plain);
  });
});

describe('H02 a record that met another patient’s data does not ask by itself for a rest', () => {
  test('that record only, for the rest, each time anew', async () => {
    vi.useFakeTimers();
    const source = guards('record');
    restForRecord(source, 'one');
    expect([isRestingForRecord(source, 'one'), isRestingForRecord(source, 'two')]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(20_000);
    restForRecord(source, 'one');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(isRestingForRecord(source, 'one')).toBe(true);
    await vi.advanceTimersByTimeAsync(11_000);
    expect([isRestingForRecord(source, 'one'), source.restingRecords.size]).toEqual([false, 0]);
  });

  test('while it rests for everyone, that is the reason', () => {
    const source = guards('both');
    restForRecord(source, 'one');
    reportOtherPatient(source, ada, 'answer');
    expect(isRestingForRecord(source, 'one')).toBe(false);
  });

  test('only so many are remembered', () => {
    const source = guards('many');
    for (let record = 0; record < 1_500; record += 1) restForRecord(source, `record ${record}`);
    expect(source.restingRecords.size).toBe(1_000);
  });
});
