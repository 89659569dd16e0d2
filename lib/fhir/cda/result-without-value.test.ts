import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { organizer, resultObservation } from '#/lib/fhir/cda/fixtures/statements.ts';

const panel = '<code code="51990-0" codeSystem="2.16.840.1.113883.6.1" displayName="Basic panel"/>';
const glucose = (value: string, flag?: string): string =>
  resultObservation({ key: 'r', loinc: ['2345-7', 'Glucose'], value, ...(flag !== undefined && { flag }) });
const unnamed =
  '<observation classCode="OBS" moodCode="EVN"><code nullFlavor="NI"/><statusCode code="completed"/><value xsi:type="PQ" nullFlavor="NI"/></observation>';

/** Title and assertion of the last entry, with its words in the place of a value. */
function told(entry: string): string {
  const result = entriesIn(documentIn(withEntries('30954-2', entry))).at(-1);
  const measurement = result?.body.shape === 'measurement' ? result.body.measurement : undefined;
  return [result?.title, result?.assertion, measurement?.absent ?? 'value'].join(' | ');
}

describe('H13 a result without a value affirms none', () => {
  const table: [string, string, string][] = [
    ['no information', glucose('<value xsi:type="PQ" nullFlavor="NI"/>'), 'Glucose | not-known | No information'],
    ['asked, not known', glucose('<value xsi:type="PQ" nullFlavor="ASKU"/>'), 'Glucose | not-known | Asked, not known'],
    ['unknown, coded', glucose('<value xsi:type="CD" nullFlavor="UNK"/>'), 'Glucose | not-known | Not known'],
    ['without a name as well', unnamed, 'Result | not-known | No information'],
    // These must not change.
    ['withheld', glucose('<value xsi:type="PQ" nullFlavor="MSK"/>'), 'Glucose | affirmed | Withheld by the source'],
    ['flagged', glucose('<value xsi:type="PQ" nullFlavor="NI"/>', 'HH'), 'Glucose | affirmed | No information'],
    ['a value', glucose('<value xsi:type="PQ" value="9" unit="mmol/L"/>'), 'Glucose | affirmed | value'],
    ['no value element', glucose(''), 'Glucose | affirmed | No value sent'],
  ];
  test.each(table)('inside an organizer: %s', (_, part, words) => expect(told(organizer(1, 'o', panel, '20260101', part))).toBe(words));
  test.each(table)('alone: %s', (_, part, words) => expect(told(part)).toBe(words));
});
