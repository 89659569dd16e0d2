import { describe, expect, test } from 'vitest';
import { drawnEntries } from './testing/drawn-cda.tsx';
import { documentIn, entriesIn } from '#/lib/fhir/cda/fixtures/rows.ts';
import { noData, noVaccineAdministered } from '#/lib/fhir/cda/fixtures/holt-cases.ts';
import { holtSection } from '#/lib/fhir/cda/fixtures/holt.ts';
import { id, sct, template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import { allergyConcern, medicine, problemConcern, resultObservation, vaccine } from '#/lib/fhir/cda/fixtures/statements.ts';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const rowsOf = (xml: string): readonly string[] =>
  drawnEntries(xml).map(({ entry }) => `${entry.category} | ${entry.assertion} | ${entry.title}`);
const labelOf = (xml: string): string => allergyLabel(timelineOf({ source: source('s'), entries: entriesIn(documentIn(xml)) })).label;

/** An allergy whose allergen is the given code, of the given sort. */
const allergy = (
  code: string,
  more: { readonly negated?: true; readonly type?: string; readonly status?: 'active' | 'completed'; readonly attributes?: string } = {},
): string =>
  allergyConcern({
    key: 'a',
    rxnorm: ['1', 'x'],
    type: more.type ?? '419199007',
    ...(more.negated && { negated: true }),
    ...(more.status && { status: more.status }),
  })
    .replace(/<code code="1"[^>]*><\/code>/, code)
    .replace('<observation classCode="OBS" moodCode="EVN"', `<observation classCode="OBS" moodCode="EVN"${more.attributes ?? ''}`);
const pill = (code: string, more: Partial<Parameters<typeof medicine>[0]> = {}): string =>
  medicine({ key: 'm', name: 'x', rxnorm: '1', ...more })
    .replace(/<code code="1"[^>]*\/>/, code)
    .replace(/<routeCode[^>]*\/>/, '');
const written = (words: string, flavor = 'NA'): string => `<code nullFlavor="${flavor}"><originalText>${words}</originalText></code>`;

describe('H13 codes that say that no medicine is taken are no medicine', () => {
  test.each([
    ['182849000', 'No drug therapy prescribed', 'none-known'],
    ['182904002', 'Drug treatment unknown', 'not-known'],
    ['787481004', 'No known medications', 'none-known'],
  ])('%s', (code, name, assertion) => {
    const coded = `<code code="${code}" codeSystem="2.16.840.1.113883.6.96" displayName="${name}"/>`;
    expect(rowsOf(holtSection('10160-0', 'x', pill(coded)))).toEqual([`medications | ${assertion} | ${name}`]);
  });

  test('a medicine with such words in its name is one', () => {
    expect(
      rowsOf(holtSection('10160-0', 'x', pill('<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="No Doz 200 MG"/>'))),
    ).toEqual(['medications | affirmed | No Doz 200 MG']);
  });
});

describe('H13 words of sections that seldom say that there is none', () => {
  const none = (words: string): string => `<code nullFlavor="NA"><originalText>${words}</originalText></code>`;
  const planned = (code: string): string =>
    `<observation classCode="OBS" moodCode="INT">${template(`${root}.44`)}${id('p')}${code}<statusCode code="active"/></observation>`;
  const equipment = (code: string, number = '<id nullFlavor="NI"/>'): string =>
    `<supply classCode="SPLY" moodCode="EVN">${template(`${root}.50`)}${id('s')}<statusCode code="completed"/><participant typeCode="PRD"><participantRole classCode="MANU">${number}<playingDevice>${code}</playingDevice></participantRole></participant></supply>`;
  const battery = (test: string): string =>
    `<organizer classCode="BATTERY" moodCode="EVN">${template(`${root}.1`)}${id('o')}<code code="24323-8" codeSystem="2.16.840.1.113883.6.1" displayName="Metabolic panel"/><statusCode code="completed"/><component>${test}</component></organizer>`;
  const result = (code: string, value: string): string =>
    `<observation classCode="OBS" moodCode="EVN">${template(`${root}.2`)}${id('r')}${code}<statusCode code="completed"/>${value}</observation>`;
  const noValue = '<value xsi:type="CD" nullFlavor="NI"/>';

  test.each<[string, string, string, string]>([
    ['18776-5', 'No planned tests', planned(none('No planned tests')), 'other | not-known | No planned tests'],
    ['18776-5', 'no pending orders', planned(none('No pending orders')), 'other | not-known | No pending orders'],
    ['18776-5', 'a test', planned(none('No-stress test')), 'requests | affirmed | Planned: No-stress test'],
    ['46264-8', 'no equipment', equipment(none('No DME on file')), 'other | not-known | No DME on file'],
    ['46264-8', 'equipment', equipment(none('Wheelchair')), 'devices | affirmed | Uses a device: Wheelchair'],
    ['30954-2', 'no results', result(none('No results on file'), noValue), 'results | not-known | No results on file'],
  ])('section %s: %s', (section, _, entry, row) => {
    expect(rowsOf(holtSection(section, 'x', entry))).toEqual([row]);
  });

  test('no results within a panel are none either', () => {
    const rows = rowsOf(holtSection('30954-2', 'x', battery(result(none('No results on file'), noValue))));
    expect(rows).toContain('results | not-known | No results on file');
    expect(rows.join()).not.toContain('Measurement not named');
  });

  test('an unnamed result with a value is one', () => {
    const rows = rowsOf(
      holtSection('30954-2', 'x', battery(result(none('No results on file'), '<value xsi:type="PQ" value="7" unit="mg"/>'))),
    );
    expect(rows.join()).toContain('results | affirmed | ');
  });

  test('a denied "drug or medicament" is no known medications whatever its words', () => {
    const code =
      '<code nullFlavor="OTH"><originalText>No known medications</originalText><translation code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="drug or medication"/></code>';
    expect(rowsOf(holtSection('10160-0', 'x', pill(code, { negated: true })))).toEqual(['medications | none-known | No known medications']);
  });

  test.each([
    ['55607006', 'Problem', 'problems | none-known | No known problems'],
    ['64572001', 'Disease', 'problems | none-known | No known problems'],
    ['195967001', 'Asthma', 'problems | denied | Ruled out: Asthma'],
  ])('a denied %s (%s)', (code, name, row) => {
    expect(rowsOf(holtSection('11450-4', 'x', problemConcern({ key: 'p', sct: [code, name], negated: true })))).toEqual([row]);
  });
});

describe('H13 what only says that nothing is known is neither yes nor no', () => {
  test('no data is no allergy and no medicine, and the banner follows', () => {
    expect(rowsOf(noData)).toEqual([
      'allergies | not-known | No allergy data is applicable',
      'medications | not-known | No medication data is applicable',
    ]);
    expect(labelOf(noData)).toBe('Allergies not recorded');
    expect(drawnEntries(noData)[0]?.line).toContain('No allergy data is applicable');
  });

  const asthma = problemConcern({ key: 'p', sct: ['1', 'x'] });
  const problem = (value: string): string => asthma.replace(/<value [^>]*>.*?<\/value>/s, value);
  const jab = (code: string): string =>
    vaccine({ key: 'v', cvx: ['1', 'x'], date: '20260101' })
      .replace(/<code code="1"[^>]*\/>/, code)
      .replace(' negationInd="false"', '');
  const order = (code: string): string =>
    `<act classCode="ACT" moodCode="RQO">${template(`${root}.39`)}${id('o')}${code}<statusCode code="active"/></act>`;
  const contact = (code: string, attributes = ''): string =>
    `<encounter classCode="ENC" moodCode="EVN"${attributes}>${template(`${root}.49`)}${id('e')}${code}<effectiveTime value="20260101"/></encounter>`;

  test.each<[string, string, string, readonly string[]]>([
    ['an allergen of no value', '48765-2', allergy('<code nullFlavor="NI"/>'), ['allergies | not-known | Allergy: no information']],
    ['an allergen not asked', '48765-2', allergy('<code nullFlavor="NASK"/>'), ['allergies | not-known | Allergy: not asked']],
    ['words in its place', '48765-2', allergy(written('None recorded')), ['allergies | not-known | Allergy: none recorded']],
    [
      'an allergy of no value with a name all the same',
      '48765-2',
      allergy('<code code="1" codeSystem="1.2.3" displayName="Penicillin"/>', { attributes: ' nullFlavor="NI"' }),
      ['allergies | not-known | Penicillin: no information'],
    ],
    [
      'a problem of no value',
      '11450-4',
      problem('<value xsi:type="CD" nullFlavor="NI"/>'),
      ['problems | not-known | Problem: no information'],
    ],
    [
      'a problem by words',
      '11450-4',
      problem('<value xsi:type="CD" nullFlavor="OTH"><originalText>No data</originalText></value>'),
      ['problems | not-known | Problem: no data'],
    ],
    [
      'a problem by its display',
      '11450-4',
      problem('<value xsi:type="CD" code="99" codeSystem="1.2.3" displayName="Not applicable"/>'),
      ['problems | not-known | Problem: not applicable'],
    ],
    [
      'a medicine of no value',
      '10160-0',
      pill('<code nullFlavor="UNK"/>', { from: '2025' }),
      ['medications | not-known | Medicine: not known'],
    ],
    [
      'an administration of no value',
      '10160-0',
      pill('<code nullFlavor="NI"/>').replace('moodCode="EVN"', 'moodCode="EVN" nullFlavor="NI"'),
      ['medications | not-known | Medicine: no information'],
    ],
    [
      'an order not to give nothing',
      '10160-0',
      pill(written('No Administered Medications Recorded'), { mood: 'RQO', negated: true }),
      ['medications | not-known | No Administered Medications Recorded'],
    ],
    ['a vaccine by words', '11369-6', jab(written('No immunizations on file')), ['immunizations | not-known | No immunizations on file']],
    ['an order by words', '18776-5', order(written('None recorded')), ['other | not-known | Plan: none recorded']],
    ['a contact by words', '46240-8', contact(written('No data')), ['other | not-known | Contact: no data']],
    [
      'a contact of no value',
      '46240-8',
      contact('<code nullFlavor="NI"/>', ' nullFlavor="NI"'),
      ['other | not-known | Contact: no information'],
    ],
  ])('%s', (_, section, entry, rows) => {
    expect(rowsOf(holtSection(section, 'x', entry))).toEqual(rows);
  });

  test('an entry that its source marks as no information, and that says more, says so on its row', () => {
    const sent = allergyConcern({ key: 'a', rxnorm: ['7980', 'Penicillin'], reaction: ['247472004', 'Hives'] });
    const marked = sent.replace('<observation classCode="OBS"', '<observation nullFlavor="NI" classCode="OBS"');
    const [drawn] = drawnEntries(holtSection('48765-2', 'x', marked));
    expect(drawn?.line).toContain('Penicillin: Hives The source marks this entry as “no information”');
  });

  test('an act of no value around what is said is judged by what it holds', () => {
    const act = allergyConcern({ key: 'a', rxnorm: ['7980', 'Penicillin'] }).replace(
      '<act classCode="ACT"',
      '<act nullFlavor="NI" classCode="ACT"',
    );
    expect(rowsOf(holtSection('48765-2', 'x', act))).toEqual(['allergies | affirmed | Penicillin']);
  });

  test.each<[string, string, string, string]>([
    [
      'a reaction to an unknown substance is an allergy',
      '48765-2',
      allergyConcern({ key: 'a', rxnorm: ['1', 'x'], reaction: ['247472004', 'Hives'] }).replace(
        /<code code="1"[^>]*><\/code>/,
        '<code nullFlavor="UNK"/>',
      ),
      'allergies | affirmed | ',
    ],
    [
      'a dose of an unnamed medicine is one',
      '10160-0',
      pill('<code nullFlavor="UNK"/>', { dose: '<doseQuantity value="5" unit="mL"/>' }),
      'medications | affirmed | ',
    ],
    [
      'a prescription in words names its medicine there',
      '10160-0',
      pill('<code nullFlavor="UNK"/>', {
        rest: within(
          'COMP',
          `<substanceAdministration classCode="SBADM" moodCode="EVN">${template(`${root}.147`)}<code code="76662-6"/><text>Cure-all 150, one each morning</text></substanceAdministration>`,
        ),
      }),
      'medications | affirmed | Medicine not named, Cure-all 150, one each morning',
    ],
    ['a medicine that is withheld is one', '10160-0', pill('<code nullFlavor="MSK"/>'), 'medications | affirmed | '],
    [
      'a medicine without a code is one',
      '10160-0',
      pill('<code nullFlavor="OTH"><originalText>Grandmother’s tea</originalText></code>'),
      'medications | affirmed | Grandmother’s tea',
    ],
    [
      'a name that begins with "no"',
      '10160-0',
      pill('<code code="9" codeSystem="1.2.3" displayName="Norethisterone"/>'),
      'medications | affirmed | Norethisterone',
    ],
    [
      'a problem of unknown origin',
      '11450-4',
      problem('<value xsi:type="CD" code="7" codeSystem="1.2.3" displayName="Fever of unknown origin"/>'),
      'problems | affirmed | Fever of unknown origin',
    ],
    ['a vaccine whose name is not known, with its day', '11369-6', jab('<code nullFlavor="UNK"/>'), 'immunizations | affirmed | '],
    [
      'an order against resuscitation',
      '18776-5',
      order('<code code="8" codeSystem="1.2.3" displayName="No CPR"/>'),
      'decisions | affirmed | No CPR',
    ],
  ])('%s', (_, section, entry, row) => {
    expect(rowsOf(holtSection(section, 'x', entry)).map((line) => line.slice(0, row.length))).toEqual([row]);
  });
});

describe('H13 "no known allergies", however it is sent', () => {
  const substance = '<code code="105590001" codeSystem="2.16.840.1.113883.6.96" displayName="Substance"/>';
  test.each<[string, string, string, string]>([
    ['with Substance named', allergy(substance, { negated: true }), 'allergies | none-known | No known allergies', 'No known allergies'],
    [
      'with a NullFlavor',
      allergy('<code nullFlavor="NA"/>', { negated: true }),
      'allergies | none-known | No known allergies',
      'No known allergies',
    ],
    [
      'in a concern that is completed',
      allergy(substance, { negated: true, status: 'completed' }),
      'allergies | none-known | No known allergies',
      'No known allergies',
    ],
    [
      'by words, in a completed concern',
      allergy(written('No known allergies'), { status: 'completed' }),
      'allergies | none-known | No known allergies',
      'No known allergies',
    ],
    [
      'denied twice',
      allergy(written('No known allergies'), { negated: true, type: '64572001' }),
      'allergies | none-known | No known allergies',
      'No known allergies',
    ],
    [
      'of drugs only',
      allergy('<code code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="Drug or medicament"/>', { negated: true }),
      'allergies | denied | No known drug allergies',
      'Allergies not recorded',
    ],
    [
      'of one substance only',
      allergy('<code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillin"/>', { negated: true }),
      'allergies | denied | Ruled out: Penicillin',
      'Allergies not recorded',
    ],
  ])('%s', (_, entry, row, label) => {
    const xml = holtSection('48765-2', 'x', entry);
    expect(rowsOf(xml)).toEqual([row]);
    expect(labelOf(xml)).toBe(label);
  });

  test('problems: none known in a completed concern, and denied twice', () => {
    const none = problemConcern({ key: 'p', sct: ['55607006', 'Problem'], negated: true, concern: 'completed' });
    const twice = problemConcern({ key: 'q', sct: ['160245001', 'No known problems'], negated: true });
    expect(rowsOf(holtSection('11450-4', 'x', none, twice))).toEqual([
      'problems | none-known | No known problems',
      'problems | none-known | No known problems',
    ]);
  });
});

describe('H13 none in a visit or at discharge is not none known', () => {
  const none = pill('<code code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="Drug or medicament"/>', { negated: true });
  const words = pill(written('No known medications'));
  test.each([
    ['10160-0', none, 'medications | none-known | No known medications'],
    ['10160-0', words, 'medications | none-known | No known medications'],
    ['29549-3', none, 'medications | denied | None given during this visit'],
    ['29549-3', words, 'medications | denied | During this visit: no known medications'],
    ['10183-2', none, 'medications | denied | None prescribed at discharge'],
    ['75311-1', words, 'medications | denied | At discharge: no known medications'],
    ['42346-7', none, 'medications | denied | None taken on admission'],
  ])('section %s', (section, entry, row) => {
    expect(rowsOf(holtSection(section, 'x', entry))).toEqual([row]);
  });
});

describe('H11 what is denied is denied, once', () => {
  const deny = (xml: string): string => xml.replace('moodCode="EVN"', 'moodCode="EVN" negationInd="true"');
  test.each<[string, string, string, readonly string[]]>([
    [
      'an observation',
      '30954-2',
      deny(resultObservation({ key: 'r', loinc: ['600-7', 'Bacteria in blood'], date: '20260101', value: sct('1', 'E. coli') })),
      ['results | denied | Not the case: Bacteria in blood'],
    ],
    ['a concern', '11450-4', deny(problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] })), ['other | denied | Not the case: Asthma']],
    [
      'a concern of an allergy',
      '48765-2',
      deny(allergyConcern({ key: 'a', rxnorm: ['1', 'Penicillin'] })),
      ['other | denied | Not the case: Penicillin'],
    ],
    [
      'a medicine by words that deny',
      '10160-0',
      pill(written('No current medications'), { negated: true }),
      ['medications | none-known | No current medications'],
    ],
    [
      'a procedure by words that deny',
      '47519-4',
      deny(
        `<procedure classCode="PROC" moodCode="EVN">${template(`${root}.14`)}<code nullFlavor="OTH"><originalText>No prior surgery to the knee</originalText></code><statusCode code="completed"/></procedure>`,
      ),
      ['procedures | denied | No prior surgery to the knee'],
    ],
    [
      'a social history',
      '29762-2',
      deny(
        `<observation classCode="OBS" moodCode="EVN">${template(`${root}.38`)}<code code="1" codeSystem="1.2.3" displayName="Drinks alcohol"/><statusCode code="completed"/></observation>`,
      ),
      ['social-history | denied | Not the case: Drinks alcohol'],
    ],
  ])('%s', (_, section, entry, rows) => {
    expect(rowsOf(holtSection(section, 'x', entry))).toEqual(rows);
  });

  test('what is not denied stays as it is', () => {
    const affirmed = resultObservation({ key: 'r', loinc: ['600-7', 'Bacteria in blood'], value: sct('1', 'E. coli') });
    expect(rowsOf(holtSection('30954-2', 'x', affirmed))).toEqual(['results | affirmed | Bacteria in blood']);
  });
});

describe('H11 a vaccine that was not given', () => {
  const none = (code: string, text: string): string =>
    holtSection('11369-6', text, vaccine({ key: 'v', cvx: ['998', 'x'], date: '20260101' }).replace(/<code code="998"[^>]*\/>/, code));
  const cvx = 'codeSystem="2.16.840.1.113883.12.292"';
  const pointer = '<originalText><reference value="#v"/></originalText>';

  test('says that none was given, and that words and code contradict each other', () => {
    const [drawn] = drawnEntries(noVaccineAdministered);
    expect(drawn?.entry).toMatchObject({ assertion: 'denied', title: 'no vaccine administered' });
    expect(drawn?.line).toContain('The code says that none was given, the words name a vaccine: MMR');
  });

  test.each([
    [
      'a code without a name',
      none(`<code code="998" ${cvx}>${pointer}</code>`, '<paragraph ID="v">MMR</paragraph>'),
      'No vaccine administered',
      true,
    ],
    [
      'words that agree',
      none(
        `<code code="998" ${cvx} displayName="no vaccine administered">${pointer}</code>`,
        '<paragraph ID="v">No vaccine administered today</paragraph>',
      ),
      'no vaccine administered',
      false,
    ],
    ['no words', none(`<code code="998" ${cvx}/>`, 'x'), 'No vaccine administered', false],
  ])('%s', (_, xml, title, isMarked) => {
    const [drawn] = drawnEntries(xml);
    expect(drawn?.entry).toMatchObject({ assertion: 'denied', title });
    expect(drawn?.line.includes('The code says that none was given')).toBe(isMarked);
  });
});

test('H13 a reaction that says nothing makes no allergy of what is not known', () => {
  const reaction = within(
    'MFST',
    `<observation classCode="OBS" moodCode="EVN">${template(`${root}.9`)}<code code="ASSERTION"/><value xsi:type="CD" nullFlavor="NI"/></observation>`,
  );
  const entry = allergy('<code nullFlavor="NI"/>').replace('</observation>', `${reaction}</observation>`);
  expect(rowsOf(holtSection('48765-2', 'x', entry))).toEqual(['allergies | not-known | Allergy: no information']);
});

describe('H13 none known, of vaccines, procedures and implants', () => {
  const given = (code: string, more = ''): string =>
    vaccine({ key: 'v', cvx: ['1', 'x'], date: '20260101' })
      .replace(/<code code="1"[^>]*\/>/, code)
      .replace('negationInd="false"', 'negationInd="true"')
      .replace('</substanceAdministration>', `${more}</substanceAdministration>`);
  const drug =
    '<code nullFlavor="OTH"><translation code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="Drug or medicament (substance)"/></code>';
  const refused = within(
    'RSON',
    `<observation classCode="OBS" moodCode="EVN">${template(`${root}.53`)}<code code="PATOBJ" displayName="patient objection"/></observation>`,
  );
  const procedure = (code: string, device: string): string =>
    `<procedure classCode="PROC" moodCode="EVN" negationInd="true">${template(`${root}.14`)}${code}<statusCode code="completed"/>${device === '' ? '' : `<participant typeCode="DEV"><participantRole classCode="MANU"><id nullFlavor="NA" root="2.16.840.1.113883.3.3719"/><playingDevice>${device}</playingDevice></participantRole></participant>`}</procedure>`;
  const any = '<code code="71388002" codeSystem="2.16.840.1.113883.6.96" displayName="Procedure"/>';
  const implant = '<code code="40388003" codeSystem="2.16.840.1.113883.6.96" displayName="Implant"/>';

  test.each<[string, string, string, string]>([
    ['vaccines', '11369-6', given(drug), 'immunizations | none-known | No known immunizations'],
    ['vaccines, all refused', '11369-6', given(drug, refused), 'immunizations | denied | Drug or medicament (substance): not given'],
    [
      'one vaccine',
      '11369-6',
      given('<code code="88" codeSystem="2.16.840.1.113883.12.292" displayName="Influenza vaccine"/>'),
      'immunizations | denied | Influenza vaccine: not given',
    ],
    ['implants', '46264-8', procedure(any, implant), 'devices | none-known | No known implanted devices'],
    [
      'one implant',
      '46264-8',
      procedure(any, '<code code="14106009" codeSystem="2.16.840.1.113883.6.96" displayName="Cardiac pacemaker"/>'),
      'procedures | denied | Procedure: not done',
    ],
    ['procedures', '47519-4', procedure(any, ''), 'procedures | none-known | No known procedures'],
    [
      'one procedure',
      '47519-4',
      procedure('<code code="52734007" codeSystem="2.16.840.1.113883.6.96" displayName="Hip replacement"/>', ''),
      'procedures | denied | Hip replacement: not done',
    ],
  ])('%s', (_, section, entry, row) => {
    expect(rowsOf(holtSection(section, 'x', entry))).toEqual([row]);
  });
});
