import { expect, test } from 'vitest';
import { emptyWords, readName } from './empty-name.ts';

test.each([
  ['Unknown', 'unnamed'],
  ['not known', 'unnamed'],
  ['UNK', 'unnamed'],
  ['Unknown substance', 'unnamed'],
  ['Allergen not known', 'unnamed'],
  ['Unspecified', 'unnamed'],
  ['See notes', 'unnamed'],
  ['?', 'unnamed'],
  [' - ', 'unnamed'],
  ['Not asked', 'no-information'],
  ['No data', 'no-information'],
  ['No information', 'no-information'],
  ['Not applicable', 'no-information'],
  ['N/A', 'no-information'],
  ['None recorded', 'no-information'],
  ['None on file', 'no-information'],
  ['Nothing recorded', 'no-information'],
  ['Not on File', 'no-information'],
  ['No Administered Medications Recorded', 'no-information'],
  ['No allergy data is applicable', 'no-information'],
  ['No medication data is applicable', 'no-information'],
  ['No information about medications', 'no-information'],
  ['No known problems recorded', 'no-information'],
  ['There are no active problems on file', 'no-information'],
  ['Information not available', 'no-information'],
  ['Unable to assess allergies', 'no-information'],
  ['No immunizations on file for this patient', 'no-information'],
  ['Withheld by the source', 'withheld'],
  ['Masked', 'withheld'],
])('H13 %s names nothing: %s', (words, meaning) => {
  expect(emptyWords(words)).toBe(meaning);
});

test.each([
  'Penicillin',
  'Fever of unknown origin',
  'Unknown bite',
  'Not otherwise specified lymphoma',
  'Unspecified asthma',
  'No fracture found',
  'No abnormality found',
  'Nothing by mouth',
  'No known allergies',
  'None known',
  'Do not resuscitate',
  'Masked hypertension',
  'Withheld feeding',
  'NA+',
  'Noninflammatory disorder of ovary, unspecified',
  'Nilotinib',
  'Unknown and unspecified causes of morbidity',
  'Patient refused influenza vaccine',
  'See-saw nystagmus',
  'Restricted movement',
])('H13 %s stays a name', (words) => {
  expect(emptyWords(words)).toBeUndefined();
});

const flavour = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
const reason = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
const penicillin = { system: 'http://snomed.info/sct', code: '764146007', display: 'Penicillin' };
test.each<[string, object, string, readonly string[]]>([
  ['v3 NullFlavor', { coding: [{ system: flavour, code: 'UNK' }] }, 'unnamed', ['Not known']],
  [
    'STU3',
    { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'NI', display: 'NoInformation' }] },
    'no-information',
    ['NoInformation'],
  ],
  ['an OID', { coding: [{ system: 'urn:oid:2.16.840.1.113883.5.1008', code: 'NASK' }] }, 'no-information', ['Not asked']],
  [
    'its value set',
    { coding: [{ system: 'http://terminology.hl7.org/ValueSet/v3-NullFlavor', code: 'MSK' }] },
    'withheld',
    ['Withheld by the source'],
  ],
  ['data-absent-reason', { coding: [{ system: reason, code: 'asked-unknown' }] }, 'no-information', ['Asked, not known']],
  ['DSTU2', { coding: [{ system: 'http://hl7.org/fhir/data-absent-reason', code: 'notasked' }] }, 'no-information', ['Not asked']],
  ['masked', { coding: [{ system: reason, code: 'masked' }] }, 'withheld', ['Withheld by the source']],
  ['no system', { coding: [{ code: 'asked-unknown' }] }, 'no-information', ['Asked, not known']],
  ['SNOMED CT', { coding: [{ system: 'http://snomed.info/sct', code: '261665006' }] }, 'unnamed', ['Not known']],
  ['a local code', { coding: [{ system: 'urn:local', code: '99', display: 'Unknown' }] }, 'unnamed', ['Unknown']],
  ['words', { text: 'Unknown' }, 'unnamed', ['Unknown']],
  [
    'words beside a code that says more',
    { text: 'Unknown', coding: [{ system: flavour, code: 'NASK' }] },
    'no-information',
    ['Unknown', 'Not asked'],
  ],
])('H13 a code of %s is no name', (_case, concept, empty, leftOut) => {
  expect(readName(concept)).toEqual({ concept: undefined, empty, leftOut });
});

test('H26 the part that names something is the name', () => {
  const unknown = { system: flavour, code: 'UNK', display: 'Unknown' };
  expect(readName({ coding: [unknown, penicillin] })).toMatchObject({
    concept: { coding: [penicillin] },
    empty: undefined,
    leftOut: ['Unknown'],
  });
  expect(readName({ text: 'Bee venom', coding: [unknown] }).concept).toEqual({ text: 'Bee venom', coding: [] });
  expect(readName({ text: 'Unknown', coding: [penicillin] }).concept).toEqual({ coding: [penicillin] });
  const whole = { text: 'Penicillin V', coding: [penicillin] };
  expect(readName(whole)).toEqual({ concept: whole, empty: undefined, leftOut: [] });
});
