import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { withoutWhereabouts } from './without-whereabouts.ts';

const number = '01632 960102';
const related = entryOf({
  resourceType: 'RelatedPerson',
  id: '1',
  text: { status: 'generated', div: `<div>Gwen Rees, ${number}, 3 Mill Lane</div>` },
  patient: { reference: 'Patient/7' },
  relationship: [{ text: 'Next of kin' }],
  name: [{ text: 'Gwen Rees' }],
  telecom: [
    { system: 'phone', value: number },
    { system: 'phone', value: '07700 900111' },
  ],
  address: [{ line: ['3 Mill Lane'] }, { line: ['4 Mill Lane'], period: { end: '2020' } }],
});
const team = entryOf({
  resourceType: 'CareTeam',
  id: '2',
  status: 'active',
  name: 'District nursing',
  participant: [{ role: [{ text: 'Nurse' }], member: { display: 'Grace Reid' } }],
  telecom: [{ system: 'phone', value: number }],
});

test('an entry of a patient whose address is restricted has neither number nor address, and still says who it is', () => {
  for (const entry of [related, team]) {
    expect(JSON.stringify(entry)).toContain(number);
    const left = JSON.stringify(withoutWhereabouts(entry));
    expect(left).not.toContain(number);
    expect(left).not.toMatch(/Mill Lane|07700/);
    expect(left).toContain(entry.title);
  }
  expect(JSON.stringify(withoutWhereabouts(team))).toContain('Grace Reid');
});

test('other entries stay as they are', () => {
  const entry = entryOf({ resourceType: 'Condition', id: '3', code: { text: 'Asthma' } });
  expect(withoutWhereabouts(entry)).toBe(entry);
});
