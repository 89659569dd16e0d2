import { expect, test } from 'vitest';
import { mayPass } from './may-pass.ts';
import type { FailureReason } from './source-failure.ts';

test.each<[FailureReason, boolean]>([
  [{ kind: 'refused' }, true],
  [{ kind: 'unreachable', detail: 'connection' }, true],
  [{ kind: 'unreachable', detail: 'certificate' }, false],
  [{ kind: 'unreachable', detail: 'name' }, false],
  [{ kind: 'timeout', limit: 'connect', ms: 3_000 }, true],
  [{ kind: 'denied', status: 403 }, false],
  [{ kind: 'withheld', status: 403 }, false],
  [{ kind: 'answered-error', status: 503, codes: [] }, true],
  [{ kind: 'answered-error', status: 429, codes: [] }, true],
  [{ kind: 'answered-error', status: 400, codes: [] }, false],
  [{ kind: 'unreadable', detail: 'it was empty' }, false],
  [{ kind: 'wrong-place', detail: 'redirect' }, false],
  [{ kind: 'no-token', detail: 'x', passing: true }, true],
  [{ kind: 'no-token', detail: 'x' }, false],
  [{ kind: 'resting', after: 'failures' }, true],
  [{ kind: 'unforeseen' }, false],
])('%j may pass: %s', (failure, expected) => expect(mayPass(failure)).toBe(expected));
