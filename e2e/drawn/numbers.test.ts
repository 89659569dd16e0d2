import { describe, expect, test } from 'vitest';
import { entriesIn, documentIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { parseFhirXml } from '#/lib/fhir/xml/parse-fhir-xml.ts';
import { drawParsed, drawRows, rowTitled, type DrawnRow } from './draw-resources.ts';
import { drawInput } from './read-input.ts';

const exponent = /\d[eE][+-]?\d/;

/** Everything that is drawn of a row. */
const everywhere = ({ row, drawer, paper, trend }: DrawnRow): string => [row, drawer, paper, trend].join('\n');
const laboratory = '"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}]';
const result = (members: string, id = 'r', day = '10'): string =>
  `{"resourceType":"Observation","id":"${id}","status":"final",${laboratory},"code":{"coding":[{"system":"http://loinc.org","code":"777-3"}],"text":"Platelets"},"effectiveDateTime":"2026-11-${day}T09:00:00Z",${members}}`;
const drawText = (...resources: readonly string[]) => drawParsed(parseFhir(`[${resources.join(',')}]`));

describe('H41 numbers written with exponents are drawn as digits', () => {
  const drawn = drawInput('exponent-values.json');
  test.each([
    ['Blood pressure', '120/80 mmHg'],
    ['Platelets', '200 ×10⁹/L'],
    ['Platelets', 'ref 150–400'],
    ['Morphine oral solution, 10 mg, every 4 hours', '10 mg'],
    ['Digoxin, 0.25 mg, once daily', '0.25 mg'],
  ])('%s: %s', (title, words) => {
    const drawnRow = rowTitled(drawn, title);
    for (const text of [drawnRow.row, drawnRow.paper]) expect(text).toContain(words);
    expect(drawnRow.drawer).toContain(words.replace('ref ', ''));
    expect(everywhere(drawnRow)).not.toMatch(exponent);
  });
  test('on the first screen', () => {
    expect(drawn.summary).toContain('Morphine oral solution, 10 mg');
    expect(drawn.summary).not.toMatch(exponent);
  });

  test.each([
    ['a text in a quantity', result('"valueQuantity":{"value":"1.2E+2","unit":"x"}'), '120 x'],
    [
      'a text in a limit',
      result('"valueQuantity":{"value":"5","unit":"x"},"referenceRange":[{"high":{"value":"4E+2","unit":"x"}}]'),
      '400 or less',
    ],
    ['a text in a ratio', result('"valueRatio":{"numerator":{"value":"1E0"},"denominator":{"value":"1.28E+2"}}'), '1 : 128'],
    ['a text in an integer', result('"valueInteger":"1E+1"'), '10'],
    ['a range', result('"valueRange":{"low":{"value":1E+1,"unit":"x"},"high":{"value":2E+1,"unit":"x"}}'), '10–20 x'],
    ['a component', result('"component":[{"code":{"text":"Part"},"valueQuantity":{"value":"2.5E-1","unit":"x"}}]'), '0.25 x'],
    ['a comparator', result('"valueQuantity":{"value":1E-1,"comparator":"<","unit":"x"}'), '<0.1 x'],
  ])('%s', (_, json, words) => {
    const drawnRow = rowTitled(drawText(json), 'Platelets');
    for (const text of [drawnRow.row, drawnRow.drawer, drawnRow.paper]) expect(text).toContain(words);
    expect(everywhere(drawnRow)).not.toMatch(exponent);
  });

  test('a dose, its rate and its timing, sent as texts', () => {
    const order = `{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","medicationCodeableConcept":{"text":"Morphine"},
      "dosageInstruction":[{"timing":{"repeat":{"frequency":"1E0","period":"4E0","periodUnit":"h"}},"doseAndRate":[{"doseQuantity":{"value":"1E+1","unit":"mg"},
      "rateRatio":{"numerator":{"value":"2.5E-1","unit":"mg"},"denominator":{"value":"1E0","unit":"h"}}}]}]}`;
    const [drawnRow] = drawText(order).rows;
    expect(drawnRow?.row).toContain('10 mg at 0.25 mg per 1 h, every 4 hours');
    expect(everywhere(drawnRow!)).not.toMatch(exponent);
  });

  test('a dispense and its days of supply', () => {
    const dispense = `{"resourceType":"MedicationDispense","id":"d","status":"completed","medicationCodeableConcept":{"text":"Digoxin"},"whenHandedOver":"2026-11-02",
      "quantity":{"value":5.6E+1,"unit":"tablet"},"daysSupply":{"value":2.8E+1,"unit":"days"},"dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":1.25E-1,"unit":"mg"}}]}]}`;
    const [drawnRow] = drawText(dispense).rows;
    expect(drawnRow?.row).toContain('56 tablet');
    expect(drawnRow?.row).toContain('0.125 mg');
    expect(drawnRow?.drawer).toContain('28 days');
    expect(everywhere(drawnRow!)).not.toMatch(exponent);
  });

  test('a trend', () => {
    const values = ['1.5E+2', '2.0E+2', '"2.50E2"'];
    const drawnRows = drawText(
      ...values.map((value, index) => result(`"valueQuantity":{"value":${value},"unit":"10*9/L"}`, `r${index}`, `1${index}`)),
    );
    const { trend } = drawnRows.rows[0]!;
    for (const words of ['150 ×10⁹/L', '200 ×10⁹/L', '250 ×10⁹/L']) expect(trend).toContain(words);
    expect(trend).not.toMatch(exponent);
  });

  test('an answer of a form', () => {
    const form = `{"resourceType":"QuestionnaireResponse","id":"q","status":"completed","authored":"2026-11-10","item":[{"linkId":"1","text":"Score","answer":[{"valueDecimal":"1.2E+1"}]}]}`;
    expect(drawText(form).rows[0]?.drawer).toContain('Score 12');
  });

  test('FHIR in XML', () => {
    const xml = `<Observation xmlns="http://hl7.org/fhir"><id value="x"/><status value="final"/><code><text value="Platelets"/></code><valueQuantity><value value="2E+2"/><unit value="x"/></valueQuantity></Observation>`;
    expect(rowTitled(drawParsed(parseFhirXml(xml, 'R4')), 'Platelets').row).toContain('200 x');
  });

  test('C-CDA: a result, its range and a dose', () => {
    const observation = `<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/><code code="58410-2" codeSystem="2.16.840.1.113883.6.1" displayName="Blood count"/><statusCode code="completed"/><component>
      <observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/><id root="1.2.3" extension="plt"/><code code="777-3" codeSystem="2.16.840.1.113883.6.1" displayName="Platelets"/>
      <statusCode code="completed"/><effectiveTime value="20261110"/><value xsi:type="PQ" value="2E+2" unit="10*9/L"/>
      <referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="1.5E+2" unit="10*9/L"/><high value="4E+2" unit="10*9/L"/></value></observationRange></referenceRange></observation></component></organizer>`;
    const dose = `<substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="2.16.840.1.113883.10.20.22.4.16"/><id root="1.2.3" extension="med"/><statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20261101"/></effectiveTime>
      <doseQuantity value="2.5E-1" unit="mg"/><consumable><manufacturedProduct classCode="MANU"><templateId root="2.16.840.1.113883.10.20.22.4.23"/><manufacturedMaterial><code code="3407" codeSystem="2.16.840.1.113883.6.88" displayName="Digoxin"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`;
    const results = drawRows(entriesIn(documentIn(withEntries('30954-2', observation))));
    const all = results.rows.map(everywhere).join('\n');
    expect(all).toContain('200 ×10⁹/L');
    expect(all).toContain('150–400');
    const medicines = drawRows(entriesIn(documentIn(withEntries('10160-0', dose))));
    expect(medicines.rows[0]?.row).toContain('0.25 mg');
    for (const text of [all, ...medicines.rows.map(everywhere)]) expect(text.replaceAll(/Where from.*/g, '')).not.toMatch(exponent);
  });
});

describe('H41 texts that only look like numbers stay as they were sent', () => {
  test.each([
    ['a text value', result('"valueString":"1E+1"'), '1E+1'],
    ['a culture', result('"valueString":"E. coli 10E5 CFU"'), 'E. coli 10E5 CFU'],
    ['a batch', '{"resourceType":"Immunization","id":"i","status":"completed","vaccineCode":{"text":"MMR"},"lotNumber":"12E4"}', '12E4'],
    ['a number beyond figures', result('"valueQuantity":{"value":1E400,"unit":"mg"}'), '1E400 mg'],
    ['trailing zeros', result('"valueQuantity":{"value":25.0,"unit":"mg"}'), '25.0 mg'],
    ['a grade', result('"valueCodeableConcept":{"text":"Grade 2E1"}'), 'Grade 2E1'],
  ])('%s', (_, json, words) => {
    expect(everywhere(drawText(json).rows[0]!)).toContain(words);
  });
});

test('H06 a second value in one resource is drawn too', () => {
  const { drawer } = rowTitled(drawText(result('"valueQuantity":{"value":5,"unit":"x"},"valueString":"haemolysed"')), 'Platelets');
  expect(drawer).toContain('Platelets Value also sent haemolysed');
  const equal = rowTitled(drawText(result('"valueInteger":5,"valueQuantity":{"value":5.0,"unit":"{score}"}')), 'Platelets');
  expect(equal.drawer).not.toContain('also sent');
});
