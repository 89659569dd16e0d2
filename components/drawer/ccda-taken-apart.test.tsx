import { describe, expect, test } from 'vitest';
import { drawnEntries } from './testing/drawn-cda.tsx';
import { documentIn } from '#/lib/fhir/cda/fixtures/rows.ts';
import { implantOfUnnamedProcedure, plainTextBody } from '#/lib/fhir/cda/fixtures/holt-cases.ts';
import { holtSection } from '#/lib/fhir/cda/fixtures/holt.ts';
import { id, template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import { medicine, problemConcern, resultObservation } from '#/lib/fhir/cda/fixtures/statements.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const fda = '2.16.840.1.113883.3.3719';
const rowsOf = (xml: string): readonly string[] => drawnEntries(xml).map(({ entry, line }) => `${entry.category} | ${line}`);

interface Implant {
  readonly code?: string;
  readonly device?: string;
  /** Ids of the device. */
  readonly ids?: string;
  readonly attributes?: string;
  readonly status?: string;
  readonly site?: string;
  readonly date?: string;
}

function implant({ code, device, ids, attributes = ' moodCode="EVN"', status = 'completed', site, date = '20160413' }: Implant): string {
  const name = device ?? '<code code="1" codeSystem="2.16.840.1.113883.6.96" displayName="Knee prosthesis"/>';
  const target =
    site ??
    '<targetSiteCode code="72696002" codeSystem="2.16.840.1.113883.6.96" displayName="Knee region structure"><qualifier><name code="272741003"/><value code="7771000" displayName="Left"/></qualifier></targetSiteCode>';
  return `<procedure classCode="PROC"${attributes}>${template(`${root}.14`)}${id('x')}${code ?? '<code nullFlavor="UNK"/>'}<statusCode code="${status}"/><effectiveTime value="${date}"/>${target}<participant typeCode="DEV"><participantRole classCode="MANU">${ids ?? `<id root="${fda}" extension="(01)00844588003288(21)77"/>`}<playingDevice>${name}</playingDevice><scopingEntity><id root="${fda}"/></scopingEntity></participantRole></participant></procedure>`;
}
const implants = (...all: readonly Implant[]): string => holtSection('46264-8', 'x', ...all.map(implant));

describe('H06 devices of procedures that name nothing', () => {
  test('the implant of an unnamed procedure is an entry with UDI, site and date', () => {
    const [device, ...others] = drawnEntries(implantOfUnnamedProcedure);
    expect(others).toEqual([]);
    expect(device?.entry.category).toBe('devices');
    expect(device?.line).toBe('Knee prosthesis, tibial part 13-Apr-2016 · Knee region structure');
    expect(device?.drawer).toContain('UDI Carrier HRF (01)00000000000000(21)123');
    expect(documentIn(implantOfUnnamedProcedure).counts).toEqual({ entries: 1, takenApart: 1 });
  });

  test('three of them are three, each with its side', () => {
    const right = '<targetSiteCode code="72696002" codeSystem="2.16.840.1.113883.6.96" displayName="Right knee"/>';
    const parts = ['tibial', 'femoral', 'patellar'].map((part) => ({
      device: `<code code="${part}" codeSystem="1.2.3" displayName="${part} part"/>`,
      ids: `<id root="${fda}" extension="(21)${part}"/>`,
    }));
    expect(rowsOf(implants(...parts.map((part, index) => (index === 2 ? { ...part, site: right } : part))))).toEqual([
      'devices | tibial part 13-Apr-2016 · Knee region structure (Left)',
      'devices | femoral part 13-Apr-2016 · Knee region structure (Left)',
      'devices | patellar part 13-Apr-2016 · Right knee',
    ]);
  });

  test('the row of a table to which an unnamed procedure points is no procedure', () => {
    const text = '<table><tbody><tr ID="row"><td>Knee prosthesis</td><td>14-Jul-2020</td></tr></tbody></table>';
    const entry = implant({})
      .replace('<statusCode', '<text><reference value="#row"/></text><statusCode')
      .replace('<effectiveTime value="20160413"/>', '<time value="20200714"/>');
    expect(rowsOf(holtSection('46264-8', text, entry))).toEqual(['devices | Knee prosthesis 14-Jul-2020 · Knee region structure (Left)']);
  });

  test.each<[string, Implant, readonly string[]]>([
    [
      'a named procedure keeps its own row',
      { code: '<code code="1" codeSystem="1.2.3" displayName="Total knee replacement"/>' },
      [
        'procedures | Total knee replacement 13-Apr-2016 · Knee region structure (Left)',
        'devices | Knee prosthesis 13-Apr-2016 · Knee region structure (Left)',
      ],
    ],
    ['a UDI alone', { device: '<code nullFlavor="UNK"/>' }, ['devices | Device: not known 13-Apr-2016 · Knee region structure (Left)']],
    [
      'one that was not done left none',
      { attributes: ' moodCode="EVN" negationInd="true"' },
      ['procedures | Knee prosthesis: not done Not done 13-Apr-2016 · Knee region structure (Left)'],
    ],
    [
      'one that is planned has left none yet',
      { attributes: ' moodCode="RQO"', status: 'active' },
      ['requests | Requested: Knee prosthesis 13-Apr-2016'],
    ],
    ['neither name nor UDI', { device: '<code/>', ids: '<id nullFlavor="UNK"/>' }, []],
  ])('%s', (_, one, rows) => {
    const drawn = rowsOf(implants(one));
    expect(drawn.map((row) => row.replace(/ · (active|completed|order).*$/, ''))).toEqual(rows);
  });

  test.each([
    ['unknown', `<id root="${fda}" extension="Unknown"/>`, undefined],
    ['UNK', `<id root="${fda}" extension="UNK"/>`, undefined],
    ['zeros', `<id root="${fda}" extension="000000"/>`, undefined],
    ['N/A', `<id root="${fda}" extension="N/A"/>`, undefined],
    ['a NullFlavor', '<id nullFlavor="UNK"/>', undefined],
    ['an OID alone', `<id root="${fda}"/>`, undefined],
    ['after an id of the maker’s own', `<id root="1.2.3" extension="77"/><id root="${fda}" extension="(01)0084"/>`, '(01)0084'],
    ['one with a zero', `<id root="${fda}" extension="(01)00000000000000(21)123"/>`, '(01)00000000000000(21)123'],
  ])('a UDI of %s', (_, ids, udi) => {
    const [drawn] = drawnEntries(implants({ ids }));
    expect(/Carrier HRF (\S+)/.exec(drawn?.drawer ?? '')?.[1]).toBe(udi);
    expect(drawn?.line).toContain('Knee prosthesis');
  });
});

describe('H06 what is named within what is not', () => {
  const named = (attributes: string): string =>
    `<act classCode="ACT"${attributes}><code code="1" codeSystem="1.2.3" displayName="Wound care"/><statusCode code="completed"/></act>`;
  const around = (tag: string, attributes: string, inner: string): string =>
    `<${tag}${attributes}><code nullFlavor="NI"/><statusCode code="completed"/>${within('COMP', inner)}</${tag}>`;

  test.each([
    ['a procedure', around('procedure', ' moodCode="EVN"', named(' moodCode="EVN"')), ['Wound care']],
    ['an act', around('act', ' moodCode="EVN"', named(' moodCode="EVN"')), ['Wound care']],
    ['an observation', around('observation', ' moodCode="EVN"', named(' moodCode="EVN"')), ['Wound care']],
    [
      'two levels',
      around('procedure', ' moodCode="EVN"', around('procedure', ' moodCode="EVN"', named(' moodCode="EVN"'))),
      ['Wound care'],
    ],
    ['a plan that holds a plan', around('procedure', ' moodCode="RQO"', named(' moodCode="RQO"')), ['Requested: Wound care']],
    ['a plan that does not say that its part has happened', around('procedure', ' moodCode="RQO"', named('')), []],
    ['what is denied is not opened', around('procedure', ' moodCode="EVN" negationInd="true"', named(' moodCode="EVN"')), []],
  ])('%s', (_, entry, titles) => {
    expect(drawnEntries(holtSection('47519-4', 'x', entry)).map(({ entry: { title } }) => title)).toEqual(titles);
  });
});

describe('H06 a contact with an id alone is a reference to one', () => {
  const contact = (inner: string): string =>
    `<encounter classCode="ENC" moodCode="EVN">${template(`${root}.49`)}${id('e1')}${inner}</encounter>`;
  const checkup = '<code code="185349003" codeSystem="2.16.840.1.113883.6.96" displayName="Check up"/>';

  test.each([
    ['an id', contact(''), []],
    ['an id and a code of no value', contact('<code nullFlavor="NI"/><statusCode code="completed"/>'), []],
    ['a name', contact(checkup), ['Check up']],
    ['a time', contact('<effectiveTime value="20260105"/>'), ['Contact of unknown type']],
  ])('%s', (_, entry, titles) => {
    expect(drawnEntries(holtSection('46240-8', 'x', entry)).map(({ entry: { title } }) => title)).toEqual(titles);
  });

  test('within a problem it is no contact', () => {
    const act = problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }).replace('</act>', `${within('COMP', contact(''))}</act>`);
    expect(rowsOf(holtSection('11450-4', 'x', act))).toEqual(['problems | Asthma recorded 04-Oct-2025 · active']);
  });
});

describe('H14 the year 0001 says nothing', () => {
  test.each(['0001', '00010101', '000101010000', '00010101000000+0000'])('%s', (when) => {
    const pill = medicine({ key: 'm', name: 'codeine', rxnorm: '1', from: when, to: when });
    const sugar = resultObservation({ key: 'r', loinc: ['1-8', 'Sugar'], date: when, value: '<value xsi:type="ST">x</value>' });
    expect([...rowsOf(holtSection('10160-0', 'x', pill)), ...rowsOf(holtSection('30954-2', 'x', sugar))]).toEqual([
      'medications | codeine, oral No date · reported · active',
      'results | Sugar x No date',
    ]);
  });

  test('the year 1901 is one', () => {
    const sugar = resultObservation({ key: 'r', loinc: ['1-8', 'Sugar'], date: '19010101', value: '<value xsi:type="ST">x</value>' });
    expect(rowsOf(holtSection('30954-2', 'x', sugar))).toEqual(['results | Sugar x 01-Jan-1901']);
  });
});

test('H27 the text of a document whose body is base64 of plain text is read', () => {
  const { readable, counts } = documentIn(plainTextBody);
  expect(JSON.stringify(readable.sections)).toContain('Allergic to penicillin.');
  expect(counts).toEqual({ entries: 0, takenApart: 0 });
});
