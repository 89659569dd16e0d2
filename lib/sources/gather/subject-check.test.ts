import { describe, expect, test } from 'vitest';
import { ada, adaAtSource, nhs, observation } from '#/lib/sources/testing/fake-record.ts';
import { checkSubject, type RecordSubject, type SubjectVerdict } from './subject-check.ts';
import { usualVersion } from '#/lib/fhir/versions/registry.ts';
import { candidateOf } from '#/lib/sources/match/identity/candidate.ts';
import { checkIdentity } from '#/lib/sources/match/identity/check-identity.ts';

const subject: RecordSubject = {
  server: { url: 'https://gp.example/fhir' },
  ids: new Set(['ada']),
  identifiers: new Set([`${nhs}|9991020012`]),
  isSamePerson: (one) => {
    const candidate = candidateOf(one);
    return candidate === undefined ? 'confirm' : checkIdentity(ada, candidate, [nhs], { head: true }).verdict;
  },
};

const about = (reference: unknown, more: object = {}) => observation('1', 'ada', { subject: reference, ...more });
const zoe = { ...adaAtSource, identifier: [{ system: nhs, value: '9991020020' }] };

describe('H02: the patient of a resource', () => {
  test.each<[string, unknown, SubjectVerdict]>([
    ['relative', about({ reference: 'Patient/ada' }), 'this-patient'],
    ['absolute', about({ reference: 'https://gp.example/fhir/Patient/ada' }), 'this-patient'],
    ['versioned', about({ reference: 'Patient/ada/_history/3' }), 'this-patient'],
    ['by identifier', about({ identifier: { system: nhs, value: '9991020012' } }), 'this-patient'],
    ['by identifier, written otherwise', about({ identifier: { system: nhs, value: '999 102 0012' } }), 'this-patient'],
    [
      'a reference to her, and another’s number beside it',
      about({ reference: 'Patient/ada', identifier: { system: nhs, value: '9991020020' } }),
      'other-patient',
    ],
    [
      'a reference to her, and a number of another kind beside it',
      about({ reference: 'Patient/ada', identifier: { system: 'urn:mrn', value: '7' } }),
      'this-patient',
    ],
    ['another patient’s result inside', about({ reference: 'Patient/ada' }, { contained: [observation('inner', 'zoe')] }), 'other-patient'],
    ['her own result inside', about({ reference: 'Patient/ada' }, { contained: [observation('inner')] }), 'this-patient'],
    [
      'a donor’s specimen inside',
      about({ reference: 'Patient/ada' }, { contained: [{ resourceType: 'Specimen', id: 's', subject: { reference: 'Patient/zoe' } }] }),
      'this-patient',
    ],
    ['contained, the same person', about({ reference: '#p' }, { contained: [{ ...adaAtSource, id: 'p' }] }), 'this-patient'],
    ['another patient', about({ reference: 'Patient/zoe' }), 'other-patient'],
    ['an id that begins alike', about({ reference: 'Patient/ada2' }), 'other-patient'],
    ['the same id at another server', about({ reference: 'https://other.example/fhir/Patient/ada' }), 'other-address'],
    ['the same id of another type', about({ reference: 'Group/ada' }), 'other-patient'],
    ['another identifier', about({ identifier: { system: nhs, value: '9991020020' } }), 'other-patient'],
    ['contained, someone else', about({ reference: '#p' }, { contained: [{ ...zoe, id: 'p' }] }), 'other-patient'],
    [
      'contained, and too little said of them',
      about({ reference: '#p' }, { contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: 'Brooks', given: ['Ada'] }] }] }),
      'not-said',
    ],
    ['contained, not there', about({ reference: '#p' }), 'other-patient'],
    ['nobody named', about(undefined), 'not-said'],
    ['another Patient resource', { resourceType: 'Patient', id: 'zoe' }, 'other-patient'],
    ['a Medication names nobody', { resourceType: 'Medication', id: 'm' }, 'this-patient'],
  ])('%s', (_, resource, verdict) => expect(checkSubject(resource, subject, usualVersion)).toBe(verdict));
});
