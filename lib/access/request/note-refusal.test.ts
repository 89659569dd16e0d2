import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { noteRefusal } from './note-refusal.ts';

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

const details = (): readonly (string | undefined)[] =>
  doubles.write.mock.calls.flatMap(([events]) => events.map(({ outcomeDesc }) => outcomeDesc));

test('H32 each refused request is written; a flood is counted, and fills no log', () => {
  for (let sent = 0; sent < 500; sent += 1) noteRefusal('403: not from our page');
  expect(details()).toHaveLength(60);
  vi.advanceTimersByTime(60_000);
  expect(details()).toHaveLength(61);
  expect(details().at(-1)).toBe('440 more requests refused within a minute');
  noteRefusal('401: no open session');
  expect(details().at(-1)).toBe('401: no open session');
});

test('H32 a trail that refuses changes no refusal', async () => {
  doubles.write.mockRejectedValue(new Error('full'));
  expect(() => noteRefusal('401: no open session')).not.toThrow();
  await vi.advanceTimersByTimeAsync(1);
});
