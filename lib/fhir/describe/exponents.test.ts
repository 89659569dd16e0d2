import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';

/** Everything of the entry that is drawn or compared, as one text: the JSON is read as a server sends it. */
function drawn(json: string): string {
  const resource = objectOf(parseFhir(json));
  return JSON.stringify(entryOf({ resourceType: 'Observation', id: '1', status: 'final', ...resource }));
}

const exponent = /\d[eE][+-]?\d/;
const mmHg = '"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"';

test.each([
  [
    'components',
    `{"code":{"text":"BP"},"component":[{"code":{"text":"Systolic"},"valueQuantity":{"value":1.2E+2,${mmHg}}},{"code":{"text":"Diastolic"},"valueQuantity":{"value":8.0e1,${mmHg}}}]}`,
    ['"value":"120"', '"value":"80"', 'Systolic 120 mmHg, Diastolic 80 mmHg'],
  ],
  [
    'a result and its range',
    '{"code":{"text":"Platelets"},"valueQuantity":{"value":2E+2,"unit":"x"},"referenceRange":[{"low":{"value":1.50E+2,"unit":"x"},"high":{"value":4E+2,"unit":"x"}}]}',
    ['ref 150–400', '"value":"200"'],
  ],
  ['a ratio', '{"code":{"text":"Titre"},"valueRatio":{"numerator":{"value":1.0E0},"denominator":{"value":1.28E+2}}}', ['1.0 : 128']],
  ['a count', '{"code":{"text":"Cigarettes"},"valueInteger":1E+1}', ['"value":"10"']],
  [
    'a dose',
    '{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"Morphine"},"dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":4E0,"periodUnit":"h"}},"doseAndRate":[{"doseQuantity":{"value":1E+1,"unit":"mg"}}]}]}',
    ['10 mg'],
  ],
  [
    'a small dose',
    '{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"Digoxin"},"dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":2.5E-1,"unit":"mg"}}]}]}',
    ['0.25 mg'],
  ],
  [
    'a fact',
    '{"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"Weight"},"target":[{"detailQuantity":{"value":7.0E+1,"unit":"kg"}}]}',
    ['70 kg'],
  ],
])('H17 %s has digits where exponents were sent', (_, json, texts) => {
  const text = drawn(json);
  expect(text).not.toMatch(exponent);
  for (const expected of texts) expect(text).toContain(expected);
});

test.each([
  ['{"code":{"text":"Titre"},"valueString":"1E+1"}', '"text":"1E+1"'],
  ['{"code":{"text":"Culture"},"valueString":"E+ seen, 12E4"}', 'E+ seen, 12E4'],
  ['{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"MMR"},"lotNumber":"12E4"}', '12E4'],
  ['{"code":{"text":"X"},"identifier":[{"system":"https://lab.test","value":"12E4"}]}', '12E4'],
  ['{"code":{"text":"X"},"valueQuantity":{"value":1E400,"unit":"mg"}}', '1E400'],
  ['{"code":{"text":"X"},"valueQuantity":{"value":25.0,"unit":"mg"}}', '"value":"25.0"'],
])('H17 %s keeps what was sent', (json, expected) => {
  expect(drawn(json)).toContain(expected);
});
