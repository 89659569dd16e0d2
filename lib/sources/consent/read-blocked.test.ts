import { describe, expect, test } from 'vitest';
import { blockedBy } from './read-blocked.ts';
import { nhs } from '#/lib/sources/testing/fake-record.ts';

const identifier = { system: nhs, value: '9991020012' };
const at = new Date('2026-11-21T14:02:00Z');
const vale = { reference: { reference: 'Organization/vale', identifier: { system: 'urn:ods', value: 'Z9V' } } };
const consent = (provision: object, more: object = {}) => ({
  resourceType: 'Consent',
  status: 'active',
  patient: { identifier },
  provision,
  ...more,
});
const names = (consents: readonly unknown[]) => [...blockedBy(consents, identifier, at).organisations];

describe('opt-outs in force', () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    ['a denial names its organisation by id and by number', [consent({ type: 'deny', actor: [vale] })], ['vale', 'Z9V']],
    ['an exception inside a permission', [consent({ type: 'permit', provision: [{ type: 'deny', actor: [vale] }] })], ['vale', 'Z9V']],
    ['a permission', [consent({ type: 'permit', actor: [vale] })], []],
    ['one taken back', [consent({ type: 'deny', actor: [vale] }, { status: 'inactive' })], []],
    ['one that has ended', [consent({ type: 'deny', actor: [vale], period: { end: '2026-11-20' } })], []],
    ['one that ends today', [consent({ type: 'deny', actor: [vale], period: { end: '2026-11-21' } })], ['vale', 'Z9V']],
    ['one still to begin', [consent({ type: 'deny', actor: [vale], period: { start: '2027' } })], []],
    [
      'one inside an exception',
      [consent({ type: 'permit', provision: [{ type: 'permit', provision: [{ type: 'deny', actor: [vale] }] }] })],
      ['vale', 'Z9V'],
    ],
    [
      'one that began by another zone’s clock',
      [consent({ type: 'deny', actor: [vale], period: { start: '2026-11-21T15:00:00+01:00' } })],
      ['vale', 'Z9V'],
    ],
    [
      'one that ended by another zone’s clock',
      [consent({ type: 'deny', actor: [vale], period: { end: '2026-11-21T15:00:00+01:00' } })],
      [],
    ],
    ['one whose end cannot be read', [consent({ type: 'deny', actor: [vale], period: { end: 'T' } })], ['vale', 'Z9V']],
    ['none', [], []],
  ])('%s', (_, consents, expected) => expect(names(consents)).toEqual(expected));

  test('a denial that names nobody is of everyone', () =>
    expect(blockedBy([consent({ type: 'deny' })], identifier, at).everyone).toBe(true));

  test('a denial of someone unnamed is of everyone', () =>
    expect(blockedBy([consent({ type: 'deny', actor: [vale, { reference: { display: 'Vale' } }] })], identifier, at).everyone).toBe(true));

  test.each([
    ['a policy that denies', 'https://profiles.ihe.net/ITI/PCF/Policy-deny', {}, true],
    ['one that only breaking the glass opens', 'https://profiles.ihe.net/ITI/PCF/Policy-break-glass-only', {}, true],
    [
      'a policy that denies, with a permission for one',
      'https://profiles.ihe.net/ITI/PCF/Policy-deny',
      { type: 'permit', actor: [vale] },
      true,
    ],
    ['a policy that denies, and says of whom', 'https://profiles.ihe.net/ITI/PCF/Policy-deny', { type: 'deny', actor: [vale] }, false],
    ['one that has ended', 'https://profiles.ihe.net/ITI/PCF/Policy-deny', { period: { end: '2026-11-20' } }, false],
    ['one that permits', 'https://profiles.ihe.net/ITI/PCF/Policy-all-normal', {}, false],
  ])('%s is an opt-out of everyone: %s', (_, uri, provision, everyone) => {
    expect(blockedBy([consent(provision, { policy: [{ uri }] })], identifier, at).everyone).toBe(everyone);
  });

  test('a decision that denies (R5) is an opt-out of everyone, whatever it lets through', () => {
    const exceptions = [{ actor: [vale] }];
    expect(blockedBy([{ ...consent({}), decision: 'deny', provision: exceptions }], identifier, at).everyone).toBe(true);
    expect(blockedBy([{ ...consent({}), decision: 'permit', provision: [] }], identifier, at).everyone).toBe(false);
  });

  test('H05: a consent that cannot be read is no "none"', () => {
    expect(() => blockedBy([undefined], identifier, at)).toThrow('unreadable');
  });

  test('H02: another patient’s consent is no answer', () => {
    expect(() =>
      blockedBy([consent({ type: 'deny' }, { patient: { identifier: { ...identifier, value: '1' } } })], identifier, at),
    ).toThrow('other-patient');
  });
});
