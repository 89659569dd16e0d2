import { afterEach, expect, test, vi } from 'vitest';
import { failureOf, SourceFailure } from './source-failure.ts';
import { guardFailure, guardsOf, closeBreaker, tripForOtherPatient, type SourceGuards } from './breaker-and-retries.ts';

afterEach(() => void vi.useRealTimers());

const down = (): Promise<string> => Promise.reject(new SourceFailure({ kind: 'unreachable', detail: 'connection' }));
const up = (): Promise<string> => Promise.resolve('answer');
const ask = (guards: SourceGuards, answer: () => Promise<string>): Promise<string> =>
  guards.breaker.execute(answer).catch((error: Error) => error.constructor.name);

function guards(id: string): SourceGuards {
  return guardsOf({ id, url: 'https://source.example/fhir', limits: { concurrency: 4 } });
}

test('a source that failed five times is left alone; asked again by hand it is tried at once', async () => {
  const tired = guards('tired');
  for (let time = 0; time < 5; time += 1) await ask(tired, down);
  expect(await ask(tired, up)).toBe('BrokenCircuitError');
  closeBreaker(tired);
  expect(await ask(tired, up)).toBe('answer');
});

test('H02 one that answered for another patient stays left alone, whoever asks', async () => {
  const wrong = guards('wrong');
  tripForOtherPatient(wrong);
  closeBreaker(wrong);
  expect(await ask(wrong, up)).toBe('IsolatedCircuitError');
});

test('H02 each such answer has its own rest: the end of the first is not that of the second', async () => {
  vi.useFakeTimers();
  const twice = guards('twice');
  tripForOtherPatient(twice);
  await vi.advanceTimersByTimeAsync(20_000);
  tripForOtherPatient(twice);
  await vi.advanceTimersByTimeAsync(15_000);
  closeBreaker(twice);
  const error = await twice.breaker.execute(up).catch((thrown: unknown) => guardFailure(thrown, twice));
  expect(failureOf(error)).toEqual({ kind: 'resting', after: 'other-patient' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await ask(twice, up)).toBe('answer');
});
