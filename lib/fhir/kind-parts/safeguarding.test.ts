import { describe, expect, test } from 'vitest';
import { isSafeguardingFlag } from './safeguarding.ts';

const flag = (more: object) => ({ resourceType: 'Flag', status: 'active', ...more });
const coded = (system: string, code: string, display?: string) => ({ coding: [{ system, code, ...(display && { display }) }] });
const snomed = 'http://snomed.info/sct';
const england = 'https://fhir.nhs.uk/England/CodeSystem';

describe('a flag of safeguarding, or of a way into a home', () => {
  test.each<[string, object]>([
    ['child protection, by its kind', { category: [coded(`${england}/PatientFlagCategory`, 'CP-IS')], code: { text: 'See details' } }],
    ['FGM, by its code', { code: coded(`${england}/PatientFlagCategory`, 'FGM') }],
    ['FGM, in the newer vocabulary', { code: coded(`${england}/England-FlagCategoryPatient`, 'female-genital-mutilation-flag') }],
    ['child protection finding', { code: coded(snomed, '224353004') }],
    ['SNOMED CT with https, as the England guide writes it', { code: coded('https://snomed.info/sct', '902961000000107') }],
    ['adult safeguarding referral', { code: coded(snomed, '514331000000104') }],
    ['victim of intimate partner abuse', { code: coded(snomed, '706893006') }],
    ['adult physical abuse, confirmed', { code: coded('http://hl7.org/fhir/sid/icd-10-cm', 'T74.11XA') }],
    [
      'safeguarding concern, as a kind',
      { category: [coded('https://fhir.interweavedigital.nhs.uk/CodeSystem/Interweave-FlagCategory', 'SGC')] },
    ],
    ...['Child protection plan', 'FGM identified', 'Domestic abuse: do not ring the home', 'MARAC', 'Looked after child'].map(
      (text): [string, object] => [`words: ${text}`, { code: { text } }],
    ),
    ...['Key safe 1234', 'Door code 4711', 'Keysafe by the gate', 'Lives alone; key safe at the door'].map((text): [string, object] => [
      `words: ${text}`,
      { code: { text } },
    ]),
    ['words of a display alone', { code: { coding: [{ system: 'urn:local', code: '7', display: 'Safeguarding concern' }] } }],
    ['words of its notes', { code: { text: 'Visits' }, extension: [{ url: 'x', valueAnnotation: { text: 'Key box, 9981' } }] }],
  ])('%s', (_, more) => {
    expect(isSafeguardingFlag(flag(more))).toBe(true);
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ...['Lives alone', 'Keyworker: Ola Hart', 'Doorstep visits only', 'Access by ramp', 'Risk of falls', 'Protected learning time'].map(
      (text): [string, object] => [text, { code: { text } }],
    ),
    ['reasonable adjustments', { code: coded(`${england}/PatientFlagCategory`, 'NRAF') }],
    ['a code of another system', { code: coded('urn:local', '224353004') }],
    ['its author alone', { code: { text: 'Risk of falls' }, author: { display: 'Safeguarding team' } }],
    ['an address that has the word', { code: { text: 'Risk of falls' }, meta: { profile: ['https://x.example/safeguarding'] } }],
  ])('unchanged: %s', (_, more) => {
    expect(isSafeguardingFlag(flag(more))).toBe(false);
  });
});
