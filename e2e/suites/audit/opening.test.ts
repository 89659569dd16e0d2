import { afterEach, expect, test, vi } from 'vitest';
import { linkEvents } from '#/lib/audit/model/chain.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { eventName, readShown } from '#/lib/audit/shown/read-shown.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { configure, grant, open } from '#/lib/access/testing/open-record.ts';
import { recordServer } from '#/lib/access/testing/record-server.ts';
import { adaAtSource } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { writtenIn } from '#/mocks/fhir/versions/registry.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { sourceIds } from '#/mocks/patients/model/sources.ts';
import { eventValidator } from './validate-events.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));
afterEach(closeServed);

/** Records of Amara, the median person of the demo, each at a server of its own. */
async function openAmara(more: object = {}): Promise<readonly AuditEvent[]> {
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
  const amara = people.find(({ key }) => key === 'amara-brooks');
  if (!amara) throw new Error('Amara is not in the demo.');
  const clock = new Date('2026-11-21T14:02:00+00:00');
  const held = sourceIds.flatMap((source) => {
    const patient = amara.patient(source)?.id;
    const resources = recordsOf(amara, source, clock).map((resource) => writtenIn('R4', resource));
    return patient === undefined ? [] : [{ source, record: { name: source, version: 'R4', patient, resources } as const }];
  });
  const urls = await Promise.all(
    held.map(async ({ source, record }) => [source, (await serve(recordServer(record, adaAtSource).answering)).url] as const),
  );
  configure(Object.fromEntries(urls), more);
  await open();
  return doubles.write.mock.calls.flat(2);
}

const sourcesIn = (events: readonly AuditEvent[]): number =>
  new Set(events.flatMap(({ agent }) => agent.flatMap(({ network }) => (network?.type === '5' ? [network.address] : [])))).size;

/** Bytes of their lines in the trail. */
const bytesOf = (events: readonly AuditEvent[]): number =>
  linkEvents({ chain: crypto.randomUUID(), sequence: 0, hash: '' }, events)
    .map((record) => Buffer.byteLength(JSON.stringify({ audit: record })) + 1)
    .reduce((sum, bytes) => sum + bytes, 0);

test('H32 with digests each source’s end says what was shown: 16 bytes an entry, base64, and every event conforms', async () => {
  const audit = { kind: 'stdout', digests: { id: 'a', key: Buffer.alloc(32, 1).toString('base64') } };
  const events = await openAmara({ audit });
  const shown = events.filter((event) => eventName(event) === 'entries-shown');
  const answers = readShown(shown);
  expect(answers).toHaveLength(sourcesIn(events));
  const entries = answers.reduce((sum, answer) => sum + answer.digests.length, 0);
  expect(entries).toBeGreaterThan(200);
  expect(bytesOf(events.filter((event) => eventName(event) !== 'entries-shown'))).toBeLessThanOrEqual(150_000);
  expect(bytesOf(shown)).toBeLessThanOrEqual(entries * 22 + shown.length * 3_200);
  expect(shown.flatMap(eventValidator())).toEqual([]);
});

test('H32 an opening of the median person writes two events a source, 150 KB at most, and every event conforms', async () => {
  const events = await openAmara();
  const sources = sourcesIn(events);
  expect(sources).toBeGreaterThan(5);
  expect(events).toHaveLength(2 * sources);
  expect(bytesOf(events)).toBeLessThanOrEqual(150_000);
  const faultsOf = eventValidator();
  expect(events.flatMap(faultsOf)).toEqual([]);
});
