import { describe, expect, test } from 'vitest';
import { drawResources } from './draw-resources.ts';

const coded = (system: string, code: string, display?: string, text?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
  ...(text !== undefined && { text }),
});
const subject = { reference: 'Patient/p1' };
const allergy = (code: unknown, more: object = {}) => ({
  ...{ resourceType: 'AllergyIntolerance', id: 'a', clinicalStatus: coded('x', 'active'), patient: subject, code, ...more },
});
const problem = (code: unknown) => ({ resourceType: 'Condition', id: 'a', clinicalStatus: coded('x', 'active'), subject, code });
const medicine = (code: unknown, more: object = {}) => ({
  ...{ resourceType: 'MedicationStatement', id: 'a', status: 'active', subject, medicationCodeableConcept: code, ...more },
});
const within = (code: unknown, more: object = {}) =>
  medicine(undefined, { medicationReference: { reference: '#m' }, contained: [{ resourceType: 'Medication', id: 'm', code, ...more }] });

describe('H13 none, in the words of vendors and of other languages, is no allergy', () => {
  test.each([
    'Has no known allergies',
    'Aucune allergie connue',
    'Keine bekannten Allergien',
    'Geen allergieën bekend',
    'Sin alergias conocidas',
    'Nessuna allergia nota',
    'Ingen kendte allergier',
    'Inga kända allergier',
  ])('%s', (text) => {
    const { summary } = drawResources([allergy({ text })]);
    expect(summary).toContain(`Allergies ${text}`);
  });

  test.each(['NKDA, NKFA', 'Has no known drug allergies (NKDA)', 'No longer allergic to penicillin', 'None of the above'])(
    '%s is said of less than all',
    (text) => {
      const { summary, rows } = drawResources([allergy({ text })]);
      expect(summary).toContain(`Allergies 1 ruled out or unclear Recorded, but unclear: see “${text}”, City Hospitals.`);
      expect(rows[0]?.row).toContain(text);
    },
  );

  test.each(['NKDA except penicillin', 'Sin alergia a penicilina', 'No added MSG', 'Nonoxynol', 'Nickel', 'Keine-Marke 5 plaster'])(
    'must not change: %s is an allergy',
    (text) => {
      expect(drawResources([allergy({ text })]).summary).toContain(`Allergies 1 since ${text}`);
    },
  );

  test('a code that names a substance stands against such words', () => {
    const contradicted = coded('http://snomed.info/sct', '764146007', 'Penicillin', 'Keine Allergien');
    expect(drawResources([allergy(contradicted)]).summary).toContain('Allergies 1 since Penicillin (written as: Keine Allergien)');
  });

  test('a reaction described as unknown is no reaction; the drawer keeps the words', () => {
    const [row] = drawResources([allergy({ text: 'Latex' }, { reaction: [{ description: 'Unknown' }] })]).rows;
    expect(row?.title).toBe('Latex');
    expect(row?.drawer).toContain('Unknown');
  });
});

describe('H13 one sort of medicine that is not taken is no current medicine', () => {
  test.each(['No OTC medications', 'No prescription medications', 'Not on anticoagulants', 'Not currently taking warfarin'])(
    '%s',
    (text) => {
      const { summary, rows } = drawResources([medicine({ text })]);
      expect(summary).toContain(`Recorded, but unclear: see “${text}”, City Hospitals.`);
      expect(summary).not.toContain('No current medicines');
      expect(rows[0]?.row).toContain(text);
    },
  );

  test.each(['No-Spa 40 mg tablets', 'No more tears shampoo', 'Norethisterone', 'Nicotine patch'])('must not change: %s', (text) => {
    const { drawnWords, spokenWords } = drawResources([medicine({ text })]).summaryApart;
    expect(drawnWords).toContain(`Current medicines 1 last issue ${text}`);
    expect(spokenWords).toContain(`${text}, reported, active`);
  });

  test('an axis without a diagnosis is no problem', () => {
    const axis = coded('http://hl7.org/fhir/sid/icd-10-cm', 'Z03.89', 'No diagnosis on Axis I');
    // A problem is counted after the word "Problems".
    expect(drawResources([problem(axis)]).summaryApart.drawnWords).toContain('Problems No diagnosis on Axis I');
  });
});

describe('H26 the address of a medicine within its order, or "Unknown" for one, is never its name', () => {
  test.each<[string, object, string]>([
    ['unknown within', within({ text: 'Unknown' }), 'Medicine not named'],
    ['nothing at that address', medicine(undefined, { medicationReference: { reference: '#z' } }), 'Medicine not named'],
    [
      'its reason',
      medicine(undefined, { medicationReference: { reference: '#z' }, reasonCode: [{ text: 'Gout' }] }),
      'Medicine not named, for Gout',
    ],
    [
      'called Unknown',
      medicine(undefined, { medicationReference: { reference: 'Medication/9', display: 'Unknown' }, reasonCode: [{ text: 'Gout' }] }),
      'Medicine not named, for Gout',
    ],
    // Must not change.
    ['its ingredient', within(undefined, { ingredient: [{ itemCodeableConcept: { text: 'Digoxin' } }] }), 'Digoxin'],
    ['named within', within({ text: 'Digoxin 125 micrograms' }), 'Digoxin 125 micrograms'],
    ['named beside', medicine(undefined, { medicationReference: { reference: 'Medication/9', display: 'Digoxin' } }), 'Digoxin'],
  ])('%s', (_, resource, title) => {
    expect(drawResources([resource]).rows.map((row) => row.title)).toEqual([title]);
  });
});

describe('H13 what says that there is none names no reaction, letter or device', () => {
  test.each(['None', 'none known', 'No reaction', 'Unknown', 'N/A'])('the reaction %s is no part of the allergy', (text) => {
    const [row] = drawResources([allergy({ text: 'Latex' }, { reaction: [{ manifestation: [{ text }] }] })]).rows;
    expect(row?.title).toBe('Latex');
    expect(row?.drawer).toContain(text);
  });

  test.each(['Rash', 'None-blanching rash', 'Unknown rash'])('must not change: the reaction %s', (text) => {
    expect(drawResources([allergy({ text: 'Latex' }, { reaction: [{ manifestation: [{ text }] }] })]).rows[0]?.title).toBe(
      `Latex: ${text}`,
    );
  });

  const letter = (description: string) => ({
    ...{ resourceType: 'DocumentReference', id: 'd', status: 'current', subject, type: { text: 'Letter' }, description },
    content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1' } }],
  });
  test.each(['Unknown', 'N/A', 'No information'])('a letter described as %s is a letter; the drawer keeps the words', (words) => {
    const [row] = drawResources([letter(words)]).rows;
    expect(row?.title).toBe('Letter');
    expect(row?.drawer).toContain(words);
  });
  test('must not change: a letter about an unknown primary', () => {
    expect(drawResources([letter('Unknown primary tumour')]).rows[0]?.title).toBe('Letter: Unknown primary tumour');
  });

  const use = (display: string) => ({ resourceType: 'DeviceUseStatement', id: 'u', status: 'active', subject, device: { display } });
  test.each([
    ['No implanted devices', 'No implanted devices'],
    ['No known devices', 'No known devices'],
    ['Cardiac pacemaker', 'Uses a device: Cardiac pacemaker'],
    ['No-touch thermometer', 'Uses a device: No-touch thermometer'],
  ])('the device %s reads %s', (display, title) => {
    expect(drawResources([use(display)]).rows[0]?.title).toBe(title);
  });
});
