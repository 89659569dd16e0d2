import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { expect, test } from 'vitest';
import { coded, factOf, gpc, list, readAll, subject } from './testing/read-all.ts';

test('H11 a diary entry is planned, whatever its status says', () => {
  const diary = {
    resourceType: 'ProcedureRequest',
    id: 'd',
    status: 'completed',
    intent: 'order',
    code: { text: 'Smear test' },
    subject,
    occurrenceDateTime: '2027-01-01',
  };
  const { entries } = readAll([list('714311000000108', ['ProcedureRequest/d']), diary]);
  expect(entries.get('ProcedureRequest/d')).toMatchObject({ category: 'care-plans', title: 'Planned: Smear test', status: 'completed' });
});

test('H12 a referral makes no claim about how it stands', () => {
  const referral = {
    resourceType: 'ReferralRequest',
    id: 'r',
    status: 'active',
    intent: 'order',
    serviceRequested: [{ text: 'Referral to eye clinic' }],
    subject,
    authoredOn: '2026-01-02',
  };
  const { entries } = readAll([list('792931000000107', ['ReferralRequest/r']), referral]);
  const entry = entries.get('ReferralRequest/r');
  expect(entry?.title).toBe('Referral to eye clinic');
  expect([entry?.status, entry?.compare.Status]).toEqual([undefined, undefined]);
  expect(factOf(entry, 'Status as sent')).toBe('active: not kept up to date by the practice');
});

test('H11 an immunisation that was not given says so in its title', () => {
  const given = (id: string, notGiven: boolean) => ({
    resourceType: 'Immunization',
    id,
    status: 'completed',
    notGiven,
    vaccineCode: { text: 'Influenza vaccine' },
    patient: subject,
    date: '2026-01-02',
  });
  const { entries } = readAll([list('1102181000000102', ['Immunization/y', 'Immunization/n']), given('y', false), given('n', true)]);
  expect([...entries.values()].map(({ title, assertion }) => [title, assertion])).toEqual([
    ['Influenza vaccine', 'affirmed'],
    ['Influenza vaccine: not given', 'denied'],
  ]);
});

test('H26 H20 vaccines of unknown product are named by what was done, and two of one day are not one', () => {
  const done = (id: string, text: string, notGiven = false) => ({
    resourceType: 'Immunization',
    id,
    status: 'completed',
    notGiven,
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK', display: 'Unknown' }] },
    patient: subject,
    date: '2026-01-02',
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-VaccinationProcedure-1',
        valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: id, display: text }] },
      },
    ],
  });
  const { entries } = readAll([
    list('1102181000000102', ['Immunization/1', 'Immunization/2', 'Immunization/3']),
    done('1', 'First MMR vaccination'),
    done('2', 'First meningitis B vaccination'),
    done('3', 'Influenza vaccination', true),
  ]);
  expect([...entries.values()].map(({ title }) => title)).toEqual([
    'First MMR vaccination',
    'First meningitis B vaccination',
    'Influenza vaccination: not given',
  ]);
  expect([...entries.values()].flatMap(({ identity }) => identity)).toEqual([]);
});

test('a problem says how weighty it is, what it was made of, and what is linked to it', () => {
  const problem = {
    resourceType: 'Condition',
    id: 'p',
    clinicalStatus: 'active',
    code: coded('195967001', 'Asthma'),
    subject,
    extension: [
      gpc('ProblemSignificance', { valueCode: 'major' }),
      gpc('ActualProblem', { valueReference: { reference: 'Observation/o' } }),
      gpc('RelatedClinicalContent', { valueReference: { reference: 'Observation/o' } }),
      gpc('RelatedClinicalContent', { valueReference: { reference: 'Referral items are not supported by the provider system' } }),
    ],
  };
  const made = { resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Asthma attack' }, subject };
  const { entries } = readAll([list('717711000000103', ['Condition/p']), list('826501000000100', ['Observation/o']), problem, made]);
  const entry = entries.get('Condition/p');
  expect(entry?.detail).toBe('active · major problem');
  expect([factOf(entry, 'Recorded as'), factOf(entry, 'Linked entries'), factOf(entry, 'Linked entries that were not sent')]).toEqual([
    'Asthma attack',
    '1',
    '1',
  ]);
  expect(factOf(entries.get('Observation/o'), 'Linked problem')).toBe('Asthma');
});

test('the consultation of an allergy stands in an extension', () => {
  const allergy = {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    code: coded('764146007', 'Penicillin'),
    patient: subject,
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter', valueReference: { reference: 'Encounter/e' } },
    ],
  };
  const encounter = { resourceType: 'Encounter', id: 'e', status: 'finished', subject };
  const { entries } = readAll([
    list('886921000000105', ['AllergyIntolerance/a']),
    allergy,
    encounter,
    list('1149501000000101', ['Encounter/e']),
  ]);
  expect(entries.get('AllergyIntolerance/a')?.encounter).toBe('gp|Encounter/e');
});

test('the technical id of a term is no fact; the term is one where it is not the code’s name', () => {
  const term = (display: string): object => ({
    url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
    extension: [
      { url: 'descriptionId', valueId: '301480018' },
      { url: 'descriptionDisplay', valueString: display },
    ],
  });
  const factsWith = (display: string, version = '-1'): readonly (readonly [string, string])[] => {
    const url = `https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescId${version}`;
    return [term(display), { ...term(display), url }].flatMap((extension) => {
      const coding = [{ system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma', extension: [extension] }];
      const { facts } = entryOf({ resourceType: 'Condition', id: '1', code: { coding } });
      return facts.map(({ label, value }) => [label, value] as const);
    });
  };
  expect(factsWith('Asthma')).toEqual([]);
  expect(factsWith('Asthma', '')).toEqual([]);
  expect(factsWith('Wheezy chest')).toEqual([
    ['Code: term as recorded', 'Wheezy chest'],
    ['Code: term as recorded', 'Wheezy chest'],
  ]);
});

test('H26 H13 of practices: "Unknown" is no name of a vaccine, a reaction or a problem, and "not asked" is no problem', () => {
  const flavour = (code: string): object => ({ coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code }] });
  const procedure = {
    url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-VaccinationProcedure-1',
    valueCodeableConcept: { text: 'Pneumococcal vaccination' },
  };
  const vaccine = { resourceType: 'Immunization', id: 'v', status: 'completed', notGiven: false, patient: subject, date: '2026-01-02' };
  const problem = { resourceType: 'Condition', clinicalStatus: 'active', subject };
  const allergy = {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    clinicalStatus: 'active',
    verificationStatus: 'unconfirmed',
    patient: subject,
  };
  const { entries } = readAll([
    { ...vaccine, vaccineCode: { text: 'Unknown' }, extension: [procedure] },
    { ...allergy, code: { text: 'Egg' }, reaction: [{ manifestation: [flavour('NI')] }] },
    { ...problem, id: 'p', code: flavour('UNK'), note: [{ text: 'Seen for gout' }] },
    { ...problem, id: 'n', code: flavour('NASK') },
  ]);
  expect([...entries.values()].map(({ title, assertion }) => `${title} | ${assertion}`).toSorted()).toEqual([
    'Egg | affirmed',
    'Pneumococcal vaccination | affirmed',
    'Problem: not asked | not-known',
    'Seen for gout (from its note) | affirmed',
  ]);
});
