import { afterEach, expect, test, vi } from 'vitest';
import { errorAnswerFailure } from './error-answer.ts';

afterEach(() => void vi.useRealTimers());

test.each<[string, number | undefined]>([
  ['0', 0],
  [' 7 ', 7_000],
  ['Sat, 28 Nov 2026 12:00:05 GMT', 5_000],
  ['Fri, 27 Nov 2026 12:00:00 GMT', 0],
  ['-5', 0],
  ['9'.repeat(400), Infinity],
  ['soon', undefined],
])('Retry-After: %s', (header, ms) => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') });
  const failure = errorAnswerFailure(503, undefined, header);
  expect(failure.kind === 'answered-error' && failure.retryAfterMs).toBe(ms);
});
