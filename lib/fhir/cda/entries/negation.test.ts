import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, rowsIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id, sct, template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import { allergyConcern, medicine, problemConcern, resultObservation, vaccine } from '#/lib/fhir/cda/fixtures/statements.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const drug = (code: string): string =>
  `<consumable><manufacturedProduct><manufacturedMaterial>${code}</manufacturedMaterial></manufacturedProduct></consumable>`;

describe('H11 a statement and its denial', () => {
  const simvastatin = { key: 'm', name: 'simvastatin 40 mg tablet', rxnorm: '198211', from: '20250101' };
  const asthma = { key: 'p', sct: ['195967001', 'Asthma'], from: '2020' } as const;
  const latex = { key: 'a', rxnorm: ['1314891', 'latex'] } as const;
  const flu = { key: 'v', cvx: ['88', 'Influenza vaccine'], date: '20261003' } as const;
  const hip = (negated: string): string =>
    `<procedure classCode="PROC" moodCode="EVN"${negated}>${template(`${root}.14`)}${id('x')}<code code="52734007" codeSystem="2.16.840.1.113883.6.96" displayName="Hip replacement"/><statusCode code="completed"/><effectiveTime value="20180612"/></procedure>`;
  const scan = (negated: string): string =>
    `<act classCode="ACT" moodCode="RQO"${negated}>${template(`${root}.39`)}${id('s')}<code code="77477000" codeSystem="2.16.840.1.113883.6.96" displayName="CT scan"/><statusCode code="active"/></act>`;

  test.each<[string, string, string, string, string]>([
    [
      'allergy',
      '48765-2',
      allergyConcern(latex),
      allergyConcern({ ...latex, negated: true }),
      'allergies | latex | affirmed | active | 2026-01-10 recorded → allergies | Ruled out: latex | denied | refuted | 2026-01-10 recorded',
    ],
    [
      'problem',
      '11450-4',
      problemConcern(asthma),
      problemConcern({ ...asthma, negated: true }),
      'problems | Asthma | affirmed | active | 2020 onset → problems | Ruled out: Asthma | denied | refuted | 2020 onset',
    ],
    [
      'medicine taken',
      '10160-0',
      medicine(simvastatin),
      medicine({ ...simvastatin, negated: true }),
      'medications | simvastatin 40 mg tablet, oral, from 2025-01-01 | affirmed | active | 2025-01-01… effective → medications | Not taken: simvastatin 40 mg tablet, oral, from 2025-01-01 | denied | not-taken | 2025-01-01… effective',
    ],
    [
      'medicine ordered',
      '10160-0',
      medicine({ ...simvastatin, mood: 'INT' }),
      medicine({ ...simvastatin, mood: 'INT', negated: true }),
      'medications | simvastatin 40 mg tablet, oral, from 2025-01-01 | affirmed | active | 2025-01-01 authored → medications | Do not give: simvastatin 40 mg tablet, oral, from 2025-01-01 | denied | active | 2025-01-01 authored',
    ],
    [
      'medicine given',
      '29549-3',
      medicine({ ...simvastatin, status: 'completed' }),
      medicine({ ...simvastatin, status: 'completed', negated: true }),
      'medications | simvastatin 40 mg tablet, oral | affirmed | completed | 2025-01-01 effective → medications | Not given: simvastatin 40 mg tablet, oral | denied | not-done | 2025-01-01 effective',
    ],
    [
      'vaccine',
      '11369-6',
      vaccine(flu),
      vaccine({ ...flu, refused: ['PATOBJ', 'patient objection'] }),
      'immunizations | Influenza vaccine | affirmed | completed | 2026-10-03 occurred → immunizations | Influenza vaccine: not given | denied | not-done | 2026-10-03 occurred',
    ],
    [
      'procedure',
      '47519-4',
      hip(''),
      hip(' negationInd="true"'),
      'procedures | Hip replacement | affirmed | completed | 2018-06-12 performed → procedures | Hip replacement: not done | denied | not-done | 2018-06-12 performed',
    ],
    [
      'request',
      '18776-5',
      scan(''),
      scan(' negationInd="true"'),
      'requests | Requested: CT scan | affirmed | active | undated → requests | Do not perform: CT scan | denied | active | undated',
    ],
  ])('%s', (_, section, positive, negative, expected) => {
    expect(rowsIn(withEntries(section, positive, negative)).join(' → ')).toBe(expected);
    // A neighbour's denial changes nothing of the statement, whichever comes first.
    expect(
      rowsIn(withEntries(section, negative, positive))
        .toReversed()
        .join(' → '),
    ).toBe(expected);
  });

  test('a negated result names its denial, and has no code that would join it to its opposite', () => {
    const ecoli = resultObservation({
      key: 'r',
      loinc: ['600-7', 'Bacteria in blood'],
      date: '20260101',
      value: sct('112283007', 'E. coli'),
    });
    const denied = ecoli.replace('moodCode="EVN"', 'moodCode="EVN" negationInd="true"');
    const [entry] = entriesIn(documentIn(withEntries('30954-2', denied)));
    expect({ title: entry?.title, codings: entry?.code?.codings, text: entry?.text }).toEqual({
      title: 'Not the case: Bacteria in blood',
      codings: [],
      text: ['The source states that this is not the case: Bacteria in blood'],
    });
  });

  test('a negated act around a problem is not opened: what it denies never stands alone', () => {
    const concern = problemConcern(asthma).replace('moodCode="EVN"', 'moodCode="EVN" negationInd="true"');
    const entries = entriesIn(documentIn(withEntries('11450-4', concern)));
    expect(entries.map(({ kind, title }) => [kind, title])).toEqual([['observation', 'Not the case: Asthma']]);
  });

  test('a relationship that is denied relates nothing', () => {
    const indication = within(
      'RSON',
      `<observation classCode="OBS" moodCode="EVN">${template(`${root}.19`)}<code code="404684003"/>${sct('38341003', 'Hypertension')}</observation>`,
    );
    const entry = (xml: string) => documentIn(withEntries('10160-0', medicine({ ...simvastatin, rest: xml }))).resources[0]?.resource;
    expect(entry(indication)?.reasonCode).toEqual([
      { coding: [{ system: 'http://snomed.info/sct', code: '38341003', display: 'Hypertension' }] },
    ]);
    const denied = entry(indication.replace('typeCode="RSON"', 'typeCode="RSON" negationInd="true"'));
    expect([denied?.reasonCode, denied?.note]).toEqual([undefined, [{ text: 'Not related: code 404684003: Hypertension' }]]);
  });
});

describe('H13 none known, by negation or by code', () => {
  const none = (type: string): string => allergyConcern({ key: 'n', negated: true, type });
  const stated = (code: string, name: string): string =>
    allergyConcern({ key: 'c', type: code })
      .replace(/<participant typeCode="CSM">.*<\/participant>/s, '')
      .replace('displayName="Allergy"', `displayName="${name}"`);
  const nothing = medicine({ key: 'z', name: 'x', negated: true }).replace(
    /<code nullFlavor="OTH">.*?<\/code>/s,
    '<code nullFlavor="OTH"><translation code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="Drug or medicament"/></code>',
  );

  test.each([
    ['all allergies', '48765-2', none('419199007'), 'allergies | No known allergies | none-known | active | 2026-01-10 recorded'],
    ['propensity to any', '48765-2', none('420134006'), 'allergies | No known allergies | none-known | active | 2026-01-10 recorded'],
    ['drugs only', '48765-2', none('416098002'), 'allergies | No known drug allergies | denied | active | 2026-01-10 recorded'],
    ['foods only', '48765-2', none('414285001'), 'allergies | No known food allergies | denied | active | 2026-01-10 recorded'],
    [
      'by its code',
      '48765-2',
      stated('716186003', 'No known allergy'),
      'allergies | No known allergy | none-known | active | 2026-01-10 recorded',
    ],
    [
      'problems',
      '11450-4',
      problemConcern({ key: 'p', sct: ['55607006', 'Problem'], negated: true }),
      'problems | No known problems | none-known | active | 2025-10-04 recorded',
    ],
    [
      'problems by code',
      '11450-4',
      problemConcern({ key: 'p', sct: ['160245001', 'No current problems or disability'] }),
      'problems | No current problems or disability | none-known | active | 2025-10-04 recorded',
    ],
    ['medicines', '10160-0', nothing, 'medications | No known medications, oral | none-known | active | undated'],
  ])('%s', (_, section, entry, row) => {
    expect(rowsIn(withEntries(section, entry))).toEqual([row]);
  });

  test.each([
    ['<code nullFlavor="UNK"/>', 'Medicine not named, oral'],
    ['<code nullFlavor="ASKU"/>', 'Medicine: asked, not known, oral'],
    ['<code nullFlavor="MSK"/>', 'Medicine: withheld by the source, oral'],
    ['<code/>', 'Medicine not named, oral'],
  ])('a medicine without a name is not "none": %s', (code, title) => {
    const one = medicine({ key: 'u', name: 'x' }).replace(/<code nullFlavor="OTH">.*?<\/code>/s, code);
    expect(entriesIn(documentIn(withEntries('10160-0', one))).map((entry) => entry.title)).toEqual([title]);
  });

  test.each([
    [
      '48765-2',
      '91936005',
      'Allergy to penicillin',
      'allergies | Ruled out: Allergy to penicillin | denied | refuted | 2026-01-10 recorded',
    ],
    ['48765-2', '59037007', 'Drug intolerance', 'allergies | Ruled out: Drug intolerance | denied | refuted | 2026-01-10 recorded'],
    ['11450-4', '', '', 'problems | Problem: not known | not-known |  | 2025-10-04 recorded'],
  ])('one thing denied is never "none known": section %s, %s', (section, code, name, row) => {
    const allergy = allergyConcern({ key: 'n', negated: true, type: code }).replace('displayName="Allergy"', `displayName="${name}"`);
    const problem = problemConcern({ key: 'p', sct: ['1', 'x'], negated: true }).replace(
      'code="1" codeSystem="2.16.840.1.113883.6.96" displayName="x"',
      'nullFlavor="UNK"',
    );
    expect(rowsIn(withEntries(section, section === '48765-2' ? allergy : problem))).toEqual([row]);
  });

  test('without its own code, a denial of drugs is never one of all allergies', () => {
    const one = `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="true">${drug('<code nullFlavor="NA"/>')}</substanceAdministration>`;
    expect(rowsIn(withEntries('10160-0', one))).toEqual(['medications | Medicine: not applicable | not-known |  | undated']);
  });
});

describe('H12 entered in error', () => {
  const nullified = (xml: string): string => xml.replace(/<statusCode code="[a-z]+"\/>/, '<statusCode code="nullified"/>');

  test.each([
    ['48765-2', nullified(allergyConcern({ key: 'a', rxnorm: ['7984', 'penicillin V'] }))],
    ['11450-4', nullified(problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }))],
    ['10160-0', nullified(medicine({ key: 'm', name: 'simvastatin' }))],
    ['11369-6', nullified(vaccine({ key: 'v', cvx: ['88', 'Influenza vaccine'], date: '2026' }))],
    ['30954-2', nullified(resultObservation({ key: 'r', loinc: ['600-7', 'Bacteria'], value: '<value xsi:type="ST">x</value>' }))],
  ])('section %s', (section, entry) => {
    expect(entriesIn(documentIn(withEntries(section, entry))).map(({ assertion }) => assertion)).toEqual(['removed']);
  });
});

describe('H30 somebody else', () => {
  const mother =
    '<subject><relatedSubject classCode="PRS"><code code="MTH" codeSystem="2.16.840.1.113883.5.111" displayName="mother"/></relatedSubject></subject>';
  const about = (xml: string, tag: string): string => xml.replace(`</${tag}>`, `${mother}</${tag}>`);

  test.each([
    [
      '11450-4',
      about(problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }), 'observation'),
      'family-history | Family history, mother: Asthma',
    ],
    ['48765-2', about(allergyConcern({ key: 'a', rxnorm: ['7984', 'penicillin V'] }), 'act'), 'other | penicillin V (of mother)'],
    ['10160-0', about(medicine({ key: 'm', name: 'simvastatin' }), 'substanceAdministration'), 'other | simvastatin (of mother)'],
    [
      '30954-2',
      about(
        resultObservation({ key: 'r', loinc: ['11778-8', 'Due date'], value: '<value xsi:type="TS" value="20270101"/>' }),
        'observation',
      ),
      'results | Due date (of mother)',
    ],
  ])('never an entry of the patient: section %s', (section, entry, row) => {
    expect(entriesIn(documentIn(withEntries(section, entry))).map(({ category, title }) => `${category} | ${title}`)).toEqual([row]);
  });
});

describe('H11 what is planned is never done', () => {
  test.each([
    ['INT', 'requests | Planned: Colonoscopy'],
    ['RQO', 'requests | Requested: Colonoscopy'],
    ['PRP', 'requests | Proposed: Colonoscopy'],
    ['PRMS', 'requests | Planned: Colonoscopy'],
    ['GOL', 'care-plans | Goal: Colonoscopy'],
  ])('a procedure template with mood %s in the list of procedures', (mood, row) => {
    const one = `<procedure classCode="PROC" moodCode="${mood}">${template(`${root}.14`)}${id('x')}<code code="73761001" codeSystem="2.16.840.1.113883.6.96" displayName="Colonoscopy"/><statusCode code="active"/></procedure>`;
    expect(entriesIn(documentIn(withEntries('47519-4', one))).map(({ category, title }) => `${category} | ${title}`)).toEqual([row]);
  });

  test('an event in the plan that is not completed is planned; a planned medicine or vaccine is proposed', () => {
    const act = (status: string): string =>
      `<act classCode="ACT" moodCode="EVN"><code code="1" codeSystem="1.2.3" displayName="Physiotherapy"/><statusCode code="${status}"/></act>`;
    const pill = medicine({ key: 'm', name: 'simvastatin', mood: 'INT' });
    const jab = vaccine({ key: 'v', cvx: ['88', 'Influenza vaccine'], date: '2027' }).replace('moodCode="EVN"', 'moodCode="INT"');
    const titles = entriesIn(documentIn(withEntries('18776-5', act('active'), act('completed'), pill, jab))).map(({ title }) => title);
    expect(titles).toEqual(['Planned: Physiotherapy', 'Physiotherapy', 'Proposed: simvastatin, oral', 'Proposed: Influenza vaccine, 2027']);
  });
});
