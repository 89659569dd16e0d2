import { describe as group, expect, test } from 'vitest';
import { r4 } from '#/lib/fhir/versions/r4.ts';
import { formatDatesIn, formatWrittenDates } from '#/lib/record/dates/dates-in-text.ts';
import { prepareMarkup } from '#/lib/fhir/markup/prepare-markup.ts';
import { describe } from './describe.ts';

/** Units that made a pattern begin anew at each of their characters. */
const units = [
  ...['0', '1', '1,', '0.101', '0/0,', '1-', '0000-00-00T:', '2020-01-01 ', 'T', 'TZ', 'Z', '|', '#', '/', '(', '()', '--', '. '],
  ...[
    'mol',
    's-1',
    'mol/s ',
    ' ',
    '\t',
    ' \n',
    '\n',
    ' and ',
    ' per ',
    'a:',
    ':',
    '"',
    "'",
    '<',
    '<a0',
    '<a ',
    '<br a=b',
    '&',
    '&amp;',
    '{',
    '%',
    'no ',
    'not ',
  ],
  ...['for from ', 'daily ', '1 mg/', '1jan', 'jan ', '*', '.', 'é', 'A-', 'https://', 'allergy to ', '\u202A', 'x'],
];
const longText = (unit: string): string => `a${unit.repeat(Math.ceil(80_000 / unit.length))}\u0000b`;

const concept = (text: string) => ({ text, coding: [{ system: text, code: text, display: text }] });
const quantity = (text: string) => ({ value: 1, unit: text, code: text, system: 'http://unitsofmeasure.org' });

/** Resources with the same text wherever a source may write one. */
const resources: readonly ((text: string) => object)[] = [
  (text) => ({
    resourceType: 'Observation',
    status: text,
    code: concept(text),
    valueQuantity: quantity(text),
    interpretation: [concept(text)],
    note: [{ text }],
    referenceRange: [{ text, low: quantity(text) }],
    effectiveDateTime: text,
  }),
  (text) => ({
    resourceType: 'Observation',
    status: 'final',
    code: concept('Hb'),
    valueString: text,
    valueCodeableConcept: concept(text),
    component: [{ code: concept(text), valueString: text }],
  }),
  (text) => ({
    resourceType: 'MedicationRequest',
    status: 'active',
    medicationCodeableConcept: concept(text),
    dosageInstruction: [
      {
        text,
        patientInstruction: text,
        route: concept(text),
        doseAndRate: [{ doseQuantity: quantity(text) }],
        timing: { code: concept(text), repeat: { boundsPeriod: { start: text, end: text } } },
      },
    ],
  }),
  (text) => ({
    resourceType: 'MedicationStatement',
    status: text,
    medicationCodeableConcept: concept(text),
    dosage: [{ text }],
    effectivePeriod: { start: text },
  }),
  (text) => ({
    resourceType: 'Condition',
    code: concept(text),
    clinicalStatus: concept(text),
    stage: [{ summary: concept(text) }],
    abatementString: text,
    onsetString: text,
  }),
  (text) => ({
    resourceType: 'AllergyIntolerance',
    code: concept(text),
    clinicalStatus: concept(text),
    reaction: [{ manifestation: [concept(text)], description: text, severity: text }],
  }),
  (text) => ({
    resourceType: 'Consent',
    status: 'active',
    scope: concept(text),
    category: [concept(text)],
    provision: { code: [concept(text)] },
    meta: { security: [{ system: text, code: text, display: text }] },
  }),
  (text) => ({ resourceType: 'Flag', status: 'active', code: concept(text) }),
  (text) => ({
    resourceType: 'Device',
    status: text,
    type: concept(text),
    deviceName: [{ name: text }],
    udiCarrier: [{ carrierHRF: text }],
  }),
  (text) => ({ resourceType: 'Procedure', status: 'completed', code: concept(text), performedString: text, bodySite: [concept(text)] }),
  (text) => ({
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: concept(text),
    conclusion: text,
    text: { status: 'generated', div: `<div>${text}</div>` },
  }),
  (text) => ({
    resourceType: 'Basic',
    code: concept(text),
    text: { status: 'generated', div: `<div>${text}</div>` },
    extension: [{ url: text, valueString: text }],
  }),
  (text) => ({
    resourceType: 'Patient',
    name: [{ family: text, given: [text], text }],
    address: [{ text, line: [text] }],
    telecom: [{ value: text }],
  }),
];

group('a text without end is described in time proportionate to it, whatever it repeats', () => {
  test.each(units.map((unit) => [JSON.stringify(unit), longText(unit)] as const))('%s', (_, text) => {
    for (const resource of resources)
      expect(describe({ id: 'one', ...resource(text) }, { source: 'vale', version: r4, lookup: () => undefined }).type).toBeTypeOf(
        'string',
      );
    expect(formatDatesIn(text, 'en-GB').length + formatWrittenDates(`2020-01-01 ${text}`, 'en-GB').length).toBeGreaterThan(0);
    expect(prepareMarkup(text)).toContain('b');
  });
});
