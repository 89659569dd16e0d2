import { expect, test } from 'vitest';
import { accessByScopes, type TypeAccess } from './type-access.ts';

const both = 'patient/Observation.rs patient/Flag.rs';

test.each<[string, string | undefined, string | undefined, string, TypeAccess]>([
  ['granted as asked', both, both, 'Flag', 'granted'],
  ['granted less', both, 'openid patient/Observation.rs', 'Flag', 'not-granted'],
  ['never asked', both, both, 'CarePlan', 'not-asked'],
  ['never asked, granted all the same', both, `${both} patient/CarePlan.rs`, 'CarePlan', 'granted'],
  ['granted by a wildcard', both, 'patient/*.rs', 'CarePlan', 'granted'],
  ['asked by a wildcard, granted one', 'patient/*.rs', 'patient/Flag.rs', 'Observation', 'not-granted'],
  ['an answer without scopes grants what was asked', both, undefined, 'Flag', 'granted'],
  ['an answer without scopes grants no more than that', both, '', 'CarePlan', 'not-stated'],
  ['an answer that names no type says nothing', both, 'openid launch', 'Flag', 'granted'],
  ['apart by commas', both, 'launch,patient/Observation.rs,patient/Encounter.rs', 'Flag', 'not-granted'],
  ['apart by commas, granted', both, 'launch,patient/Flag.rs', 'Flag', 'granted'],
  ['a comma within a parameter', both, 'patient/Flag.rs?category=a,b patient/Observation.rs', 'Flag', 'in-part'],
  ['v1, read', both, 'patient/Flag.read', 'Flag', 'granted'],
  ['v1 in capitals', both, 'patient/Flag.Read', 'Flag', 'granted'],
  ['v1, everything', both, 'user/*.*', 'Flag', 'granted'],
  ['v1, write alone', both, 'patient/Flag.write patient/Observation.read', 'Flag', 'not-granted'],
  ['read without search', both, 'patient/Flag.r patient/Observation.rs', 'Flag', 'not-granted'],
  ['search alone', both, 'patient/Flag.s', 'Flag', 'granted'],
  ['all of v2', both, 'system/Flag.cruds', 'Flag', 'granted'],
  ['narrowed by a parameter', both, 'patient/Observation.rs?category=laboratory', 'Observation', 'in-part'],
  ['narrowed beside the whole', both, 'patient/Observation.rs?category=laboratory patient/Observation.rs', 'Observation', 'granted'],
  ['a scope of the service’s own', 'urn:nhsd:pds', 'urn:nhsd:pds', 'Flag', 'granted'],
  ['nothing asked, nothing said', undefined, undefined, 'Flag', 'granted'],
  ['nothing asked, some granted', undefined, 'system/Observation.rs', 'Flag', 'not-granted'],
  ['a type that only begins alike', both, 'patient/FlagX.rs', 'Flag', 'not-granted'],
])('%s', (_, asked, granted, type, expected) => expect(accessByScopes(asked, granted)(type)).toBe(expected));
