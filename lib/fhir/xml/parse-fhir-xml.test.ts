import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { full } from '#/lib/fhir/fixtures/every-type.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { parseFhirXml } from './parse-fhir-xml.ts';
import { writeFhirXml } from './testing/write-fhir-xml.ts';

const fhir = 'xmlns="http://hl7.org/fhir"';

test.each<[what: string, xml: string, json: object]>([
  [
    'id, lists, booleans',
    `<Patient ${fhir}><id value="7"/><active value="true"/><name><given value="Ada"/></name></Patient>`,
    { id: '7', active: true, name: [{ given: ['Ada'] }] },
  ],
  [
    'a byte order mark, a declaration, comments',
    `\uFEFF<?xml version="1.0"?><!-- a --><Patient ${fhir}><!-- b --><id value="7"/></Patient>`,
    { id: '7' },
  ],
  ['a prefix', `<f:Patient xmlns:f="http://hl7.org/fhir"><f:id value="7"/></f:Patient>`, { id: '7' }],
  [
    'an XHTML prefix',
    `<Patient ${fhir}><text><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>A &lt; B</h:p></h:div></text></Patient>`,
    { text: { div: '<div xmlns:h="http://www.w3.org/1999/xhtml"><p>A &lt; B</p></div>' } },
  ],
  [
    'an XHTML div as it was written',
    `<Patient ${fhir}><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><div>A &amp; B<br/></div>&nbsp;</div></text></Patient>`,
    { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><div>A &amp; B<br/></div>&nbsp;</div>' } },
  ],
  [
    'what is said about a primitive',
    `<Patient ${fhir}><birthDate id="b" value="1951"><extension url="http://x"><valueInteger value="3"/></extension></birthDate></Patient>`,
    { birthDate: '1951', _birthDate: { id: 'b', extension: [{ url: 'http://x', valueInteger: 3 }] } },
  ],
  [
    'lists beside each other',
    `<Patient ${fhir}><name><given value="A"/><given><extension url="http://x"><valueCode value="masked"/></extension></given></name></Patient>`,
    { name: [{ given: ['A', null], _given: [null, { extension: [{ url: 'http://x', valueCode: 'masked' }] }] }] },
  ],
  ['a primitive without a value', `<Patient ${fhir}><birthDate id="b"/></Patient>`, { _birthDate: { id: 'b' } }],
  [
    'contained resources',
    `<Patient ${fhir}><contained><Organization><id value="o"/></Organization></contained></Patient>`,
    { contained: [{ resourceType: 'Organization', id: 'o' }] },
  ],
  [
    'characters by number and by name',
    `<Patient ${fhir}><id value="&#x41;&#66;&lt;&amp;amp;&quot;&apos;&deg;"/></Patient>`,
    { id: 'AB<&amp;"\'°' },
  ],
  [
    'an unknown element once and more than once',
    `<Patient ${fhir}><x value="1"/><y value="a"/><y value="b"/><z><w value="1"/></z></Patient>`,
    { x: '1', y: ['a', 'b'], z: { w: '1' } },
  ],
  [
    'a single element that came twice',
    `<Patient ${fhir}><gender value="male"/><gender value="female"/></Patient>`,
    { gender: ['male', 'female'] },
  ],
  ['no boolean where one should be', `<Patient ${fhir}><active value="yes"/></Patient>`, { active: 'yes' }],
  [
    'names of every object',
    `<Patient ${fhir}><toString value="a"/><hasOwnProperty value="b"/></Patient>`,
    { toString: 'a', hasOwnProperty: 'b' },
  ],
])('%s', (_, xml, json) => {
  expect(parseFhirXml(xml, 'R4')).toEqual({ resourceType: 'Patient', ...json });
});

test.each([
  ['5', 5],
  ['5.0', '5.0'],
  ['5.10', '5.10'],
  ['5.1', 5.1],
  ['1e3', '1000'],
  ['-0.50', '-0.50'],
  ['12345678901234567890', '12345678901234567890'],
  ['<5', '<5'],
  ['05', '05'],
  ['', ''],
])('H17 the value %s keeps its digits', (value, read) => {
  const xml = `<Observation ${fhir}><valueQuantity><value value="${value.replace('<', '&lt;')}"/></valueQuantity></Observation>`;
  expect(parseFhirXml(xml, 'R4')).toMatchObject({ valueQuantity: { value: read } });
});

test('what the version says repeats: DSTU2 has several family names, and one clinical status', () => {
  const xml = `<Patient ${fhir}><name><family value="Brooks"/></name></Patient>`;
  expect(parseFhirXml(xml, 'DSTU2')).toEqual({ resourceType: 'Patient', name: [{ family: ['Brooks'] }] });
  expect(parseFhirXml(xml, 'R4')).toEqual({ resourceType: 'Patient', name: [{ family: 'Brooks' }] });
});

test.each<[string, string]>([
  ['', 'document must contain a root element'],
  ['nothing', 'text data outside of root node'],
  ['<Patient>', 'unclosed tag: Patient'],
  [`<Patient ${fhir}><id value="7"/>`, 'unclosed tag: Patient'],
  [`<Patient ${fhir}><id value="7"></Patient>`, 'unexpected close tag'],
  [`<Patient ${fhir}><name>Ada</name></Patient>`, 'text where FHIR has none, in Patient.name'],
  [`<Patient ${fhir}><text><div>cut off</text></Patient>`, 'unexpected close tag'],
  ['<html><body>Sign in</body></html>', 'text where'],
  ['<feed/>', '<feed> is no FHIR resource'],
  [`<!DOCTYPE Patient [<!ENTITY a "b">]><Patient ${fhir}><id value="&a;"/></Patient>`, 'DOCTYPE'],
  [`<Patient ${fhir}/><Patient ${fhir}/>`, 'only one root'],
  [`<Patient ${fhir}><__proto__ value="a"/></Patient>`, 'a tag has an invalid name'],
])('%j is refused', (xml, why) => {
  expect(() => parseFhirXml(xml, 'R4')).toThrow(SyntaxError);
  expect(() => parseFhirXml(xml, 'R4')).toThrow(why);
});

test('nesting without end is refused', () => {
  const xml = `<Patient ${fhir}>${'<extension>'.repeat(200)}${'</extension>'.repeat(200)}</Patient>`;
  expect(() => parseFhirXml(xml, 'R4')).toThrow(/nested/);
});

describe('through XML as through JSON', () => {
  const bundleOf = (resources: readonly unknown[]) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({ fullUrl: 'https://vale.test/1', resource, search: { mode: 'match', score: 0.5 } })),
  });

  test.each(Object.entries(versionFixtures).map(([label, resources]) => [label as Version['label'], resources] as const))(
    '%s: each fixture, alone and in a Bundle',
    (label, resources) => {
      for (const resource of [...resources, bundleOf(resources)])
        expect(parseFhirXml(writeFhirXml(resource), label)).toEqual(JSON.parse(JSON.stringify(resource)));
    },
  );

  test('R4: the fullest of every type', () => {
    for (const resource of full) expect(parseFhirXml(writeFhirXml(resource), 'R4')).toEqual(JSON.parse(JSON.stringify(resource)));
  });

  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('hl7.fhir.r4.examples/package.json'));
  const clinical = new Set(
    `AdverseEvent AllergyIntolerance Appointment Bundle CarePlan CareTeam ClinicalImpression Communication Composition Condition Consent
    Coverage DetectedIssue Device DeviceRequest DiagnosticReport DocumentReference Encounter EpisodeOfCare FamilyMemberHistory Flag Goal
    ImagingStudy Immunization List Media Medication MedicationAdministration MedicationDispense MedicationRequest MedicationStatement
    NutritionOrder Observation OperationOutcome Organization Patient Practitioner Procedure Provenance Questionnaire QuestionnaireResponse
    RelatedPerson RiskAssessment Schedule ServiceRequest Slot Specimen Task VisionPrescription CapabilityStatement`.split(/\s+/),
  );
  const largest = 120_000;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && clinical.has(name.split('-')[0] ?? ''));

  test('HL7’s R4 examples', () => {
    let compared = 0;
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (text.length > largest) continue;
      const json = parseFhir(text);
      expect(parseFhirXml(writeFhirXml(json), 'R4'), file).toEqual(json);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(400);
  }, 60_000);
});

test('H28 XML broken anywhere gives a value or a SyntaxError, and nothing else', () => {
  const written = versionFixtures.R4!.slice(0, 40).map((resource) => writeFhirXml(resource));
  const mutated = fc
    .record({
      xml: fc.constantFrom(...written),
      at: fc.nat(4_000),
      drop: fc.nat(40),
      put: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('<', '>', '"', '&', '</', '<!--', ']]>', '<![CDATA[', '<div>', '</div>', '<?x', '\0', 'value="', '<a:b '),
      ),
    })
    .map(({ xml, at, drop, put }) => xml.slice(0, at % xml.length) + put + xml.slice((at % xml.length) + drop));
  fc.assert(
    fc.property(mutated, (xml) => {
      try {
        expect(parseFhirXml(xml, 'R4')).toHaveProperty('resourceType');
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
    { numRuns: 1_500 },
  );
});
