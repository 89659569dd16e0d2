import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { withRetryAfter } from './busy-response.ts';

const doubles = vi.hoisted(() => ({ write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>() }));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));

beforeEach(() => {
  vi.useFakeTimers();
  doubles.write.mockReset().mockResolvedValue();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('H32 an answer beyond a limit says when to come again, and is written down; a thousand of them fill no trail', () => {
  for (let sent = 0; sent < 1_000; sent += 1)
    expect(withRetryAfter(new Response(null, { status: 429 }), 7).headers.get('Retry-After')).toBe('7');
  expect(doubles.write).toHaveBeenCalledTimes(60);
  expect(doubles.write.mock.calls[0]?.[0][0]?.outcomeDesc).toBe('429: beyond a limit of use');
});
