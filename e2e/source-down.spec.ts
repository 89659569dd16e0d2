import { expect } from '@playwright/test';
import { sourceOrigin } from './exchange/addresses.ts';
import { setFault } from './exchange/faults.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { allergyChip, completeness, openPage, saysNone, settled, showTimeline, sourceRow, tab, wholeText } from './screen/record-screen.ts';

// Riverside holds the anaphylaxis: without its answer, nothing on any page may read as "there is none".
test('H05 one source down: "No answer" everywhere, "none" nowhere, and asking again completes the record', async ({ page }) => {
  await setFault(sourceOrigin('riverside-practice'), 'down');
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const riverside = sourceRow(page, 'Riverside Surgery');
  await expect(riverside).toContainText('No answer');
  await expect(completeness(page)).toContainText('No answer from Riverside Surgery: nothing of theirs is below');
  await expect(allergyChip(page)).toContainText('Known allergies');
  await expect(allergyChip(page)).toContainText('1 source missing');
  await expect(allergyChip(page)).toHaveAttribute('data-allergies', 'known');

  // Royal Park states "no known allergies": its own words, as a row and by name, are all that may say so.
  await expect.poll(async () => withoutStatement(await wholeText(page))).not.toMatch(saysNone);
  for (const page_ of ['Timeline', 'Medicines', 'Results', 'Allergies', 'Problems', 'Documents']) {
    await tab(page, page_).click();
    await expect(page).toHaveURL(/\/(timeline|medications|results|allergies|problems|documents)$/);
    expect(withoutStatement(await wholeText(page)), page_).not.toMatch(saysNone);
  }
  await openPage(page, 'Vaccinations');
  await expect(page).toHaveURL(/immunizations$/);
  await expect(completeness(page)).toContainText(/Vaccinations: \d of \d complete/);
  await expect(completeness(page)).toContainText('No answer from Riverside Surgery: nothing of theirs is below');
  expect(withoutStatement(await wholeText(page))).not.toMatch(saysNone);
  await tab(page, 'Allergies').click();
  await expect(page.getByRole('main')).toContainText('No answer from Riverside Surgery. It may hold allergies.');

  await setFault(sourceOrigin('riverside-practice'));
  await riverside.hover();
  await riverside.getByRole('button', { name: /^Ask again/ }).click();
  await settled(page);
  await expect(riverside).not.toContainText('No answer');
  await expect(completeness(page)).toContainText('Allergies: all 7 complete');
  await tab(page, 'Summary').click();
  await expect(completeness(page)).toContainText('Riverside Surgery: consultation text and documents not shared with City Hospitals');
  await expect(allergyChip(page)).toContainText('Known allergies (3)');
  await expect(allergyChip(page)).not.toContainText('may be incomplete: Riverside Surgery has not answered');
  await showTimeline(page);
});

// No answer from any source is the worst case.
test('H05 H33 every source down: allergies unavailable, and no list says that there is nothing', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  for (const id of ['riverside-practice', 'out-of-hours', 'community', 'ambulance', 'royal-park', 'social-care'])
    await setFault(sourceOrigin(id), 'down');
  await setFault(sourceOrigin('city-hospitals'), { fault: 'down', types: [...clinical] });
  await page.reload();
  await settled(page);
  await expect(completeness(page)).toContainText('0 of 7 sources complete');
  await expect(allergyChip(page)).toContainText('Allergies unavailable');
  for (const name of ['Summary', 'Medicines', 'Results', 'Allergies', 'Problems', 'Documents']) {
    await tab(page, name).click();
    // The Summary marks its blocks; the state line says it once.
    await expect(page.getByRole('main')).toContainText(name === 'Summary' ? /7 (?:sources )?missing/ : /no answer/i);
    await expect(completeness(page)).toContainText('No answer from');
    await expect(completeness(page)).toHaveAttribute('data-wrong', 'true');
    expect(await wholeText(page), name).not.toMatch(saysNone);
  }
});

const clinical = [
  'AllergyIntolerance',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'DiagnosticReport',
  'Immunization',
  'Procedure',
  'Encounter',
  'DocumentReference',
  'Flag',
  'CarePlan',
  'Appointment',
  'ServiceRequest',
  'QuestionnaireResponse',
  'FamilyMemberHistory',
  'MedicationDispense',
  'MedicationAdministration',
  'Composition',
  'ImagingStudy',
] as const;

function withoutStatement(text: string): string {
  return text
    .replaceAll(/Royal Park Hospital states no known allergies/g, '')
    .replaceAll(/No known allergies(?=,|recorded|Royal| 12|\u2068|$)/g, '');
}
