import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, rowsIn, withEntries, withSection } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id, sct, template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import {
  medicine,
  observation,
  organizer,
  problemConcern,
  problemObservation,
  resultObservation,
} from '#/lib/fhir/cda/fixtures/statements.ts';
import { entryMembers } from './members/registry.ts';
import { ccdR21 } from '#/lib/fhir/cda/fixtures/ccd-r21.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const one = (section: string, entry: string) => documentIn(withEntries(section, entry)).resources[0]?.resource;

test('every kind of entry has a fixture', () => {
  const xml = ccdR21();
  const without = entryMembers.filter(({ templates }) => ![...templates].some((oid) => xml.includes(`root="${oid}"`)));
  expect(without.map(({ name }) => name)).toEqual([]);
});

describe('H17 values as they were sent', () => {
  const result = (value: string) => {
    const [entry] = entriesIn(documentIn(withEntries('30954-2', resultObservation({ key: 'r', loinc: ['2345-7', 'Glucose'], value }))));
    return entry?.body.shape === 'measurement' ? (entry.body.measurement.value ?? entry.body.measurement.absent) : undefined;
  };
  const mmol = { unit: 'mmol/L', ucum: 'mmol/L' };

  test.each([
    ['<value xsi:type="PQ" value="5.10" unit="mmol/L"/>', { type: 'quantity', quantity: { value: '5.10', ...mmol } }],
    ['<value xsi:type="PQ" value="0012" unit="1"/>', { type: 'quantity', quantity: { value: '0012' } }],
    ['<value xsi:type="PQ" value="1e3" unit="10*9/L"/>', { type: 'quantity', quantity: { value: '1000', unit: '10*9/L', ucum: '10*9/L' } }],
    ['<value xsi:type="INT" value="7"/>', { type: 'quantity', quantity: { value: '7' } }],
    [
      '<value xsi:type="IVL_PQ"><low value="5" unit="mmol/L"/></value>',
      { type: 'quantity', quantity: { value: '5', comparator: '>=', ...mmol } },
    ],
    [
      '<value xsi:type="IVL_PQ"><low value="5" unit="mmol/L" inclusive="false"/></value>',
      { type: 'quantity', quantity: { value: '5', comparator: '>', ...mmol } },
    ],
    [
      '<value xsi:type="IVL_PQ"><high value="0.1" unit="mmol/L" inclusive="false"/></value>',
      { type: 'quantity', quantity: { value: '0.1', comparator: '<', ...mmol } },
    ],
    [
      '<value xsi:type="IVL_PQ"><high value="0.1" unit="mmol/L"/></value>',
      { type: 'quantity', quantity: { value: '0.1', comparator: '<=', ...mmol } },
    ],
    [
      '<value xsi:type="IVL_PQ"><low value="1" unit="mmol/L"/><high value="2" unit="mmol/L" inclusive="false"/></value>',
      { type: 'range', low: { value: '1', ...mmol }, high: { value: '2', comparator: '<', ...mmol } },
    ],
    ['<value xsi:type="PQ" value="trace" unit="mmol/L"/>', { type: 'text', text: 'trace mmol/L' }],
    ['<value xsi:type="ST">not seen</value>', { type: 'text', text: 'not seen' }],
    ['<value xsi:type="ED"><reference value="#v1"/></value>', 'No value sent'],
    ['<value xsi:type="BL" value="false"/>', { type: 'text', text: 'No' }],
    ['<value xsi:type="TS" value="202611"/>', { type: 'text', text: '2026-11' }],
    ['<value xsi:type="RTO"><numerator value="1"/><denominator value="128"/></value>', { type: 'text', text: '1 : 128' }],
    [
      '<value xsi:type="CD" nullFlavor="OTH"><originalText>a few</originalText></value>',
      { type: 'concept', concept: { text: 'a few', codings: [] } },
    ],
    ['<value xsi:type="PQ" nullFlavor="NI"/>', 'No information'],
    ['<value xsi:type="PQ" nullFlavor="MSK"/>', 'Withheld by the source'],
    ['<value xsi:type="PQ" nullFlavor="ASKU"/>', 'Asked, not known'],
    ['<value xsi:type="PQ" nullFlavor="XYZ"/>', 'No value (XYZ)'],
    ['', 'No value sent'],
  ])('%s', (value, expected) => {
    const found = result(value);
    const { standard: _standard, ...quantity } = typeof found === 'object' && found.type === 'quantity' ? { ...found.quantity } : {};
    const plain = typeof found === 'object' && found.type === 'quantity' ? { type: 'quantity', quantity } : found;
    expect(plain).toEqual(expected);
  });

  test('H18 range and flag stay with their result', () => {
    const [entry] = entriesIn(
      documentIn(
        withEntries(
          '30954-2',
          resultObservation({
            key: 'r',
            loinc: ['2345-7', 'Glucose'],
            value: '<value xsi:type="PQ" value="9" unit="mmol/L"/>',
            flag: 'HH',
            range: ['4.0', '7.8', 'mmol/L'],
          }),
        ),
      ),
    );
    const measurement = entry?.body.shape === 'measurement' ? entry.body.measurement : undefined;
    expect(measurement?.interpretation).toEqual({ text: 'Very high', meaning: 'very-high' });
    expect(entry?.detail).toBe('ref 4.0–7.8');
  });
});

describe('H26 words as they were written', () => {
  const codes = (text: string, code: string) => {
    const entry = `<observation classCode="OBS" moodCode="EVN">${id('x')}${code}<statusCode code="completed"/><value xsi:type="ST">v</value></observation>`;
    return documentIn(withSection('51848-0', text, entry)).resources[0]?.resource.code;
  };
  const loinc = { system: 'http://loinc.org', code: '1-8', display: 'Formal name' };
  const attributes = 'code="1-8" codeSystem="2.16.840.1.113883.6.1" displayName="Formal name"';

  test.each([
    [
      'original text by reference',
      '<content ID="n">Formal sugar</content>',
      `<code ${attributes}><originalText><reference value="#n"/></originalText></code>`,
      { coding: [loinc], text: 'Formal sugar' },
    ],
    [
      'original text by reference that shares no word with the name',
      '<content ID="n">Sugar</content>',
      `<code ${attributes}><originalText><reference value="#n"/></originalText></code>`,
      { coding: [loinc] },
    ],
    [
      'original text within',
      'x',
      `<code ${attributes}><originalText>My <b>own</b> words</originalText></code>`,
      { coding: [loinc], text: 'My own words' },
    ],
    [
      'a reference that leads nowhere',
      'x',
      `<code ${attributes}><originalText><reference value="#none"/></originalText></code>`,
      { coding: [loinc] },
    ],
    [
      'a whole row is no name',
      '<table><tbody><tr ID="n"><td>Sugar</td><td>9</td></tr></tbody></table>',
      `<code ${attributes}><originalText><reference value="#n"/></originalText></code>`,
      { coding: [loinc] },
    ],
    [
      'a whole row is better than nothing',
      '<table><tbody><tr ID="n"><td>Sugar</td><td>9</td></tr></tbody></table>',
      '<code nullFlavor="OTH"><originalText><reference value="#n"/></originalText></code>',
      { text: 'Sugar 9' },
    ],
    [
      'all translations',
      'x',
      `<code nullFlavor="OTH"><translation code="9" codeSystem="2.16.840.1.113883.6.96" displayName="A"><translation code="8" codeSystem="1.2.3"/></translation></code>`,
      {
        coding: [
          { system: 'http://snomed.info/sct', code: '9', display: 'A' },
          { system: 'urn:oid:1.2.3', code: '8' },
        ],
      },
    ],
    [
      'what a qualifier narrows',
      'x',
      `<code ${attributes}><qualifier><name code="272741003"/><value code="7771000" displayName="Left"/></qualifier></code>`,
      { coding: [loinc], text: 'Formal name (Left)' },
    ],
  ])('%s', (_, text, code, expected) => {
    expect(codes(`<paragraph>${text.startsWith('<table') ? '' : text}</paragraph>${text.startsWith('<table') ? text : ''}`, code)).toEqual(
      expected,
    );
  });
});

describe('H12 statuses', () => {
  const problem = { key: 'p', sct: ['195967001', 'Asthma'] } as const;

  test.each<[string, Partial<Parameters<typeof problemConcern>[0]>, string | undefined]>([
    ['the status observation', { concern: 'completed', status: ['55561003', 'Active'] }, 'active'],
    ['an end', { from: '2020', to: '2021', concern: 'active' }, 'resolved'],
    ['the concern', { concern: 'completed' }, 'inactive'],
    ['a word of its own', { status: ['1', 'Chronic'] }, '1'],
  ])('problem: %s', (_, more, expected) => {
    expect(entriesIn(documentIn(withEntries('11450-4', problemConcern({ ...problem, ...more }))))[0]?.clinicalStatus).toBe(expected);
  });

  test('a problem that ended at a time not known is resolved, and says so', () => {
    const entry = problemObservation({ ...problem, from: '2020' }).replace(
      '<low value="2020"/>',
      '<low value="2020"/><high nullFlavor="UNK"/>',
    );
    const [described] = entriesIn(documentIn(withEntries('11450-4', entry)));
    expect([described?.clinicalStatus, described?.facts.find(({ label }) => label.startsWith('Abatement'))?.value]).toEqual([
      'resolved',
      'not given (unknown)',
    ]);
  });

  test('H12 an unknown end of a problem whose concern is active does not end it', () => {
    const entry = problemConcern({ ...problem, from: '2020', concern: 'active' }).replaceAll(
      '<low value="2020"/>',
      '<low value="2020"/><high nullFlavor="UNK"/>',
    );
    expect(entriesIn(documentIn(withEntries('11450-4', entry)))[0]?.clinicalStatus).toBe('active');
  });

  test.each([
    ['completed', '20250101', '20250301', 'completed'],
    ['completed', '20250101', undefined, 'unknown'],
    ['completed', '20250101', '20270301', 'unknown'],
    ['active', '20250101', '20250301', 'active'],
    ['aborted', '20250101', undefined, 'stopped'],
    ['suspended', undefined, undefined, 'on-hold'],
    ['mystery', undefined, undefined, 'mystery'],
  ])('medicine: act %s from %s to %s is %s', (status, from, to, expected) => {
    const entry = medicine({ key: 'm', name: 'simvastatin', status, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
    expect(one('10160-0', entry)?.status).toBe(expected);
  });
});

describe('how a medicine is taken', () => {
  const rhythm = (xml: string): string => {
    const [entry] = entriesIn(
      documentIn(withEntries('10160-0', medicine({ key: 'm', name: 'X', rhythm: xml, dose: '<doseQuantity value="2.50" unit="mg"/>' }))),
    );
    return entry?.title ?? '';
  };
  const pivl = (inner: string, more = ''): string => `<effectiveTime xsi:type="PIVL_TS" operator="A"${more}>${inner}</effectiveTime>`;
  const eivl = (inner: string): string => `<effectiveTime xsi:type="EIVL_TS" operator="A">${inner}</effectiveTime>`;

  test.each([
    [pivl('<period value="12" unit="h"/>', ' institutionSpecified="true"'), 'X, 2.5 mg, oral, twice daily'],
    [pivl('<period value="8" unit="h"/>'), 'X, 2.5 mg, oral, every 8 hours'],
    [pivl('<period value="1" unit="d"/>'), 'X, 2.5 mg, oral, once daily'],
    [pivl('<period xsi:type="IVL_PQ"><low value="4" unit="h"/><high value="6" unit="h"/></period>'), 'X, 2.5 mg, oral, every 4 to 6 hours'],
    [eivl('<event code="ACM"/>'), 'X, 2.5 mg, oral, before breakfast'],
    [eivl('<event code="MORN"/>') + eivl('<event code="HS"/>'), 'X, 2.5 mg, oral, in the morning and at bedtime'],
    [eivl('<event code="AC"/><offset><low value="30" unit="min"/></offset>'), 'X, 2.5 mg, oral, 30 minutes before meals'],
    [
      '<effectiveTime xsi:type="SXPR_TS" operator="A"><comp xsi:type="PIVL_TS"><period value="1" unit="wk"/></comp></effectiveTime>',
      'X, 2.5 mg, oral, once weekly',
    ],
    [pivl('<phase><low value="202601010900"/></phase><period value="1" unit="d"/>'), 'X, 2.5 mg, oral, once daily, at 09:00'],
  ])('%s', (xml, title) => {
    expect(rhythm(xml)).toBe(title);
  });

  test('doses that change are steps of one medicine, none is lost', () => {
    const step = (dose: string): string =>
      `<entryRelationship typeCode="COMP"><substanceAdministration classCode="SBADM" moodCode="EVN"><effectiveTime xsi:type="PIVL_TS" operator="A"><period value="1" unit="d"/></effectiveTime><doseQuantity value="${dose}" unit="mg"/><consumable><manufacturedProduct><manufacturedMaterial nullFlavor="NA"/></manufacturedProduct></consumable></substanceAdministration></entryRelationship>`;
    expect(rowsIn(withEntries('10160-0', medicine({ key: 'm', name: 'prednisolone', rest: step('40') + step('20') })))).toEqual([
      'medications | prednisolone, oral; 40 mg, once daily; 20 mg, once daily | affirmed | active | undated',
    ]);
  });
});

describe('H06 nothing within an entry is lost', () => {
  test('statements that nobody reads are notes of what they stand in', () => {
    const comment = within(
      'SUBJ',
      `<act classCode="ACT" moodCode="EVN">${template(`${root}.64`)}<code code="48767-8" codeSystem="2.16.840.1.113883.6.1" displayName="Annotation comment"/><text>Ask about inhaler</text></act>`,
    );
    const severity = within(
      'SUBJ',
      observation(
        '9.9.9',
        '<code code="X1" displayName="Peak flow"/>',
        '<effectiveTime value="20260101"/><value xsi:type="PQ" value="380" unit="L/min"/>',
      ),
    );
    const entry = problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }).replace(
      '</observation>',
      `${comment}${severity}</observation>`,
    );
    expect(one('11450-4', entry)?.note).toEqual([{ text: 'Ask about inhaler' }, { text: 'Peak flow: 380 L/min (on 2026-01-01)' }]);
  });

  test.each([
    [
      'an act with a code',
      '<act classCode="ACT" moodCode="EVN"><code code="9" codeSystem="1.2.3" displayName="Home visit"/><statusCode code="completed"/><effectiveTime value="20260101"/></act>',
      ['other | Home visit | affirmed | final | 2026-01-01 effective'],
      0,
    ],
    [
      'an observation with only words',
      '<observation classCode="OBS" moodCode="EVN"><text>Looks pale</text></observation>',
      ['other | Unnamed entry | affirmed | unknown | undated'],
      0,
    ],
    [
      'an organizer without a template',
      organizer(
        999,
        'o',
        '<code code="9" codeSystem="1.2.3" displayName="Group"/>',
        '2026',
        observation('9.9', '<code code="8" codeSystem="1.2.3" displayName="Part"/>', '<value xsi:type="ST">x</value>'),
      ),
      ['other | Part | affirmed | final | 2026 effective'],
      0,
    ],
    ['an entry without anything', '<act classCode="ACT" moodCode="EVN"/>', [], 1],
    ['an entry without a statement', '', [], 1],
    [
      'a picture',
      '<observationMedia classCode="OBS" moodCode="EVN"><id nullFlavor="NI"/><value mediaType="image/png" representation="B64">AAAA</value></observationMedia>',
      [],
      1,
    ],
  ])('%s', (_, entry, rows, left) => {
    const document = documentIn(withEntries('51848-0', entry));
    expect(entriesIn(document).length).toBe(rows.length);
    expect(rowsIn(withEntries('51848-0', entry))).toEqual(rows);
    expect(document.left).toHaveLength(left);
    expect(document.counts.entries).toBe(document.counts.takenApart + document.left.length);
  });

  test('what lies outside the document, and who else is named, is said', () => {
    const outside = '<reference typeCode="REFR"><externalDocument><id root="1.2.3" extension="9"/></externalDocument></reference>';
    const party =
      '<participant typeCode="RESP"><participantRole><playingEntity><name>Sam Okoro</name></playingEntity></participantRole></participant>';
    const entry = problemObservation({ key: 'p', sct: ['195967001', 'Asthma'] }).replace(
      '</observation>',
      `${party}${outside}</observation>`,
    );
    expect(one('11450-4', entry)?.note).toEqual([
      { text: 'Also named: Sam Okoro' },
      { text: 'Refers to something outside this document: 1.2.3^9' },
    ]);
  });

  test('times at which a medicine is not given are never read as times at which it is', () => {
    const except = '<effectiveTime xsi:type="PIVL_TS" operator="E"><period value="1" unit="wk"/></effectiveTime>';
    const [entry] = entriesIn(documentIn(withEntries('10160-0', medicine({ key: 'm', name: 'X', rhythm: except }))));
    expect([entry?.title, entry?.text]).toEqual(['X, oral', ['There are exceptions to these times: see the document']]);
  });

  test('H20 one id on different things makes none of them the other', () => {
    const same = (name: string, code: string): string => problemConcern({ key: 'same', sct: [code, name] });
    const identifiers = (xml: string) => documentIn(xml).resources.map(({ resource }) => resource.identifier);
    expect(identifiers(withEntries('11450-4', same('Asthma', '1'), same('Gout', '2')))).toEqual([undefined, undefined]);
    const kept = [{ system: 'urn:oid:2.16.840.1.113883.19.5.7', value: 'same' }];
    expect(identifiers(withEntries('11450-4', same('Asthma', '1'), same('Asthma', '1')))).toEqual([kept, kept]);
  });
});

test('H25 the words of an entry stand beside its data, and name their place', () => {
  const row = '<table><tbody><tr ID="r1"><td>Asthma</td><td>since school, worse in spring</td></tr></tbody></table>';
  const entry = problemConcern({ key: 'p', sct: ['195967001', 'Asthma'] }).replace(
    '<statusCode code="completed"/>',
    '<text><reference value="#r1"/></text><statusCode code="completed"/>',
  );
  const document = documentIn(withSection('11450-4', row, entry));
  expect(document.resources.map(({ place, section }) => [place, section])).toEqual([['r1', 'section-1']]);
  expect(entriesIn(document)[0]?.text).toEqual(['Narrative of the source:', 'Asthma since school, worse in spring']);
});

test('several allergens of one statement are allergies of their own', () => {
  const allergen = (name: string): string =>
    `<participant typeCode="CSM"><participantRole><playingEntity><name>${name}</name></playingEntity></participantRole></participant>`;
  const entry = `<observation classCode="OBS" moodCode="EVN">${template(`${root}.7`)}${id('a')}<code code="ASSERTION"/>${sct('416098002', 'Allergy to drug')}${allergen('Aspirin')}${allergen('Codeine')}</observation>`;
  expect(entriesIn(documentIn(withEntries('48765-2', entry))).map(({ title }) => title)).toEqual(['Aspirin', 'Codeine']);
});
