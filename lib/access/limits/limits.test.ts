import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { limitRules } from '#/lib/config/schema/limit-rules.ts';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { notePeople, permitSearch } from './many-people.ts';
import { limitedStream } from './running-streams.ts';
import { organisationKey, personKey, userKey } from './subject-key.ts';
import { countUse } from './use-limits.ts';

const doubles = vi.hoisted(() => ({ write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>() }));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));

beforeEach(() => {
  vi.useFakeTimers();
  doubles.write.mockReset().mockResolvedValue();
});
afterEach(() => void vi.useRealTimers());

const ward: Viewer = {
  subject: 'ward',
  issuer: 'https://login.example',
  name: 'Dr Helen Ward',
  role: 'clinician',
  organisation: 'riverside',
  organisationName: 'Riverside',
};
const colleague: Viewer = { ...ward, subject: 'ode', name: 'Dr Sam Ode' };
const elsewhere: Viewer = { ...ward, subject: 'hill', organisation: 'royal-park' };
const limitsOf = (given: object): Config => ({ limits: limitRules.parse(given) }) as Config;
const person = (number: number): PatientIdentity => ({
  identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: `99910${number}` }],
  family: 'Brooks',
  given: ['Amara'],
  restricted: false,
});
const people = (count: number, from = 0): readonly PatientIdentity[] => Array.from({ length: count }, (_, at) => person(from + at));

describe('uses a minute', () => {
  test('a user has their number of searches, then waits; another user, use or organisation does not', async () => {
    const config = limitsOf({ user: { searches: 3 } });
    const answers = [];
    for (let search = 0; search < 4; search += 1) answers.push(await countUse('searches', ward, config));
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }, { ok: false, of: 'user', retryAfter: 60 }]);
    expect(await countUse('documents', ward, config)).toEqual({ ok: true });
    expect(await countUse('searches', colleague, config)).toEqual({ ok: true });
    expect(await countUse('searches', { ...ward, role: 'pharmacist', name: 'H. Ward' }, config)).toMatchObject({ ok: false });
    vi.advanceTimersByTime(45_500);
    expect(await countUse('searches', ward, config)).toEqual({ ok: false, of: 'user', retryAfter: 15 });
    vi.advanceTimersByTime(15_000);
    expect(await countUse('searches', ward, config)).toEqual({ ok: true });
  });

  test('an organisation has a number for all of its users together', async () => {
    const config = limitsOf({ organisation: { records: 2 } });
    expect(await countUse('records', ward, config)).toEqual({ ok: true });
    expect(await countUse('records', colleague, config)).toEqual({ ok: true });
    expect(await countUse('records', colleague, config)).toEqual({ ok: false, of: 'organisation', retryAfter: 60 });
    expect(await countUse('records', elsewhere, config)).toEqual({ ok: true });
  });
});

describe('streams at a time', () => {
  async function* endless(): AsyncGenerator<number, void, undefined> {
    for (let line = 0; ; line += 1) yield line;
  }
  const never = (): AsyncGenerator<number, void, undefined> => expect.unreachable();
  const config = limitsOf({ user: { streams: 2 } });

  test.each<[string, (messages: AsyncGenerator<number, void, undefined>, left: AbortController) => Promise<void>]>([
    [
      'that ends',
      async (messages) => {
        await messages.next();
        await messages.return();
      },
    ],
    ['whose reader has gone before the first line', async (_, left) => left.abort()],
    [
      'that ends after its reader has gone',
      async (messages, left) => {
        await messages.next();
        left.abort();
        await messages.return();
      },
    ],
  ])('one %s makes room for one', async (_, end) => {
    const viewer = { ...ward, subject: crypto.randomUUID() };
    const left = [new AbortController(), new AbortController()];
    const open = await Promise.all(left.map(({ signal }) => limitedStream(viewer, config, signal, endless)));
    const [first] = open;
    if (!first?.ok) expect.unreachable();
    const { signal } = new AbortController();
    expect(await limitedStream(viewer, config, signal, never)).toEqual({ ok: false, of: 'user', retryAfter: 5 });
    await end(first.messages, left[0] ?? expect.unreachable());
    expect(await limitedStream(viewer, config, signal, endless)).toMatchObject({ ok: true });
    expect(await limitedStream(viewer, config, signal, never)).toMatchObject({ ok: false });
  });
});

describe('many different people in a short time', () => {
  const reasons = ['Clinic list'];
  const config = () => limitsOf({ people: { askReason: 3, most: 5, reasons } });

  test('a reason is asked for, audited and told; then no more; after the time all is as before', async () => {
    const lines = catchOperatorLines();
    const limits = config();
    await notePeople(ward, people(2), 'search', limits);
    await notePeople(ward, people(2), 'search', limits);
    expect(await permitSearch(ward, undefined, limits)).toEqual({ state: 'free' });
    expect(doubles.write).not.toHaveBeenCalled();
    await notePeople(ward, people(1, 2), 'search', limits);
    const needed = { state: 'reason-needed', people: 3, minutes: 60, reasons };
    for (const reason of [undefined, '', 'because', 'clinic list']) expect(await permitSearch(ward, reason, limits)).toEqual(needed);
    expect(await permitSearch(ward, 'Clinic list', limits)).toEqual({ state: 'free' });
    expect(await permitSearch(ward, undefined, limits)).toEqual({ state: 'free' });
    expect(await permitSearch(colleague, undefined, limits)).toEqual({ state: 'free' });
    await notePeople(ward, people(2, 3), 'search', limits);
    expect(await permitSearch(ward, 'Clinic list', limits)).toEqual({
      state: 'too-many-people',
      people: 5,
      minutes: 60,
      retryAfter: 3_600,
    });
    expect(lines().map(({ event, about, step, reason }) => [event, about, step, reason])).toEqual([
      ['many-people', 'riverside', 'search', 'many'],
      ['many-people', 'riverside', 'search', 'reason'],
      ['many-people', 'riverside', 'search', 'most'],
    ]);
    const events = doubles.write.mock.calls.flatMap(([written]) => written);
    expect(events.map(({ subtype, outcome, outcomeDesc }) => [subtype?.[0]?.code, outcome, outcomeDesc?.replace(/ \(.*/, '')])).toEqual([
      ['many-people', '0', '3 different people within 60 minutes'],
      ['many-people', '0', '3 different people within 60 minutes, and more to come; reason given: Clinic list'],
      ['many-people', '4', '5 different people within 60 minutes: searches find no more until the time is over'],
    ]);
    expect(JSON.stringify([lines(), events])).not.toMatch(/Brooks|99910/);
    expect(JSON.stringify(lines())).not.toMatch(/Ward/);
    vi.advanceTimersByTime(3_601_000);
    expect(await permitSearch(ward, undefined, limits)).toEqual({ state: 'free' });
  });

  test('a launch is counted and told, and refused by no count', async () => {
    const lines = catchOperatorLines();
    const limits = config();
    await notePeople(ward, people(20), 'launch', limits);
    expect(lines().map(({ step, reason }) => [step, reason])).toEqual([
      ['launch', 'many'],
      ['launch', 'most'],
    ]);
    doubles.write.mockRejectedValue(new Error('full'));
    await notePeople(colleague, people(20), 'launch', limits);
  });

  test('a reason that cannot be audited opens nothing', async () => {
    const limits = config();
    await notePeople(ward, people(3), 'search', limits);
    doubles.write.mockRejectedValue(new Error('full'));
    await expect(permitSearch(ward, 'Clinic list', limits)).rejects.toThrow('full');
    doubles.write.mockResolvedValue();
    expect(await permitSearch(ward, undefined, limits)).toMatchObject({ state: 'reason-needed' });
  });

  test.each<[string, Viewer, string]>([
    ['their role', ward, 'free'],
    ['another organisation', elsewhere, 'reason-needed'],
    ['another role', { ...ward, subject: 'bell', role: 'pharmacist' }, 'reason-needed'],
  ])('higher limits are those of %s', async (_, viewer, state) => {
    const more = [{ to: ['riverside'], roles: ['clinician'], askReason: 50, most: 60 }];
    const limits = limitsOf({ people: { askReason: 3, most: 5, more } });
    await notePeople(viewer, people(4), 'search', limits);
    expect(await permitSearch(viewer, undefined, limits)).toMatchObject({ state });
  });
});

describe('keys', () => {
  test('name nobody, and differ by whom they are about', () => {
    const keys = [userKey(ward), userKey(colleague), organisationKey(ward), personKey(ward, person(1)), personKey(ward, person(2))];
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
    expect(personKey(colleague, person(1))).not.toBe(personKey(ward, person(1)));
    const spaced = { ...person(1), identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '999 101' }] };
    expect(personKey(ward, spaced)).toBe(personKey(ward, person(1)));
    const unnumbered = { identifiers: [], family: 'Brooks', given: ['Amara'], birthDate: '1951-03-14', restricted: false };
    expect(personKey(ward, unnumbered)).not.toBe(personKey(ward, { ...unnumbered, birthDate: '1951-03-15' }));
  });
});
