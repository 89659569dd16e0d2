import { expect, test } from 'vitest';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id, sct } from '#/lib/fhir/cda/fixtures/shell.ts';

const entriesOf = (code: string, ...entries: readonly string[]) => entriesIn(documentIn(withEntries(code, ...entries)));
const performer = (name: string): string =>
  `<performer><assignedEntity><id nullFlavor="NI"/><assignedPerson><name>${name}</name></assignedPerson></assignedEntity></performer>`;
const medicine =
  '<consumable><manufacturedProduct><manufacturedMaterial><code nullFlavor="OTH"><originalText>Ramipril 5 mg</originalText></code></manufacturedMaterial></manufacturedProduct></consumable>';

test('H06 how a procedure was done is said', () => {
  const [entry] = entriesOf(
    '47519-4',
    `<procedure classCode="PROC" moodCode="EVN">${id('p')}${sct('80146002', 'Appendicectomy', 'code')}<statusCode code="completed"/>${sct('51316009', 'Laparoscopic procedure', 'methodCode')}</procedure>`,
  );
  expect(entry?.text).toContain('Method: Laparoscopic procedure');
});

test.each(['EVN', 'INT'])('H06 who carried out a medication activity (%s) is said', (mood) => {
  const [entry] = entriesOf(
    '10160-0',
    `<substanceAdministration classCode="SBADM" moodCode="${mood}">${id('m')}<statusCode code="active"/>${medicine}${performer('Nurse Ada Lind')}</substanceAdministration>`,
  );
  expect(JSON.stringify([entry?.text, entry?.facts])).toContain('Nurse Ada Lind');
});

test.each([
  ['30954-2', 'code="58410-2" codeSystem="2.16.840.1.113883.6.1" displayName="Full blood count"', 'results'],
  ['18748-4', 'code="36643-5" codeSystem="2.16.840.1.113883.6.1" displayName="Chest X-ray"', 'imaging'],
  ['30954-2', 'code="363679005" codeSystem="2.16.840.1.113883.6.96" displayName="Imaging"', 'imaging'],
  ['27898-6', 'code="60567-5" codeSystem="2.16.840.1.113883.6.1" displayName="Pathology report"', 'results'],
])('a report of section %s, %s, is shown in %s', (section, code, category) => {
  const [report, result] = entriesOf(
    section,
    `<organizer classCode="BATTERY" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/>${id('o')}<code ${code}/><statusCode code="completed"/><component><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/>${id('r')}<code code="1" codeSystem="2.16.840.1.113883.6.1" displayName="Finding"/><statusCode code="completed"/><effectiveTime value="20261101"/><value xsi:type="ST">clear</value></observation></component></organizer>`,
  );
  expect([report?.category, result?.category]).toEqual([category, category]);
});
