import { describe, expect, test } from 'vitest';
import { readAuditArguments } from './audit-arguments.ts';

const rebuild = ['rebuild', '--view', 's1', '--by', 'https://login.example|officer', '--name', 'P. Officer', '--purpose', 'PATRQT'];
const without = (name: string): readonly string[] => rebuild.filter((_, at) => rebuild[at] !== name && rebuild[at - 1] !== name);

describe('arguments of npm run audit', () => {
  test.each<[string, readonly string[], unknown]>([
    ['verify', ['verify', 'a.log', '-'], { command: 'verify', files: ['a.log', '-'], fhir: false, isComplete: false }],
    ['verify at the server', ['verify', '--fhir', '--complete'], { command: 'verify', files: [], fhir: true, isComplete: true }],
    ['trawling', ['trawling', 'a.log'], { command: 'trawling', files: ['a.log'], people: 30, minutes: 60 }],
    ['trawling, by its own numbers', ['trawling', '--people', '3', '--minutes', '5', 'a'], { people: 3, minutes: 5 }],
    [
      'rebuild',
      rebuild,
      {
        command: 'rebuild',
        view: 's1',
        by: { issuer: 'https://login.example', subject: 'officer', name: 'P. Officer' },
        purpose: 'PATRQT',
        entries: [],
      },
    ],
    [
      'rebuild, by user and patient',
      [...without('--view'), '--user', 'ode', '--patient', '999 102 0012', '--at', '2026-11-21T14:02:00Z'],
      { user: 'ode', patient: '999 102 0012' },
    ],
    ['two entries', [...rebuild, '--entry', 'a|B/1', '--entry', 'a|B/2'], { entries: ['a|B/1', 'a|B/2'] }],
  ])('%s', (_name, args, expected) => expect(readAuditArguments(args)).toMatchObject(expected as object));

  test.each<[string, readonly string[]]>([
    ['none', []],
    ['an unknown command', ['verfy', 'a.log']],
    ['an unknown option', ['verify', '--compleet', 'a.log']],
    ['another command’s option', ['verify', '--people', '3', 'a.log']],
    ['the server and a file', ['verify', '--fhir', 'a.log']],
    ['trawling without a file', ['trawling']],
    ['trawling by no number', ['trawling', '--people', 'many', 'a.log']],
    ['trawling by nobody', ['trawling', '--people', '0', 'a.log']],
    ...['--view', '--by', '--name', '--purpose'].map((name): [string, readonly string[]] => [`rebuild without ${name}`, without(name)]),
    ['rebuild for treatment', [...without('--purpose'), '--purpose', 'TREAT']],
    ['rebuild by a subject alone', [...without('--by'), '--by', 'officer']],
    ['rebuild at no instant', [...rebuild, '--at', 'yesterday']],
    ['rebuild of a view and a user', [...rebuild, '--user', 'ode', '--patient', '1']],
    ['rebuild of a user without a patient', [...without('--view'), '--user', 'ode']],
  ])('wrong usage: %s', (_name, args) => expect(readAuditArguments(args)).toBeUndefined());
});
