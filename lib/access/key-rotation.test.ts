import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { namingFiles, unsealName } from '#/lib/access/request/document-name.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { openingKeys, type SealingKeys } from '#/lib/session/cookies/opening-keys.ts';
import { seal, unseal, type SealUse } from '#/lib/session/cookies/seal.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { trialBrowser } from '#/lib/session/testing/trial-browser.ts';

const [old, next] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

/** Steps of a rotation, as `docs/rotate-keys.md` has them. */
const steps = {
  'before it': { keys: [old] },
  'the next key is accepted': { keys: [old, next] },
  'the next key seals': { keys: [next, old] },
  'the old key is removed': { keys: [next] },
} as const satisfies Readonly<Record<string, SealingKeys>>;
type Step = keyof typeof steps;
const order: readonly Step[] = ['before it', 'the next key is accepted', 'the next key seals', 'the old key is removed'];

/** Tells which replica opens what which replica sealed. */
const opens: readonly (readonly [Step, Step, boolean])[] = [
  ['before it', 'before it', true],
  ['before it', 'the next key is accepted', true],
  ['before it', 'the next key seals', true],
  ['before it', 'the old key is removed', false],
  ['the next key is accepted', 'before it', true],
  ['the next key is accepted', 'the next key is accepted', true],
  ['the next key is accepted', 'the next key seals', true],
  ['the next key is accepted', 'the old key is removed', false],
  ['the next key seals', 'before it', false],
  ['the next key seals', 'the next key is accepted', true],
  ['the next key seals', 'the next key seals', true],
  ['the next key seals', 'the old key is removed', true],
  ['the old key is removed', 'before it', false],
  ['the old key is removed', 'the next key is accepted', true],
  ['the old key is removed', 'the next key seals', true],
  ['the old key is removed', 'the old key is removed', true],
];

const purposes = ['viewer', 'ended', 'browser', 'record', 'ticket', 'launch', 'candidate'] as const satisfies readonly SealUse['purpose'][];

const letter = entry('city', 'doc', { category: 'documents', body: { shape: 'attachments', attachments: [{ index: 0 }] } });
const nameBy = (keys: SealingKeys): string => {
  const { body } = namingFiles('s1', settings(keys))(letter);
  return body.shape === 'attachments' ? (body.attachments[0]?.name ?? '') : '';
};
const settings = (keys: SealingKeys) => ({
  session: { keys: [...keys.keys], idleMinutes: 15, absoluteHours: 12, olderKeysUntil: keys.olderKeysUntil },
});

describe('a rotation over replicas that are not at the same step', () => {
  test.each(opens)('sealed at «%s», opened at «%s»: %s', async (sealedAt, openedAt, isOpen) => {
    for (const purpose of purposes) {
      const use: SealUse = { purpose, boundTo: ['x'] };
      expect(await unseal(await seal({ a: 1 }, use, steps[sealedAt]), use, steps[openedAt]), purpose).toEqual(
        isOpen ? { a: 1 } : undefined,
      );
    }
    const name = unsealName('s1', nameBy(steps[sealedAt]), settings(steps[openedAt]));
    expect(name !== undefined, 'name of a document').toBe(isOpen);
  });

  test('replicas one step apart open each other’s seals, except across the removal, which waits for the end of old sessions', () => {
    const closed = opens.filter(
      ([sealedAt, openedAt, isOpen]) => Math.abs(order.indexOf(sealedAt) - order.indexOf(openedAt)) <= 1 && !isOpen,
    );
    expect(closed).toEqual([]);
    expect(opens).toHaveLength(order.length ** 2);
  });
});

describe('olderKeysUntil', () => {
  const now = Date.parse('2026-12-01T12:00:00Z');
  beforeEach(() => vi.useFakeTimers({ now }));
  afterEach(() => vi.useRealTimers());

  test.each<[string, string | undefined, boolean]>([
    ['no end', undefined, true],
    ['a second before it', '2026-12-01T12:00:01Z', true],
    ['at it', '2026-12-01T12:00:00Z', false],
    ['at it, in another zone', '2026-12-01T14:00:00+02:00', false],
    ['long after it', '2025-12-01T12:00:00Z', false],
  ])('%s', async (_name, olderKeysUntil, isOpen) => {
    const keys: SealingKeys = { keys: [next, old], ...(olderKeysUntil !== undefined && { olderKeysUntil }) };
    expect(openingKeys(keys)).toEqual(isOpen ? [next, old] : [next]);
    for (const purpose of purposes) {
      const use: SealUse = { purpose, boundTo: [] };
      expect((await unseal(await seal({}, use, { keys: [old] }), use, keys)) !== undefined, purpose).toBe(isOpen);
      expect(await unseal(await seal({}, use, keys), use, keys)).toEqual({});
    }
    expect(unsealName('s1', nameBy({ keys: [old] }), settings(keys)) !== undefined).toBe(isOpen);
  });
});

test('H34 a new key with no older one ends every session: no record opens, nobody is signed in', async () => {
  const viewer = {
    subject: 'ode',
    issuer: 'https://ehr',
    name: 'Dr Ode',
    role: 'clinician',
    organisation: 'city-hospitals',
    organisationName: 'City',
  };
  const withKeys = (session: SealingKeys, jar?: Map<string, string>) => trialBrowser(trialConfig('{}', { session }), jar);
  const browser = withKeys({ keys: [old] });
  const records = [await browser.open(viewer), await browser.open(viewer)];
  for (const record of records) {
    expect(await browser.stateOf(record)).toBe('open');
    expect(await withKeys({ keys: [next, old] }, browser.jar).stateOf(record)).toBe('open');
    expect(await withKeys({ keys: [next] }, browser.jar).stateOf(record)).toBe('missing');
    expect(await withKeys({ keys: [next, old], olderKeysUntil: '2026-01-01T00:00:00Z' }, browser.jar).stateOf(record)).toBe('missing');
  }
});
