import { describe, expect, test } from 'vitest';
import { ada, adaAtSource, nhs, observation } from './testing/fake-record.ts';
import { checkSubject, type Subject, type SubjectVerdict } from './subject-check.ts';
import { usualVersion } from '#/lib/fhir/versions/registry.ts';
import { candidateOf } from './match/candidate.ts';
import { checkIdentity } from './match/check-identity.ts';

const subject: Subject = {
  base: 'https://gp.example/fhir',
  ids: new Set(['ada']),
  identifiers: new Set([`${nhs}|9991020012`]),
  isSamePerson: (one) => {
    const candidate = candidateOf(one);
    return candidate !== undefined && checkIdentity(ada, candidate, [nhs]).verdict === 'accept';
  },
};

const about = (reference: unknown, more: object = {}) => observation('1', 'ada', { subject: reference, ...more });
const zoe = { ...adaAtSource, identifier: [{ system: nhs, value: '9991020020' }] };

describe('H02: whose a resource is', () => {
  test.each<[string, unknown, SubjectVerdict]>([
    ['relative', about({ reference: 'Patient/ada' }), 'this-patient'],
    ['absolute', about({ reference: 'https://gp.example/fhir/Patient/ada' }), 'this-patient'],
    ['versioned', about({ reference: 'Patient/ada/_history/3' }), 'this-patient'],
    ['by identifier', about({ identifier: { system: nhs, value: '9991020012' } }), 'this-patient'],
    ['contained, the same person', about({ reference: '#p' }, { contained: [{ ...adaAtSource, id: 'p' }] }), 'this-patient'],
    ['another patient', about({ reference: 'Patient/zoe' }), 'other-patient'],
    ['an id that begins alike', about({ reference: 'Patient/ada2' }), 'other-patient'],
    ['the same id at another server', about({ reference: 'https://other.example/fhir/Patient/ada' }), 'other-patient'],
    ['the same id of another type', about({ reference: 'Group/ada' }), 'other-patient'],
    ['another identifier', about({ identifier: { system: nhs, value: '9991020020' } }), 'other-patient'],
    ['contained, someone else', about({ reference: '#p' }, { contained: [{ ...zoe, id: 'p' }] }), 'other-patient'],
    ['contained, not there', about({ reference: '#p' }), 'other-patient'],
    ['nobody named', about(undefined), 'not-said'],
    ['another Patient resource', { resourceType: 'Patient', id: 'zoe' }, 'other-patient'],
    ['a Medication names nobody', { resourceType: 'Medication', id: 'm' }, 'this-patient'],
  ])('%s', (_, resource, verdict) => expect(checkSubject(resource, subject, usualVersion)).toBe(verdict));
});
