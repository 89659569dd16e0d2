import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { headSigner } from '#/lib/audit/model/signature.ts';
import { NotTaken } from '#/lib/audit/model/sink.ts';
import { readTrailStatement } from '#/lib/audit/model/statement.ts';
import { heldSink, type HeldSink } from '#/lib/audit/testing/held-sink.ts';
import { createAuditTrail, type AuditTrail, type TrailOptions, type TrailState } from './audit-trail.ts';

const event = (name: string): AuditEvent =>
  ({ resourceType: 'AuditEvent', outcomeDesc: name, recorded: '2026-12-01T10:00:00Z' }) as AuditEvent;
const limits = { events: 10, bytes: 1_000_000, timeLimitMs: 10_000 };
const { privateKey } = generateKeyPairSync('ed25519');
const signer = headSigner('2026', JSON.stringify(privateKey.export({ format: 'jwk' })));

/** Records that arrived, in order: a statement as its kind and ranges, any other event as its name, each with its number. */
const written = ({ arrived }: HeldSink): readonly string[] =>
  arrived.map((record) => {
    const statement = readTrailStatement(record);
    const what = statement
      ? [statement.kind, ...statement.ranges.map(({ first, last }) => `${first}-${last}`)].join(' ')
      : record.event.outcomeDesc;
    return `${record.sequence} ${what}`;
  });

function open(more: Partial<TrailOptions> = {}): { sink: HeldSink; trail: AuditTrail; states: TrailState[] } {
  const [sink, states]: [HeldSink, TrailState[]] = [heldSink(), []];
  const onState = (state: TrailState): void => void states.push(state);
  return { sink, states, trail: createAuditTrail({ sink, limits, batchEvents: 4, retryMs: 5_000, onState, ...more }) };
}
const outcome = (promise: Promise<void>): Promise<string> =>
  promise.then(
    () => 'written',
    (error: unknown) => String(Reflect.get(Object(error), 'reason')),
  );
const passing = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('H32 audit trail', () => {
  test('writes go to the sink in order, those that waited for it together, and each is told once they are taken', async () => {
    const { sink, trail } = open();
    sink.behaviour = 'hold';
    const ends = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => outcome(trail.write([event(name)])));
    await passing(0);
    expect(sink.calls.map((call) => call.length)).toEqual([1]);
    sink.behaviour = 'take';
    sink.release();
    expect(await Promise.all(ends)).toEqual(Array(6).fill('written'));
    expect(sink.calls.map((call) => call.length)).toEqual([1, 4, 1]);
    expect(written(sink)).toEqual(['1 a', '2 b', '3 c', '4 d', '5 e', '6 f']);
  });

  test('a write larger than a batch is never divided', async () => {
    const { sink, trail } = open();
    await trail.write(['a', 'b', 'c', 'd', 'e', 'f'].map(event));
    expect(sink.calls.map((call) => call.length)).toEqual([6]);
  });

  test('a full queue refuses at once, and takes again when there is room', async () => {
    const { sink, trail } = open();
    sink.behaviour = 'hold';
    const ends = Array.from({ length: 12 }, (_, index) => outcome(trail.write([event(String(index))])));
    expect(await Promise.all(ends.slice(10))).toEqual(['full', 'full']);
    sink.behaviour = 'take';
    sink.release();
    expect(await Promise.all(ends.slice(0, 10))).toEqual(Array(10).fill('written'));
    expect(await outcome(trail.write([event('more')]))).toBe('written');
  });

  test('bytes are bounded as events are', async () => {
    const { trail } = open({ limits: { ...limits, bytes: 500 } });
    expect(await outcome(trail.write([event('x'.repeat(600))]))).toBe('full');
    expect(await outcome(trail.write([event('x')]))).toBe('written');
  });

  test('H05 a sink that takes nothing: told at the limit, refused at once from then on, and what arrives late is named as not done', async () => {
    const { sink, trail, states } = open();
    sink.behaviour = 'hold';
    const [first, second] = [outcome(trail.write([event('a'), event('b')])), outcome(trail.write([event('c')]))];
    await passing(9_000);
    expect(trail.state()).toBe('writable');
    await passing(1_500);
    expect(await first).toBe('late');
    expect(await second).toMatch(/late|stalled/);
    expect(trail.state()).toBe('stalled');
    expect(await outcome(trail.write([event('d')]))).toBe('stalled');
    expect(sink.calls).toHaveLength(1);
    sink.behaviour = 'take';
    sink.release();
    await passing(0);
    expect(trail.state()).toBe('writable');
    expect(await outcome(trail.write([event('e')]))).toBe('written');
    expect(written(sink)).toEqual(['1 a', '2 b', '3 not-confirmed 1-2', '4 e']);
    expect(states).toEqual(['stalled', 'writable']);
  });

  test('the time limit of a write counts from when it began to wait, and its record is named where it arrives later', async () => {
    const { sink, trail } = open();
    sink.behaviour = 'hold';
    const first = outcome(trail.write([event('a')]));
    await passing(6_000);
    const second = outcome(trail.write([event('b')]));
    await passing(3_000);
    sink.release();
    expect(await first).toBe('written');
    await passing(7_200);
    expect(await second).toBe('late');
    expect(trail.state()).toBe('stalled');
    sink.behaviour = 'take';
    sink.release();
    await passing(0);
    expect(written(sink)).toEqual(['1 a', '2 b', '3 not-confirmed 2-2']);
  });

  test('a sink that refuses: told at once, the numbers are used up, and the retry explains them before anything else is written', async () => {
    const { sink, trail, states } = open();
    await trail.write([event('a')]);
    sink.behaviour = () => Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const [refused, waiting] = [trail.write([event('b')]), outcome(trail.write([event('c')]))];
    await expect(refused).rejects.toMatchObject({ reason: 'refused', code: 'ECONNREFUSED' });
    await expect(refused).rejects.toThrow('The audit trail cannot be written, so nothing was asked');
    expect(await waiting).toBe('refused');
    expect(trail.state()).toBe('failing');
    await passing(5_100);
    expect(trail.state()).toBe('failing');
    sink.behaviour = 'take';
    await passing(5_000);
    expect(trail.state()).toBe('writable');
    await trail.write([event('d')]);
    expect(written(sink)).toEqual(['1 a', '5 not-confirmed 2-4', '6 d']);
    expect(states).toEqual(['failing', 'writable']);
  });

  test('a sink that takes part of a batch: only the writes that it took whole are told so', async () => {
    const { sink, trail } = open();
    sink.behaviour = 'hold';
    const first = outcome(trail.write([event('a')]));
    const rest = [[event('b')], [event('c'), event('d')]].map((events) => outcome(trail.write(events)));
    await passing(0);
    sink.behaviour = (records) => {
      sink.arrived.push(...records.filter(({ sequence }) => sequence !== 4));
      return new NotTaken([4], 'one entry was refused');
    };
    sink.release();
    expect(await first).toBe('written');
    expect(await Promise.all(rest)).toEqual(['written', 'refused']);
    sink.behaviour = 'take';
    await trail.write([event('e')]);
    expect(written(sink)).toEqual(['1 a', '2 b', '3 c', '5 not-confirmed 3-4', '6 e']);
  });

  test('nothing waits for ever, and nothing is left unhandled, where nobody looks at the answer', async () => {
    const { sink, trail } = open();
    sink.behaviour = 'hold';
    for (let index = 0; index < 5; index += 1) trail.write([event(String(index))]).catch(() => undefined);
    await passing(30_000);
    expect(trail.state()).toBe('stalled');
    sink.release(new Error('EPIPE'));
    await passing(0);
    expect(trail.state()).toBe('failing');
  });

  test('heads are signed at the first write, after so many records, after so long, and at the end', async () => {
    const { sink, trail } = open({ signing: { signer, everyRecords: 3, everyMs: 60_000 } });
    await trail.write([event('a')]);
    await passing(0);
    for (const name of ['b', 'c', 'd']) await trail.write([event(name)]);
    await passing(0);
    await trail.write([event('e')]);
    await passing(60_000);
    await passing(120_000);
    await trail.write([event('f')]);
    await trail.close();
    expect(written(sink)).toEqual(['1 a', '2 head', '3 b', '4 c', '5 d', '6 head', '7 e', '8 head', '9 f', '10 closed']);
    expect(await outcome(trail.write([event('g')]))).toBe('closed');
  });

  test('the end waits for what is being written; without a key it is stated all the same', async () => {
    const { sink, trail } = open();
    sink.behaviour = 'hold';
    const last = outcome(trail.write([event('a')]));
    const closed = trail.close();
    await passing(0);
    sink.behaviour = 'take';
    sink.release();
    await closed;
    expect(await last).toBe('written');
    expect(written(sink)).toEqual(['1 a', '2 closed']);
  });
});
