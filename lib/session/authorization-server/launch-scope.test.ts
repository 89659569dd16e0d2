import { expect, test } from 'vitest';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { launchScope, type ScopeOffer } from './launch-scope.ts';

const signIn = trialConfig('x').signIn.find((entry): entry is SmartSignIn => entry.kind === 'smart');
if (!signIn) throw new Error('The trial has a record system.');
const types = ['Patient', 'Flag'];
const common = 'launch openid fhirUser online_access user/Practitioner.rs user/PractitionerRole.rs';
const oldCommon = 'launch openid fhirUser online_access user/Practitioner.read user/PractitionerRole.read';

test.each<[string, Partial<SmartSignIn>, ScopeOffer, string]>([
  ['nothing is listed', {}, {}, `${common} patient/Patient.rs patient/Flag.rs`],
  [
    'single types are listed',
    {},
    { scopes_supported: ['patient/*.rs', 'patient/Flag.rs'] },
    `${common} patient/Patient.rs patient/Flag.rs`,
  ],
  ['a wildcard alone is listed', {}, { scopes_supported: ['openid', 'patient/*.rs'] }, `${common} patient/*.rs`],
  ['a wildcard for reading without search', {}, { scopes_supported: ['patient/*.r'] }, `${common} patient/Patient.rs patient/Flag.rs`],
  ['a wildcard of the user alone', {}, { scopes_supported: ['user/*.rs'] }, `${common} patient/Patient.rs patient/Flag.rs`],
  ['both versions', {}, { capabilities: ['permission-v1', 'permission-v2'] }, `${common} patient/Patient.rs patient/Flag.rs`],
  ['the first version alone', {}, { capabilities: ['permission-v1'] }, `${oldCommon} patient/Patient.read patient/Flag.read`],
  [
    'the first version, a wildcard',
    {},
    { capabilities: ['permission-v1'], scopes_supported: ['patient/*.read'] },
    `${oldCommon} patient/*.read`,
  ],
  ['an older server, a wildcard', {}, { scopes_supported: ['launch', 'patient/*.read'] }, `${oldCommon} patient/*.read`],
  ['an older server, everything', {}, { scopes_supported: ['patient/*.*', 'user/*.*'] }, `${oldCommon} patient/*.read`],
  [
    'an older server, single types',
    {},
    { scopes_supported: ['patient/Flag.read', 'user/Practitioner.read'] },
    `${oldCommon} patient/Patient.read patient/Flag.read`,
  ],
  ['both forms of a wildcard are listed', {}, { scopes_supported: ['patient/*.read', 'patient/*.cruds'] }, `${common} patient/*.rs`],
  ['a list without scopes of data', {}, { scopes_supported: ['openid', 'launch'] }, `${common} patient/Patient.rs patient/Flag.rs`],
  [
    'a list of v1 beside the capability of v2',
    {},
    { capabilities: ['permission-v2'], scopes_supported: ['patient/Flag.read'] },
    `${common} patient/Patient.rs patient/Flag.rs`,
  ],
  [
    'a refresh token that outlives the user’s session',
    { refresh: 'offline_access' },
    {},
    `${common.replace('online', 'offline')} patient/Patient.rs patient/Flag.rs`,
  ],
  ['as configured', { scope: 'launch openid patient/Flag.rs' }, { scopes_supported: ['patient/*.rs'] }, 'launch openid patient/Flag.rs'],
])('%s', (_, changes, offer, expected) => expect(launchScope({ ...signIn, ...changes }, types, offer)).toBe(expected));
