import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { noteRefusal, noteRefusedSignIn } from './note-refusal.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { configure } from '#/lib/access/testing/open-record.ts';
import { viewer } from '#/lib/sources/testing/fake-record.ts';

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

test('H32 refused sign-ins that name nobody are written with their reference, and a flood of them is counted', async () => {
  configure({ hill: 'https://hill.example/fhir' });
  const refused = { action: 'sign-in-refused', outcome: '4', detail: 'unknown-issuer AAAA-2222' } as const;
  for (let sent = 0; sent < 2_000; sent += 1) await sessionServices.audit(refused);
  expect(details()).toHaveLength(600);
  expect(new Set(details())).toEqual(new Set(['unknown-issuer AAAA-2222']));
  // Somebody who is known is never only counted, nor is a request that is refused.
  await sessionServices.audit({ ...refused, viewer });
  noteRefusal('403: not from our page');
  expect(details()).toHaveLength(602);
  vi.advanceTimersByTime(60_000);
  expect(details().at(-1)).toBe('1400 more sign-ins refused within a minute');
});

test('a refused sign-in that cannot be written says so to whoever waits for it', async () => {
  doubles.write.mockRejectedValue(new Error('full'));
  await expect(noteRefusedSignIn(() => [])).rejects.toThrow('full');
});
