import { describe, expect, test } from 'vitest';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import { drawnEntries } from './testing/drawn-cda.tsx';
import { allergenPointsToReaction, severityBesideAllergy } from '#/lib/fhir/cda/fixtures/holt-cases.ts';
import { holtSection } from '#/lib/fhir/cda/fixtures/holt.ts';
import { id, sct, template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import {
  allergyConcern,
  medicine,
  problemConcern,
  problemObservation,
  resultObservation,
  vaccine,
} from '#/lib/fhir/cda/fixtures/statements.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const to = (words: string): string => `<originalText><reference value="#${words}"/></originalText>`;
const table = (...rows: readonly (readonly string[])[]): string =>
  `<table><tbody>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</tbody></table>`;
const cell = (key: string, words: string): string => `<td ID="${key}">${words}</td>`;
const lines = (xml: string): readonly string[] => drawnEntries(xml).map(({ line }) => line);

describe('H25 words that an entry points to never stand for another thing', () => {
  test('an allergen that points to its reaction keeps its name', () => {
    const [allergy, ...others] = drawnEntries(allergenPointsToReaction);
    expect(others).toEqual([]);
    expect(allergy?.line).toBe('Penicillin: Hives Written as: Hives began 01-Jan-2020');
    expect(allergy?.drawer).toContain('The source says this in two ways. Written as: Hives');
    expect(allergy?.drawer).toContain('Codes Penicillin G (RxNorm 7980)');
  });

  const rows = table([cell('a', 'Albuterol 2 MG Oral Tablet')], [cell('b', 'Sildenafil 20 mg oral tablet')]);
  const pointing = (name: string, words: string): string =>
    medicine({ key: name, name, rxnorm: '1' }).replace(`displayName="${name}"/>`, `displayName="${name}">${to(words)}</code>`);

  test('medicines that point to each other’s rows are not exchanged', () => {
    const drawn = lines(
      holtSection('10160-0', rows, pointing('sildenafil 20 MG Oral Tablet', 'a'), pointing('albuterol 2 MG Oral Tablet', 'b')),
    );
    expect(drawn).toEqual([
      'sildenafil 20 MG Oral Tablet, oral Written as: Albuterol 2 MG Oral Tablet No date · reported · active',
      'albuterol 2 MG Oral Tablet, oral Written as: Sildenafil 20 mg oral tablet No date · reported · active',
    ]);
  });

  test.each([
    ['equal words', 'sildenafil 20 MG Oral Tablet', 'b', 'Sildenafil 20 mg oral tablet'],
    ['a plural', 'albuterols', 'a', 'Albuterol 2 MG Oral Tablet'],
    ['the strength apart', 'albuterol 2mg', 'a', 'Albuterol 2 MG Oral Tablet'],
    ['a name with more', 'albuterol 0.09 MG/ACTUAT', 'a', 'Albuterol 2 MG Oral Tablet'],
  ])('%s are the name as written, without a mark', (_, name, words, title) => {
    expect(lines(holtSection('10160-0', rows, pointing(name, words)))).toEqual([`${title}, oral No date · reported · active`]);
  });

  test('a reader who searches for the words as written finds the entry', () => {
    const [sildenafil] = drawnEntries(holtSection('10160-0', rows, pointing('sildenafil 20 MG Oral Tablet', 'a')));
    expect(sildenafil && ['albuterol', 'sildenafil', 'codeine'].map((word) => searchFor(word).matches(sildenafil.entry))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a text that points to a neighbour’s name is no dose', () => {
    const entry = pointing('sildenafil 20 MG Oral Tablet', 'a').replace('<statusCode', '<text><reference value="#a"/></text><statusCode');
    expect(lines(holtSection('10160-0', rows, entry))).toEqual([
      'sildenafil 20 MG Oral Tablet, oral Written as: Albuterol 2 MG Oral Tablet No date · reported · active',
    ]);
  });

  test('an equal strength makes no equal medicine', () => {
    const words = table([cell('w', 'Albuterol 20mg tablet')]);
    expect(lines(holtSection('10160-0', words, pointing('sildenafil 20mg tablet', 'w')))).toEqual([
      'sildenafil 20mg tablet, oral Written as: Albuterol 20mg tablet No date · reported · active',
    ]);
  });

  test('a problem, a vaccine and a procedure that point elsewhere', () => {
    const asthma = problemConcern({ key: 'p', sct: ['195967001', 'Asthma'], words: 'w' });
    const flu = vaccine({ key: 'v', cvx: ['88', 'Influenza vaccine'], date: '20251003' }).replace(
      'displayName="Influenza vaccine"/>',
      `displayName="Influenza vaccine">${to('w')}</code>`,
    );
    const hip = `<procedure classCode="PROC" moodCode="EVN">${template(`${root}.14`)}${id('x')}<code code="52734007" codeSystem="2.16.840.1.113883.6.96" displayName="Hip replacement">${to('w')}</code><statusCode code="completed"/></procedure>`;
    const words = table([cell('w', 'Dr Ola Hart')]);
    expect([
      ...lines(holtSection('11450-4', words, asthma)),
      ...lines(holtSection('11369-6', words, flu)),
      ...lines(holtSection('47519-4', words, hip)),
    ]).toEqual([
      'Asthma Written as: Dr Ola Hart recorded 04-Oct-2025 · active',
      'Influenza vaccine Written as: Dr Ola Hart 03-Oct-2025',
      'Hip replacement Written as: Dr Ola Hart No date',
    ]);
  });

  test('a reaction and a value that point elsewhere', () => {
    const allergy = allergyConcern({ key: 'a', rxnorm: ['7984', 'penicillin V'], reaction: ['247472004', 'Hives'] }).replace(
      'displayName="Hives"/>',
      `displayName="Hives">${to('w')}</value>`,
    );
    const words = table([cell('w', 'Penicillin'), cell('n', 'Negative')]);
    expect(lines(holtSection('48765-2', words, allergy))).toEqual([
      'penicillin V: Hives Reaction written as: Penicillin recorded 10-Jan-2026 · began Jun-2009',
    ]);
    const culture = resultObservation({
      key: 'r',
      loinc: ['600-7', 'Bacteria in blood'],
      date: '20260101',
      value: sct('10828004', 'Positive'),
    });
    const drawn = lines(
      holtSection('30954-2', words, culture.replace('displayName="Positive"/>', `displayName="Positive">${to('n')}</value>`)),
    );
    expect(drawn).toEqual(['Bacteria in blood Positive Value written as: Negative 01-Jan-2026']);
  });

  test.each<[string, string, string]>([
    [
      'a translation’s name agrees',
      `<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Veetids">${to('w')}<translation code="2" codeSystem="1.2.3" displayName="penicillin V"/></code>`,
      'Penicillin No date',
    ],
    [
      'a look-alike is another thing',
      `<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillamine">${to('w')}</code>`,
      'Penicillamine Written as: Penicillin No date',
    ],
    [
      'a code without a name has only these words',
      `<code code="1" codeSystem="2.16.840.1.113883.6.88">${to('w')}</code>`,
      'Penicillin No date',
    ],
    [
      'a sort of thing is no name',
      `<code code="416098002" codeSystem="2.16.840.1.113883.6.96" displayName="Allergy to drug">${to('w')}</code>`,
      'Penicillin No date',
    ],
    [
      'words within that point nowhere are the clinician’s',
      '<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Phenoxymethylpenicillin"><originalText>The pink syrup</originalText></code>',
      'The pink syrup No date',
    ],
    [
      'words within beside a pointer are kept',
      '<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillin V"><originalText>Penicillin, as a child<reference value="#h"/></originalText></code>',
      'Penicillin, as a child Written as: Hives No date',
    ],
    [
      'the same words within and beside are one',
      '<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillin V"><originalText>PENICILLIN<reference value="#w"/></originalText></code>',
      'Penicillin No date',
    ],
    [
      'a whole row is no name',
      `<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="Codeine">${to('row')}</code>`,
      'Codeine No date',
    ],
    [
      'the name of the thing itself, of a code without one',
      `<code nullFlavor="OTH">${to('h')}</code><name>Penicillin</name>`,
      'Penicillin Written as: Hives No date',
    ],
  ])('%s', (_, code, line) => {
    const text = `<table><tbody><tr ID="row">${cell('w', 'Penicillin')}${cell('h', 'Hives')}</tr></tbody></table>`;
    const entry = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.7`)}<code code="ASSERTION"/>${sct('419199007', 'Allergy')}<participant typeCode="CSM"><participantRole><playingEntity>${code}</playingEntity></participantRole></participant></observation>`;
    expect(lines(holtSection('48765-2', text, entry))).toEqual([line]);
  });

  test('a laboratory’s abbreviation is kept beside the name and is no contradiction', () => {
    const result = resultObservation({
      key: 'r',
      loinc: ['718-7', 'Hemoglobin [Mass/volume] in Blood'],
      value: '<value xsi:type="ST">x</value>',
    });
    const [drawn] = drawnEntries(holtSection('30954-2', table([cell('w', 'HGB')]), result.replace('Blood"/>', `Blood">${to('w')}</code>`)));
    expect(drawn?.line).toBe('Hemoglobin [Mass/volume] in Blood x No date');
    expect(drawn?.drawer).toContain('Written as: HGB');
  });
});

describe('H12 a status whose words contradict its code shows both', () => {
  const asthma = { key: 'p', sct: ['195967001', 'Asthma'] } as const;
  test.each([
    [['55561003', 'Inactive'], 'Asthma Status: the code says active, the words “Inactive” recorded 04-Oct-2025 · active'],
    [['73425007', 'Active'], 'Asthma Status: the code says inactive, the words “Active” recorded 04-Oct-2025 · active'],
    [['413322009', 'Ongoing'], 'Asthma Status: the code says resolved, the words “Ongoing” recorded 04-Oct-2025 · active'],
    [['73425007', 'No longer active'], 'Asthma Inactive recorded 04-Oct-2025 · inactive'],
    [['413322009', 'Resolved'], 'Asthma Resolved recorded 04-Oct-2025 · resolved'],
  ] as const)('problem: %s', (status, line) => {
    expect(lines(holtSection('11450-4', 'x', problemConcern({ ...asthma, status })))).toEqual([line]);
  });

  test('words to which the status points', () => {
    const status = problemConcern({ ...asthma, status: ['55561003', 'Active'] }).replace(
      'displayName="Active"/>',
      `displayName="Active">${to('s')}</value>`,
    );
    expect(lines(holtSection('11450-4', table([cell('s', 'Inactive')]), status))).toEqual([
      'Asthma Status: the code says active, the words “Inactive” recorded 04-Oct-2025 · active',
    ]);
  });

  test('a medicine and an allergy', () => {
    const observed = within(
      'REFR',
      `<observation classCode="OBS" moodCode="EVN">${template('2.16.840.1.113883.10.20.1.47')}<code code="33999-4"/>${sct('73425007', 'Active')}</observation>`,
    );
    const pill = medicine({ key: 'm', name: 'Codeine', rxnorm: '1', rest: observed });
    const allergy = allergyConcern({ key: 'a', rxnorm: ['1', 'Codeine'], old: true }).replace(
      'displayName="Active"',
      'displayName="Resolved"',
    );
    expect([...lines(holtSection('10160-0', 'x', pill)), ...lines(holtSection('48765-2', 'x', allergy))]).toEqual([
      'Codeine, oral Status: the code says inactive, the words “Active” No date · reported · active',
      'Codeine Status: the code says active, the words “Resolved” recorded 10-Jan-2026 · began Jun-2009',
    ]);
  });
});

describe('H17 a number in the text that differs from the value is marked', () => {
  const marked = 'The text says: ';
  test.each<[string, string, string, string, string | undefined]>([
    ['another number', '8.2', '7.2', '%', '8.2'],
    ['a decimal point that was lost', '82 %', '8.2', '%', '82 %'],
    ['in a row of the table', 'HbA1c 8.2 % (4.0-6.0) 2026-01-03', '7.2', '%', 'HbA1c 8.2 % (4.0-6.0) 2026-01-03'],
    ['the same number', '7.2 %', '7.2', '%', undefined],
    ['the same with trailing zeros', '7.20', '7.2', '%', undefined],
    ['the same, rounded', '36.7 C', '36.66667', 'Cel', undefined],
    ['one of two', '132/86 mm[Hg]', '132', 'mm[Hg]', undefined],
    ['another unit', '180 cm', '1.8', 'm', undefined],
    ['thousands with a comma', '12,000 /uL', '12000', '/uL', undefined],
    ['degrees Fahrenheit under a heading that says so', '98.6', '37', 'Cel', undefined],
    ['pounds under a heading that says so', '180', '81.6', 'kg', undefined],
    ['neither kilograms nor pounds', '160', '81.6', 'kg', '160'],
    ['a decimal comma', '7,2 %', '7.2', '%', undefined],
    ['a decimal comma of another number', '8,2 %', '7.2', '%', '8,2 %'],
    ['a range and a date alone', '4.0 - 6.0, 03 Jan 2026 10:15', '7.2', '%', undefined],
    ['a number of the name', 'Vitamin B 12', '310', 'pg/mL', undefined],
    ['a power of ten', '7.2 10*3/uL', '7.2', '10*3/uL', undefined],
  ])('%s', (_, words, value, unit, expected) => {
    const entry = resultObservation({
      key: 'r',
      loinc: ['1-8', 'Vitamin B 12'],
      value: `<value xsi:type="PQ" value="${value}" unit="${unit}"/>`,
    });
    const [line = ''] = lines(
      holtSection('30954-2', table([cell('n', words)]), entry.replace('<statusCode', '<text><reference value="#n"/></text><statusCode')),
    );
    expect(line.includes(marked)).toBe(expected !== undefined);
    if (expected !== undefined) expect(line).toContain(`${marked}${expected}`);
  });
});

test('H17 a number that was sent as text counts as one', () => {
  const entry = resultObservation({ key: 'r', loinc: ['1-8', 'Troponin'], value: '<value xsi:type="ST">13</value>' });
  const withText = (words: string): readonly string[] =>
    lines(
      holtSection('30954-2', table([cell('n', words)]), entry.replace('<statusCode', '<text><reference value="#n"/></text><statusCode')),
    );
  expect([...withText('12'), ...withText('13'), ...withText('high')].map((line) => line.includes('The text says:'))).toEqual([
    true,
    false,
    false,
  ]);
});

describe('H20 what only describes its neighbour is none of its own', () => {
  const severity = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.8`)}<code code="SEV" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>${sct('255604002', 'Mild')}</observation>`;
  const penicillin = allergyConcern({ key: 'a', rxnorm: ['1', 'Penicillin'], reaction: ['247472004', 'Hives'] });
  const before = (act: string, part: string): string =>
    act.replace('<entryRelationship typeCode="SUBJ">', `${within('SUBJ', part)}<entryRelationship typeCode="SUBJ">`);
  const after = (act: string, part: string): string => act.replace('</act>', `${within('SUBJ', part)}</act>`);

  test('a severity beside an allergy belongs to it', () => {
    expect(lines(severityBesideAllergy)).toEqual(['Penicillin Severe began 01-Jan-2020']);
    expect(drawnEntries(severityBesideAllergy)[0]?.drawer).toContain('Severity: Moderate to severe');
  });

  test.each([
    ['before it', before(penicillin, severity)],
    ['after it', after(penicillin, severity)],
  ])('%s, of its reaction', (_, act) => {
    const drawn = drawnEntries(holtSection('48765-2', 'x', act));
    expect(drawn.map(({ line }) => line)).toEqual(['Penicillin: Hives recorded 10-Jan-2026 · began Jun-2009']);
    expect(drawn[0]?.drawer).toContain('Severity mild');
  });

  test('of two allergies in one act it is of neither, and is no third', () => {
    const second =
      /<entryRelationship typeCode="SUBJ"><observation.*<\/observation><\/entryRelationship>/s
        .exec(penicillin)?.[0]
        .replaceAll('Penicillin', 'Codeine') ?? '';
    const drawn = drawnEntries(holtSection('48765-2', 'x', after(penicillin.replace('</act>', `${second}</act>`), severity)));
    expect(drawn.map(({ entry }) => [entry.category, entry.title])).toEqual([
      ['allergies', 'Penicillin: Hives'],
      ['allergies', 'Codeine: Hives'],
      ['other', 'Severity'],
    ]);
  });

  test('a status and a reaction beside it', () => {
    const bare = allergyConcern({ key: 'a', rxnorm: ['1', 'Penicillin'] });
    const status = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.28`)}<code code="33999-4"/>${sct('413322009', 'Resolved')}</observation>`;
    const rash = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.9`)}<code code="ASSERTION"/>${sct('271807003', 'Rash')}</observation>`;
    expect(lines(holtSection('48765-2', 'x', after(before(bare, status), rash)))).toEqual([
      'Penicillin: Rash Resolved recorded 10-Jan-2026 · began Jun-2009 · resolved',
    ]);
  });

  test('a severity alone in the section is said, and is no allergy', () => {
    expect(drawnEntries(holtSection('48765-2', 'x', severity)).map(({ entry }) => entry.category)).toEqual(['other']);
  });

  test('a severity beside a problem belongs to it', () => {
    const act = after(problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }), severity);
    const drawn = drawnEntries(holtSection('11450-4', 'x', act));
    expect(drawn.map(({ entry }) => [entry.category, entry.title])).toEqual([['problems', 'Asthma']]);
    expect(drawn[0]?.drawer).toContain('Severity Mild');
  });

  test('two problems of one concern stay two', () => {
    const second = within('SUBJ', problemObservation({ key: 'q', sct: ['38341003', 'Hypertension'] }));
    const act = problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }).replace('</act>', `${second}</act>`);
    expect(drawnEntries(holtSection('11450-4', 'x', act)).map(({ entry }) => entry.title)).toEqual(['Asthma', 'Hypertension']);
  });
});

describe('H25 a value that a code calls unknown, and words that have it', () => {
  const glucose = (words: string, value = '<value xsi:type="PQ" nullFlavor="UNK"/>'): string | undefined => {
    const result = resultObservation({ key: 'r', loinc: ['2345-7', 'Glucose'], value });
    const pointing = result.replace('<statusCode', '<text><reference value="#w"/></text><statusCode');
    return lines(holtSection('30954-2', table([cell('w', words)]), pointing))[0];
  };

  test.each([
    ['17.1 mmol/L (H)', 'The text says: 17.1 mmol/L (H)'],
    ['Glucose 17.1 mmol/L', 'The text says: Glucose 17.1 mmol/L'],
    ['Haemolysed', 'The text says: Haemolysed'],
  ])('“%s” stands on the row', (words, line) => {
    expect(glucose(words)).toContain(`Glucose Not known ${line}`);
  });

  test.each(['Glucose', 'Not recorded', 'N/A', '-'])('“%s” adds nothing', (words) => {
    expect(glucose(words)).not.toContain('The text says');
  });

  test('a value that was sent is the value', () => {
    expect(glucose('17.1 mmol/L', '<value xsi:type="PQ" value="17.1" unit="mmol/L"/>')).not.toContain('The text says');
  });
});

describe('H12 ends that are no end', () => {
  const ended = (to: string): string | undefined =>
    lines(holtSection('11450-4', 'x', problemConcern({ key: 'p', sct: ['195967001', 'Asthma'], from: '2020', to })))[0];
  test.each([
    ['99991231', 'Asthma began 2020 · recorded 04-Oct-2025 · active'],
    ['99991231235959+0000', 'Asthma began 2020 · recorded 04-Oct-2025 · active'],
    ['20991231', 'Asthma began 2020 · recorded 04-Oct-2025 · ended 31-Dec-2099 · active'],
    ['20210301', 'Asthma Resolved began 2020 · recorded 04-Oct-2025 · ended 01-Mar-2021 · resolved'],
    ['2026', 'Asthma Resolved began 2020 · recorded 04-Oct-2025 · ended 2026 · resolved'],
  ])('%s', (to, line) => {
    expect(ended(to)).toBe(line);
  });
});
