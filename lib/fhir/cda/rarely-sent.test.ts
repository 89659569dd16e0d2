import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, rowsIn, withEntries, withSection } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id, sct, template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import { allergyConcern } from '#/lib/fhir/cda/fixtures/statements.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const drug = (name: string): string =>
  `<consumable><manufacturedProduct><manufacturedMaterial><code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="${name}"/></manufacturedMaterial></manufacturedProduct></consumable>`;
const taken = (times: string): string =>
  withEntries(
    '10160-0',
    `<substanceAdministration classCode="SBADM" moodCode="EVN">${template(`${root}.16`)}${id('m')}<statusCode code="active"/>${times}${drug('methotrexate')}</substanceAdministration>`,
  );
const titleOf = (xml: string): string => entriesIn(documentIn(xml))[0]?.title ?? '';
const result = (value: string): string =>
  withEntries(
    '30954-2',
    `<observation classCode="OBS" moodCode="EVN">${template(`${root}.2`)}${id('o')}<code code="1" displayName="Count"/><statusCode code="completed"/>${value}</observation>`,
  );

describe('H11 what was not done leaves nothing behind', () => {
  const pacemaker = (negated: string, status: string): string =>
    withEntries(
      '47519-4',
      `<procedure classCode="PROC" moodCode="EVN"${negated}>${template(`${root}.14`)}${id('x')}${sct('307280005', 'Pacemaker insertion', 'code')}<statusCode code="${status}"/>
<participant typeCode="DEV"><participantRole classCode="MANU"><id root="1.2.3" extension="(01)123"/><playingDevice>${sct('14106009', 'Pacemaker', 'code')}</playingDevice></participantRole></participant>
${within('COMP', `<substanceAdministration classCode="SBADM" moodCode="EVN">${template(`${root}.16`)}${id('m1')}<statusCode code="completed"/>${drug('propofol')}</substanceAdministration>`)}</procedure>`,
    );

  test.each([
    [' negationInd="true"', 'completed', ['Pacemaker insertion: not done']],
    ['', 'cancelled', ['Pacemaker insertion: not done']],
    ['', 'completed', ['Pacemaker insertion', 'Pacemaker', 'propofol']],
  ])('a procedure (%s, %s) gives %j', (negated, status, titles) => {
    const document = documentIn(pacemaker(negated, status));
    expect(entriesIn(document).map(({ title }) => title)).toEqual(titles);
    // The section's content is still said.
    expect(JSON.stringify(document.resources)).toContain('propofol');
  });

  test('H06 a denied concern says what it denies', () => {
    const concern = allergyConcern({ key: 'a', rxnorm: ['7980', 'penicillin'] });
    const [entry] = entriesIn(documentIn(withEntries('48765-2', concern.replace('moodCode="EVN">', 'moodCode="EVN" negationInd="true">'))));
    expect(entry?.category).not.toBe('allergies');
    expect(entry?.text?.join(' ')).toContain('penicillin');
  });

  test('a result that is only asked for is a request', () => {
    const asked = `<observation classCode="OBS" moodCode="RQO">${template(`${root}.2`)}<code code="2160-0" codeSystem="2.16.840.1.113883.6.1" displayName="Creatinine"/><statusCode code="active"/></observation>`;
    const panel = `<organizer classCode="BATTERY" moodCode="EVN">${template(`${root}.1`)}<id root="1.2.3"/><code code="1" codeSystem="2.16.840.1.113883.6.1" displayName="Panel"/><statusCode code="active"/><component>${asked}</component></organizer>`;
    expect(entriesIn(documentIn(withEntries('30954-2', panel))).map(({ resourceType }) => resourceType)).toEqual([
      'DiagnosticReport',
      'ServiceRequest',
    ]);
  });

  test('deleted words are no name', () => {
    const allergen =
      '<participant typeCode="CSM"><participantRole><playingEntity><code nullFlavor="UNK"><originalText><reference value="#t1"/></originalText></code></playingEntity></participantRole></participant>';
    const statement = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.7`)}${id('z')}<code code="ASSERTION"/><statusCode code="completed"/>${sct('419199007', 'Allergy')}${allergen}</observation>`;
    const text =
      '<paragraph ID="t1"><content revised="delete">Penicillin</content><content revised="insert">Amoxicillin</content></paragraph>';
    expect(titleOf(withSection('48765-2', text, statement))).toBe('Amoxicillin');
  });
});

describe('H06 H17 nothing of a statement is lost', () => {
  const from = '<effectiveTime xsi:type="IVL_TS"><low value="20240101"/></effectiveTime>';
  const every = (value: string, unit: string): string =>
    `<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="${value}" unit="${unit}"/></effectiveTime>`;

  test.each([
    ['two rhythms', from + every('12', 'h') + every('1', 'wk'), 'methotrexate, every 12 hours and every 1 week, from 2024-01-01'],
    [
      'several days',
      '<effectiveTime value="20240101"/><effectiveTime operator="A" value="20240108"/>',
      'methotrexate, 2024-01-01, 2024-01-08',
    ],
    [
      'an hour before meals',
      `${from}<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="AC"/><offset><low value="-1" unit="h"/></offset></effectiveTime>`,
      'methotrexate, 60 minutes before meals, from 2024-01-01',
    ],
  ])('%s', (_, times, title) => {
    expect(titleOf(taken(times))).toBe(title);
  });

  test('the side of a problem, by its code alone', () => {
    const value = `<value xsi:type="CD" code="128045006" codeSystem="2.16.840.1.113883.6.96" displayName="Cellulitis"><qualifier><name code="272741003" displayName="Laterality"/><value code="7771000" codeSystem="2.16.840.1.113883.6.96"/></qualifier></value>`;
    const statement = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.4`)}${id('p')}<code code="55607006"/><statusCode code="completed"/>${value}</observation>`;
    expect(titleOf(withEntries('11450-4', statement))).toBe('Cellulitis (Laterality: left)');
  });

  test('a number in another unit than UCUM has', () => {
    const value =
      '<value xsi:type="PQ" nullFlavor="OTH"><translation nullFlavor="OTH" value="300"><originalText>spots</originalText></translation></value>';
    expect(entriesIn(documentIn(result(value)))[0]?.body).toMatchObject({
      measurement: { value: { type: 'quantity', quantity: { value: '300', unit: 'spots' } } },
    });
    expect(rowsIn(result(value))).toHaveLength(1);
  });
});
