import { describe, expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { supportedVersions } from './registry.ts';

const medicine = { medicationCodeableConcept: { text: 'Metformin' } };
const vaccine = { vaccineCode: { text: 'Flu' } };
const scan = { code: { text: 'Scan' } };

/** Flags of older versions, each with what it turns into its opposite; a server of any version may send them. */
const pairs: readonly (readonly [type: string, body: object, flag: string, negative: unknown, positive: unknown, said: string])[] = [
  ['Immunization', { ...vaccine, status: 'completed' }, 'wasNotGiven', true, false, 'Flu: not given'],
  ['Immunization', { ...vaccine, status: 'completed' }, 'notGiven', true, false, 'Flu: not given'],
  ['Immunization', { ...vaccine }, 'status', 'not-done', 'completed', 'Flu: not given'],
  ['MedicationAdministration', { ...medicine, status: 'completed' }, 'wasNotGiven', true, false, 'Not given: Metformin'],
  ['MedicationAdministration', { ...medicine, status: 'completed' }, 'notGiven', true, false, 'Not given: Metformin'],
  ['MedicationAdministration', { ...medicine }, 'status', 'not-done', 'completed', 'Not given: Metformin'],
  ['MedicationDispense', { ...medicine, status: 'completed' }, 'notDone', true, false, 'Not dispensed: Metformin'],
  ['MedicationStatement', { ...medicine, status: 'active' }, 'wasNotTaken', true, false, 'Not taken: Metformin'],
  ['MedicationStatement', { ...medicine, status: 'active' }, 'taken', 'n', 'y', 'Not taken: Metformin'],
  ['Procedure', { ...scan, status: 'completed' }, 'notPerformed', true, false, 'Scan: not done'],
  ['Procedure', { ...scan, status: 'completed' }, 'notDone', true, false, 'Scan: not done'],
  ['Procedure', { ...scan }, 'status', 'not-done', 'completed', 'Scan: not done'],
  ['Communication', { category: [{ text: 'Result' }], status: 'completed' }, 'notDone', true, false, 'Not sent: Message: Result'],
  ['ServiceRequest', { ...scan, status: 'active', intent: 'order' }, 'doNotPerform', true, false, 'Do not perform: Scan'],
  ['MedicationRequest', { ...medicine, status: 'active', intent: 'order' }, 'doNotPerform', true, false, 'Do not give: Metformin'],
  [
    'Condition',
    { ...scan },
    'verificationStatus',
    { coding: [{ code: 'refuted' }] },
    { coding: [{ code: 'confirmed' }] },
    'Ruled out: Scan',
  ],
  [
    'AllergyIntolerance',
    { ...scan },
    'verificationStatus',
    { coding: [{ code: 'refuted' }] },
    { coding: [{ code: 'confirmed' }] },
    'Ruled out: Scan',
  ],
];

describe.each(supportedVersions)('$label', (version) => {
  const read = (resourceType: string, body: object) => entryOf({ resourceType, id: '1', ...body }, {}, version);

  test.each(pairs)('H11 %s %j: %s %j is said in the title, %j is not', (type, body, flag, negative, positive, said) => {
    const no = read(type, { ...body, [flag]: negative });
    expect(no).toMatchObject({ title: said, assertion: 'denied' });
    const yes = read(type, { ...body, [flag]: positive });
    expect(yes.assertion).toBe('affirmed');
    expect(yes.title).not.toMatch(/\bnot\b|ruled out/i);
    expect(yes.cautions).toEqual([]);
  });

  test.each(['Immunization', 'MedicationAdministration', 'Procedure', 'MedicationStatement'])(
    'H11 H12 a flag that is neither yes nor no makes %s doubtful, and entered in error stays so',
    (type) => {
      const body = { ...medicine, ...vaccine, ...scan, status: 'completed' };
      const flag = { Immunization: 'notGiven', MedicationAdministration: 'notGiven', Procedure: 'notDone' }[type] ?? 'wasNotTaken';
      expect(read(type, { ...body, [flag]: 'perhaps' }).cautions).toMatchObject([{ type: 'may-change-meaning' }]);
      expect(read(type, { ...body, status: 'entered-in-error', [flag]: true }).assertion).toBe('removed');
    },
  );
});
