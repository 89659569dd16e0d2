import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { precisionOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { parseTree } from '#/lib/fhir/markup/parse-tree.ts';
import type { Element } from '#/lib/fhir/markup/element-tree.ts';
import { systemOf } from '#/lib/fhir/cda/codes/code-systems.ts';
import { dateChoice, dateText, intervalOf, periodOf } from './dates.ts';
import { identifierOf } from './identifier.ts';
import { addressOf, contactPoint, humanName, partyText } from './people.ts';

function element(xml: string): Element {
  const parsed = parseTree(xml);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.root;
}

describe('H14 times, never more precise than they were sent', () => {
  test.each([
    ['2026', '2026'],
    ['202611', '2026-11'],
    ['20261118', '2026-11-18'],
    ['2026111806', '2026-11-18'],
    ['2026111806+0100', '2026-11-18'],
    ['202611180610', '2026-11-18T06:10'],
    ['202611180610+0000', '2026-11-18T06:10+00:00'],
    ['20261118061059-0530', '2026-11-18T06:10:59-05:30'],
    ['20261118061059.123+0000', '2026-11-18T06:10:59.123+00:00'],
    ['20261118061059Z', '2026-11-18T06:10:59Z'],
    ['20261118-0500', '2026-11-18'],
    ['2026-11-18T06:10:00Z', '2026-11-18T06:10:00Z'],
    ['19610493', '19610493'],
    ['00000000', '00000000'],
    ['spring', 'spring'],
    ['', undefined],
    [undefined, undefined],
  ])('%s → %s', (sent, expected) => {
    expect(dateText(sent)).toBe(expected);
  });

  test('every day of v3 is that day of FHIR', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1850-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
        fc.constantFrom(4, 6, 8, 12, 14),
        (date, length) => {
          const digits = date.toISOString().replace(/\D/g, '').slice(0, length);
          const read = dateText(digits) ?? '';
          expect(precisionOf(read)).toBeDefined();
          expect(read.replace(/\D/g, '')).toBe(digits);
        },
      ),
    );
  });

  test.each([
    ['<t value="2026"/>', { effectiveDateTime: '2026' }, { start: '2026', end: '2026' }],
    ['<t><low value="2025"/><high value="2026"/></t>', { effectivePeriod: { start: '2025', end: '2026' } }, { start: '2025', end: '2026' }],
    ['<t><low value="2025"/></t>', { effectiveDateTime: '2025' }, { start: '2025' }],
    ['<t><low value="2025"/><high value="2025"/></t>', { effectiveDateTime: '2025' }, { start: '2025', end: '2025' }],
    ['<t><low nullFlavor="UNK"/><high value="2026"/></t>', { effectivePeriod: { end: '2026' } }, { end: '2026' }],
    ['<t><center value="2026"/></t>', { effectiveDateTime: '2026' }, { start: '2026', end: '2026' }],
    ['<t nullFlavor="UNK"/>', {}, undefined],
  ])('%s', (xml, moment, period) => {
    expect([dateChoice('effective', element(xml)), periodOf(element(xml))]).toEqual([moment, period]);
  });

  test.each([
    ['<t><low value="2025"/><high nullFlavor="UNK"/></t>', true],
    ['<t><low value="2025"/><high nullFlavor="NA"/></t>', false],
    ['<t><low value="2025"/></t>', false],
  ])('whether it ended: %s', (xml, ended) => {
    expect(intervalOf(element(xml)).endedUnknown).toBe(ended);
  });
});

test.each([
  ['2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
  ['2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['2.16.840.1.113883.12.292', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.5.83', 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'],
  ['2.16.840.1.113883.5.9999', 'urn:oid:2.16.840.1.113883.5.9999'],
  ['1.2.3', 'urn:oid:1.2.3'],
  ['http://example.org/codes', 'http://example.org/codes'],
  ['local codes', undefined],
])('code system %s is %s', (root, uri) => {
  expect(systemOf(root)).toBe(uri);
});

test.each([
  ['<id root="2.16.840.1.113883.2.1.4.1" extension="9991020012"/>', { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' }],
  ['<id root="2.16.840.1.113883.4.1" extension="123-45-6789"/>', { system: 'http://hl7.org/fhir/sid/us-ssn', value: '123-45-6789' }],
  ['<id root="1.2.3" extension="7"/>', { system: 'urn:oid:1.2.3', value: '7' }],
  [
    '<id root="DB734647-fc99-424c-a864-7e3cda82e703"/>',
    { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:db734647-fc99-424c-a864-7e3cda82e703' },
  ],
  ['<id root="1.2.3"/>', { value: 'urn:oid:1.2.3' }],
  ['<id nullFlavor="UNK"/>', undefined],
])('%s', (xml, expected) => {
  expect(identifierOf(element(xml))).toEqual(expected);
});

describe('people', () => {
  test.each([
    [
      '<name use="L"><prefix>Dr</prefix><given>Ann</given><given>B</given><family>Lee</family><suffix>FRCP</suffix></name>',
      { use: 'official', family: 'Lee', given: ['Ann', 'B'], prefix: ['Dr'], suffix: ['FRCP'] },
    ],
    ['<name>Ann Lee</name>', { text: 'Ann Lee' }],
    ['<name><given>Ann</given><family qualifier="BR">Roe</family></name>', { use: 'maiden', given: ['Ann'], family: 'Roe' }],
    ['<name nullFlavor="UNK"/>', undefined],
  ])('%s', (xml, expected) => {
    expect(humanName(element(xml))).toEqual(expected);
  });

  test.each([
    [
      '<addr use="HP"><streetAddressLine>1 High St</streetAddressLine><city>Ely</city><postalCode>CB7</postalCode></addr>',
      { use: 'home', line: ['1 High St'], city: 'Ely', postalCode: 'CB7' },
    ],
    ['<addr>1 High St, Ely</addr>', { text: '1 High St, Ely' }],
    ['<addr nullFlavor="NI"/>', undefined],
  ])('%s', (xml, expected) => {
    expect(addressOf(element(xml))).toEqual(expected);
  });

  test.each([
    ['<telecom value="tel:+44 1632 960001" use="MC"/>', { system: 'phone', value: '+44 1632 960001', use: 'mobile' }],
    ['<telecom value="mailto:a@example.org" use="WP"/>', { system: 'email', value: 'a@example.org', use: 'work' }],
    ['<telecom value="01632 960001"/>', { system: 'phone', value: '01632 960001' }],
    ['<telecom nullFlavor="UNK"/>', undefined],
  ])('%s', (xml, expected) => {
    expect(contactPoint(element(xml))).toEqual(expected);
  });

  test.each([
    [
      '<a><assignedPerson><name>Dr Hart</name></assignedPerson><representedOrganization><name>Weir Lane</name></representedOrganization></a>',
      'Dr Hart, Weir Lane',
    ],
    ['<a><assignedAuthoringDevice><softwareName>Records 5</softwareName></assignedAuthoringDevice></a>', 'Records 5'],
    ['<a><code displayName="Nurse"/></a>', 'Nurse'],
    ['<a/>', undefined],
  ])('%s', (xml, expected) => {
    expect(partyText(element(xml))).toBe(expected);
  });
});
