import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { configSchema } from '#/lib/config/schema/schema.ts';
import { sessionSchema } from '#/lib/config/schema/session.ts';
import { checkSessionKeys } from './check-session-keys.ts';
import { sessionKeyNotes } from './session-key-notes.ts';

const [one, two, three] = [0, 1, 2].map(() => randomBytes(32).toString('base64')) as [string, string, string];

const configWith = (keys: readonly string[], secret: string) =>
  configSchema.parse({
    publicUrl: 'https://viewer.example',
    organisation: { id: 'city', name: 'City' },
    identifiers: [{ system: 'urn:n', label: 'No' }],
    signIn: [
      {
        id: 'ehr',
        kind: 'smart',
        issuer: 'https://ehr.example/fhir',
        client: { id: 'c', authentication: 'client_secret_basic', secret },
        organisation: 'city',
        role: { from: 'fhirUser' },
      },
    ],
    viewers: [{ organisation: 'city', roles: ['clinician'] }],
    sources: [
      { id: 'a', name: 'A', code: 'AA', organisation: 'city', kind: 'fhir', url: 'https://a.example', match: [{ kind: 'launch' }] },
    ],
    session: { keys },
    audit: { kind: 'stdout' },
  });

test.each<[string, readonly string[], string, readonly string[]]>([
  ['one key', [one], 'secret', []],
  ['two keys in rotation', [one, two], 'secret', []],
  ['a key twice', [one, two, one], 'secret', ['session.keys[2]: the key of session.keys[0]']],
  ['a key twice, written otherwise', [one, one.replace(/=$/, '')], 'secret', ['session.keys[1]: the key of session.keys[0]']],
  [
    'a key three times',
    [one, one, one],
    'secret',
    ['session.keys[1]: the key of session.keys[0]', 'session.keys[2]: the key of session.keys[0]'],
  ],
  ['a key that is a client’s secret', [two, one], one, ['session.keys[1]: the secret of signIn[0].client.secret']],
])('sealing keys: %s', (_name, keys, secret, problems) => {
  expect(checkSessionKeys(configWith(keys, secret)).map(({ path, actual }) => `${path}: ${actual}`)).toEqual(problems);
});

const now = Date.parse('2026-12-01T12:00:00Z');
test.each<[string, object, RegExp | undefined]>([
  ['one key', { keys: [one] }, undefined],
  ['a next key', { keys: [one, two] }, /second key without an end/],
  ['an older key until its sessions are over', { keys: [one, two], olderKeysUntil: '2026-12-02T00:00:00Z' }, /Do not remove them before/],
  ['an end in another zone', { keys: [one, two], olderKeysUntil: '2026-12-01T14:00:00+02:00' }, /Remove the keys after it/],
  ['an older key beyond its end', { keys: [one, two, three], olderKeysUntil: '2026-11-01T00:00:00Z' }, /Remove the keys after it/],
  ['an end beyond every session', { keys: [one, two], olderKeysUntil: '2026-12-02T00:00:01Z' }, /later than any session/],
  ['an end of nothing', { keys: [one], olderKeysUntil: '2026-12-02T00:00:00Z' }, /ends nothing/],
  ['a key that is a word', { keys: [Buffer.from('tributary-tributary-tributary-tr').toString('base64')] }, /does not look random/],
])('notes of a rotation: %s', (_name, session, note) => {
  const notes = sessionKeyNotes(sessionSchema.parse(session), now);
  expect(notes).toHaveLength(note === undefined ? 0 : 1);
  if (note) expect(notes[0]).toMatch(note);
  for (const key of [one, two, three]) expect(notes.join()).not.toContain(key);
});

test('the key that seals has an end of no sort: it is refused where a time is none', () => {
  expect(sessionSchema.safeParse({ keys: [one], olderKeysUntil: 'tomorrow' }).success).toBe(false);
});
