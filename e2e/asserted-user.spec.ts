import { expect } from '@playwright/test';
import { clearAssertions, readAssertions } from '#/mocks/servers/faults/faults.ts';
import { federal, openFederal, test } from './screen/federal-journey.ts';

const practices = federal.sources['practice-network'] ?? '';
const hospitals = federal.sources['hospital-network'] ?? '';
const nucc = 'urn:oid:2.16.840.1.113883.6.101';

// Clinicians that no other journey signs in: with a token still in memory the viewer would not ask the token service.
test.beforeEach(async () => {
  await Promise.all([practices, hospitals].map(clearAssertions));
});

/** Those whose token let a request in, at the locator and at each member. */
const used = async (origin: string) => (await readAssertions(origin)).filter(({ outcome, uses }) => outcome === 'granted' && uses > 0);

// A network knows its reader: its token was issued for this clinician, in this role, for this provider.
test('each national network receives the clinician’s identity in its own form', async ({ page }) => {
  await openFederal(page, 'FERRER', 'mh-cole');
  const [udap, iua] = await Promise.all([used(practices), used(hospitals)]);
  expect(udap.map(({ resource }) => resource).filter((resource) => resource === `${practices}/locator/fhir`)).toHaveLength(1);
  expect(udap.filter(({ resource }) => resource.includes('/members/'))).toHaveLength(7);
  expect(iua.filter(({ resource }) => resource.includes('/members/'))).toHaveLength(5);
  for (const { extensions } of udap)
    expect(extensions).toEqual({
      'hl7-b2b': {
        version: '1',
        subject_name: 'Dr Hana Cole',
        subject_id: 'urn:oid:2.16.840.1.113883.19.41.9#mh-cole',
        subject_role: `${nucc}#208D00000X`,
        organization_id: 'urn:oid:2.16.840.1.113883.19.41.1',
        organization_name: 'Aldous Military Health',
        purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
      },
    });
  for (const { extensions } of iua)
    expect(extensions).toMatchObject({
      ihe_iua: {
        subject_name: 'Dr Hana Cole',
        subject_organization: 'Aldous Military Health',
        purpose_of_use: [{ system: 'urn:oid:2.16.840.1.113883.5.8', code: 'TREAT' }],
      },
    });
  // Nothing was refused on the way, and what names the user names no patient.
  const all = (await Promise.all([practices, hospitals].map(readAssertions))).flat();
  expect(all.filter(({ outcome }) => outcome !== 'granted')).toEqual([]);
  expect(JSON.stringify(all)).not.toMatch(/ferrer|4400205517/i);
});

// H02: the next reader's tokens are their own, within minutes of the first and from the same process.
test('a second clinician is named with their own role and provider', async ({ page }) => {
  await openFederal(page, 'FERRER');
  await Promise.all([practices, hospitals].map(clearAssertions));
  await openFederal(page, 'FERRER', 'rc-calder');
  const named = (await used(practices)).map(({ extensions }) => extensions);
  expect(named).toHaveLength(8);
  for (const extensions of named)
    expect(extensions).toMatchObject({
      'hl7-b2b': {
        subject_name: 'Ms Ines Calder',
        subject_role: `${nucc}#163W00000X`,
        organization_id: 'urn:oid:2.16.840.1.113883.19.41.4',
      },
    });
});
