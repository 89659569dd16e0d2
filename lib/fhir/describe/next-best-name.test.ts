import { describe as suite, expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';

const flavour = (code: string, display?: string): object => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code, ...(display && { display }) }],
});
const reason = (code: string): object => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code }] });
const code = (text: string): object => ({ coding: [{ code: text }] });
const narrative = (div: string): object => ({ status: 'generated', div: `<div>${div}</div>` });
const version = (label: string) => supportedVersions.find((supported) => supported.label === label)!;

const allergy = { resourceType: 'AllergyIntolerance', id: '1', clinicalStatus: code('active'), verificationStatus: code('confirmed') };
const problem = { resourceType: 'Condition', id: '1', clinicalStatus: code('active') };
const order = { resourceType: 'MedicationRequest', id: '1', status: 'active', intent: 'order' };
const vaccine = { resourceType: 'Immunization', id: '1', status: 'completed', occurrenceDateTime: '2026-01-21' };
const rash = { manifestation: [{ text: 'Rash' }] };

suite('H26 a code that says "no value" is never a name: the next best words are', () => {
  test.each<[string, object, string]>([
    [
      'an allergy by its reaction’s substance',
      { ...allergy, code: flavour('UNK'), reaction: [{ ...rash, substance: { text: 'Latex' } }] },
      'Latex: Rash',
    ],
    [
      'an allergy by the other coding',
      {
        ...allergy,
        code: {
          coding: [
            ...(flavour('UNK', 'Unknown') as { coding: object[] }).coding,
            { system: 'http://snomed.info/sct', code: '1', display: 'Egg' },
          ],
        },
      },
      'Egg',
    ],
    [
      'an allergy by its note',
      { ...allergy, code: { text: 'Unknown' }, note: [{ text: 'Swelled up after strawberries\nMother told' }] },
      'Swelled up after strawberries (from its note)',
    ],
    [
      'an allergy by its narrative',
      { ...allergy, code: reason('unknown'), text: narrative('Bee venom') },
      'Bee venom (from the source’s text)',
    ],
    [
      'an allergy by its generated narrative',
      {
        ...allergy,
        code: reason('unknown'),
        text: narrative('<p><b>Generated Narrative: AllergyIntolerance</b></p><p>clinicalStatus: Active</p><p>code: Bee venom</p>'),
      },
      'Bee venom (from the source’s text)',
    ],
    [
      'an allergy by a table',
      {
        ...allergy,
        text: narrative('<table><tr><th>Substance</th><th>Reaction</th></tr><tr><td>Bee venom</td><td>Wheeze</td></tr></table>'),
      },
      'Bee venom | Wheeze (from the source’s text)',
    ],
    ['an allergy of one sort', { ...allergy, code: flavour('UNK'), category: ['food'] }, 'Substance not named (food)'],
    ['an allergy with a reaction', { ...allergy, code: flavour('NI'), reaction: [rash] }, 'Substance not named: Rash'],
    [
      'an unknown reaction',
      { ...allergy, code: { text: 'Egg' }, reaction: [{ manifestation: [flavour('NI')], description: 'Lips swelled' }] },
      'Egg: Lips swelled',
    ],
    ['a reaction without anything', { ...allergy, code: { text: 'Egg' }, reaction: [{ manifestation: [flavour('NI')] }] }, 'Egg'],
    ['a withheld allergy', { ...allergy, code: flavour('MSK') }, 'Allergy withheld by the source'],
    [
      'a problem by its narrative',
      { ...problem, code: flavour('UNK'), text: narrative('Chronic kidney disease stage 3') },
      'Chronic kidney disease stage 3 (from the source’s text)',
    ],
    ['a problem without any', { ...problem, code: { text: 'Unknown' } }, 'Problem not named'],
    [
      'a medicine by its reason',
      { ...order, medicationCodeableConcept: flavour('UNK'), reasonCode: [{ text: 'Gout' }] },
      'Medicine not named, for Gout',
    ],
    [
      'a medicine by its narrative',
      { ...order, medicationReference: { reference: 'Medication/9' }, text: narrative('Allopurinol 100 mg') },
      'Allopurinol 100 mg (from the source’s text)',
    ],
    [
      'a vaccine by its disease',
      { ...vaccine, vaccineCode: flavour('UNK'), protocolApplied: [{ targetDisease: [{ text: 'Measles' }] }] },
      'Vaccine against Measles',
    ],
    [
      'a vaccine by the practice’s procedure',
      {
        ...vaccine,
        vaccineCode: { text: 'Unknown' },
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure',
            valueCodeableConcept: { text: 'MMR vaccination' },
          },
        ],
      },
      'MMR vaccination',
    ],
    [
      'a procedure by its reason',
      { resourceType: 'Procedure', id: '1', status: 'completed', code: reason('unknown'), reasonCode: [{ text: 'Appendicitis' }] },
      'Procedure not named, for Appendicitis',
    ],
    [
      'a document by its category',
      {
        resourceType: 'DocumentReference',
        id: '1',
        status: 'current',
        type: flavour('UNK'),
        category: [{ text: 'Clinical note' }],
        content: [],
      },
      'Clinical note',
    ],
    [
      'a document by its description',
      {
        resourceType: 'DocumentReference',
        id: '1',
        status: 'current',
        type: { text: 'Unknown' },
        description: 'Letter from cardiology',
        content: [],
      },
      'Letter from cardiology',
    ],
    [
      'a report by its category',
      { resourceType: 'DiagnosticReport', id: '1', status: 'final', code: flavour('NAV'), category: [{ text: 'Radiology' }] },
      'Report not named (Radiology)',
    ],
    [
      'a result by its category',
      {
        resourceType: 'Observation',
        id: '1',
        status: 'final',
        code: flavour('OTH'),
        category: [{ text: 'Laboratory' }],
        valueString: 'Positive',
      },
      'Measurement not named (Laboratory)',
    ],
    [
      'a relative’s condition',
      {
        resourceType: 'FamilyMemberHistory',
        id: '1',
        status: 'completed',
        relationship: { text: 'Mother' },
        condition: [{ code: flavour('UNK') }],
      },
      'Family history, mother: no condition named',
    ],
    [
      'a contact by its class',
      { resourceType: 'Encounter', id: '1', status: 'finished', type: [flavour('UNK')], class: { code: 'EMER' } },
      'Emergency attendance',
    ],
  ])('%s', (_case, resource, title) => {
    const entry = entryOf(resource);
    expect(entry).toMatchObject({ title, assertion: 'affirmed' });
    expect(JSON.stringify([entry.title, entry.code?.text])).not.toMatch(/NullFlavor|data-absent-reason|unknown/i);
  });

  test.each<[string, object, string]>([
    [
      'Encounter',
      { status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' } },
      'Contact of unknown type',
    ],
    ['Encounter', { status: 'finished', class: { code: 'AMB', display: 'Clinic' } }, 'Outpatient contact'],
    ['CarePlan', { status: 'active', intent: 'plan', category: [flavour('UNK')], description: 'Falls' }, 'Falls'],
    ['Goal', { lifecycleStatus: 'active', description: { text: 'Unknown' } }, 'Goal: not named'],
    ['Appointment', { status: 'booked', serviceType: [flavour('UNK')], description: 'Review' }, 'Review'],
    ['AdverseEvent', { actuality: 'actual', event: flavour('UNK'), category: [{ text: 'Mishap' }] }, 'Adverse event: Mishap'],
    ['ImagingStudy', { status: 'available', procedureCode: [flavour('UNK')], description: 'CT head' }, 'CT head (images)'],
    ['Flag', { status: 'active', code: flavour('UNK'), category: [{ text: 'Safety' }] }, 'Alert not named (Safety)'],
    [
      'Immunization',
      { status: 'completed', vaccineCode: flavour('UNK'), administeredProduct: { concept: { text: 'Comirnaty' } } },
      'Comirnaty',
    ],
  ])('%s %j is "%s"', (resourceType, more, title) => {
    expect(entryOf({ resourceType, id: '1', ...more }).title).toBe(title);
  });

  test('H10 the words in place of the name are a fact', () => {
    expect(factsOf(entryOf({ ...allergy, code: flavour('UNK', 'Unknown'), text: narrative('Bee venom') }))).toMatchObject({
      'Code as sent': 'Unknown',
    });
    expect(factsOf(entryOf({ ...order, medicationCodeableConcept: reason('unknown') }))).toMatchObject({
      'Medication as sent': 'Not known',
    });
  });

  test.each<[string, object, string, string]>([
    [
      'DSTU2',
      {
        resourceType: 'AllergyIntolerance',
        id: '1',
        status: 'active',
        substance: { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK' }] },
        note: { text: 'Kiwi fruit' },
      },
      'Kiwi fruit (from its note)',
      'DSTU2',
    ],
    [
      'STU3',
      {
        ...problem,
        clinicalStatus: 'active',
        code: { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK' }] },
        note: [{ text: 'Gout' }],
      },
      'Gout (from its note)',
      'STU3',
    ],
    ['R4B', { ...problem, code: reason('unknown'), text: narrative('Gout') }, 'Gout (from the source’s text)', 'R4B'],
    [
      'R5',
      { ...order, medication: { concept: flavour('UNK') }, reason: [{ concept: { text: 'Gout' } }] },
      'Medicine not named, for Gout',
      'R5',
    ],
  ])('in %s', (_case, resource, title, label) => {
    expect(entryOf(resource, {}, version(label)).title).toBe(title);
  });

  test('a medicine that is contained or sent beside', () => {
    const medication = {
      resourceType: 'Medication',
      id: 'm',
      code: flavour('UNK'),
      ingredient: [{ itemCodeableConcept: { text: 'Morphine' } }],
    };
    expect(entryOf({ ...order, medicationReference: { reference: '#m' }, contained: [medication] }).title).toBe('Morphine');
    expect(entryOf({ ...order, medicationReference: { reference: 'Medication/m' } }, { 'Medication/m': medication }).title).toBe(
      'Morphine',
    );
  });
});

suite('H13 a name that only says that nothing is known makes no positive entry', () => {
  test.each<[string, object, string]>([
    ['a problem not asked', { ...problem, code: reason('not-asked') }, 'Problem: not asked'],
    ['a problem not asked, in words', { ...problem, code: { text: 'Not asked' } }, 'Problem: not asked'],
    ['an allergy not asked', { ...allergy, code: flavour('NASK') }, 'Allergy: not asked'],
    ['an allergy asked, not known', { ...allergy, code: reason('asked-unknown') }, 'Allergy: asked, not known'],
    ['an allergy of no system', { ...allergy, code: { coding: [{ code: 'asked-unknown' }] } }, 'Allergy: asked, not known'],
    ['no allergy data', { ...allergy, code: { text: 'No allergy data is applicable' } }, 'No allergy data is applicable'],
    [
      'an unknown one whose narrative denies',
      { ...allergy, code: flavour('UNK'), text: narrative('No known allergies') },
      'Allergy: not known',
    ],
    [
      'no medication data',
      { ...order, medicationCodeableConcept: { ...flavour('NA'), text: 'No medication data is applicable' } },
      'No medication data is applicable',
    ],
    [
      'a forbidding order without a medicine',
      { ...order, doNotPerform: true, medicationCodeableConcept: { text: 'No Administered Medications Recorded' } },
      'No Administered Medications Recorded',
    ],
    ['a vaccine', { ...vaccine, vaccineCode: { text: 'None recorded' } }, 'Vaccine: none recorded'],
    ['a procedure', { resourceType: 'Procedure', id: '1', status: 'completed', code: flavour('NI') }, 'Procedure: no information'],
    ['an alert', { resourceType: 'Flag', id: '1', status: 'active', code: { text: 'Not applicable' } }, 'Alert: not applicable'],
  ])('%s', (_case, resource, title) => {
    expect(entryOf(resource)).toMatchObject({ title, assertion: 'not-known', cautions: [] });
  });

  test.each<[string, object, string]>([
    [
      'a medicine with a dose',
      { ...order, medicationCodeableConcept: flavour('NI'), dosageInstruction: [{ text: '5 mg daily' }] },
      'Medicine not named, 5 mg daily',
    ],
    ['a vaccine with a batch', { ...vaccine, vaccineCode: flavour('NI'), lotNumber: 'X1' }, 'Vaccine not named'],
    [
      'a procedure with a site',
      { resourceType: 'Procedure', id: '1', status: 'completed', code: flavour('NI'), bodySite: [{ text: 'Left knee' }] },
      'Procedure not named',
    ],
    [
      'a document',
      { resourceType: 'DocumentReference', id: '1', status: 'current', type: flavour('NI'), content: [] },
      'Document not named',
    ],
    ['a fever of unknown origin', { ...problem, code: { text: 'Fever of unknown origin' } }, 'Fever of unknown origin'],
    [
      'a smoking status that is unknown',
      {
        resourceType: 'Observation',
        id: '1',
        status: 'final',
        code: { text: 'Smoking status' },
        valueCodeableConcept: { text: 'Unknown' },
      },
      'Smoking status',
    ],
  ])('but what claims something stays: %s', (_case, resource, title) => {
    expect(entryOf(resource)).toMatchObject({ title, assertion: 'affirmed' });
  });

  test.each([
    ['None', 'None'],
    ['No known medications', 'No known medications'],
    ['No Administered Medications Recorded', 'No Administered Medications Recorded'],
  ])('an order not to give "%s" forbids nothing', (text, title) => {
    const entry = entryOf({ ...order, doNotPerform: true, medicationCodeableConcept: { text } });
    expect(entry).toMatchObject({ assertion: 'not-known', title: title === 'None' ? 'Medicine: none' : title, cautions: [] });
    expect(entry.forbids).toBeUndefined();
    expect(entryOf({ ...order, doNotPerform: true, medicationCodeableConcept: { text: 'Ibuprofen' } }).forbids).toBe(
      'Do not give: Ibuprofen',
    );
  });

  test('a value that is not known is written in words', () => {
    const result = {
      resourceType: 'Observation',
      id: '1',
      status: 'final',
      code: { text: 'Blood group' },
      valueCodeableConcept: flavour('UNK'),
    };
    expect(entryOf(result).body).toMatchObject({ measurement: { value: { concept: { text: 'Not known' } } } });
  });

  test('H12 one entered in error stays so', () => {
    expect(entryOf({ ...problem, verificationStatus: code('entered-in-error'), code: { text: 'Not asked' } }).assertion).toBe('removed');
  });
});

suite('H13 "none" in other words is none', () => {
  test.each<[string, string]>([
    ['Condition', 'No known problems'],
    ['Condition', 'No significant past medical history'],
    ['Condition', 'None'],
    ['Condition', 'None known'],
    ['MedicationStatement', 'No regular medication'],
    ['MedicationStatement', 'Patient is not taking any medication'],
    ['MedicationStatement', 'Denies taking any medications'],
    ['MedicationStatement', 'Nil'],
    ['Immunization', 'No known immunisations'],
    ['Procedure', 'No previous surgery'],
    ['Procedure', 'No surgical history'],
  ])('%s "%s"', (resourceType, text) => {
    const element = { Immunization: 'vaccineCode', MedicationStatement: 'medicationCodeableConcept' }[resourceType] ?? 'code';
    const title = { None: 'Problem: none', 'None known': 'Problem: none known', Nil: 'Medicine: nil' }[text] ?? text;
    expect(entryOf({ resourceType, id: '1', [element]: { text } })).toMatchObject({ assertion: 'none-known', title });
  });

  test.each<[string, string]>([
    ['Condition', 'No light perception'],
    ['Condition', 'Nonalcoholic fatty liver'],
    ['Condition', 'No response to treatment'],
    ['MedicationStatement', 'Nilutamide'],
    ['Procedure', 'No-touch vein harvest'],
    ['Observation', 'None'],
  ])('but %s "%s" is one', (resourceType, text) => {
    const element = resourceType === 'MedicationStatement' ? 'medicationCodeableConcept' : 'code';
    expect(entryOf({ resourceType, id: '1', [element]: { text } }).assertion).toBe('affirmed');
  });

  test('and so is one whose code names something', () => {
    const ramipril = { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '35296', display: 'Ramipril' }] };
    expect(entryOf({ ...order, medicationCodeableConcept: { ...ramipril, text: 'None' } }).assertion).toBe('affirmed');
    expect(entryOf({ ...order, medicationCodeableConcept: { ...ramipril, text: 'No data' } })).toMatchObject({
      assertion: 'affirmed',
      title: 'Ramipril',
    });
  });
});
