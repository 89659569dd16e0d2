import { describe as suite, expect, test } from 'vitest';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { hl7Examples, hl7Packages, kindFixtures } from '#/lib/fhir/testing/data-sets.ts';
import { silentLeaves } from '#/lib/fhir/testing/leaves.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { describeAs, searchBooleans, searchLeaves } from './lost-leaves.ts';

/** `npm run leaves` looks at every example of HL7; the unit tests at a sample. */
const isWhole = process.env.MODE === 'whole';
const sampled = 48;
/** Without the longest examples, whose every leaf is drawn in seconds each. */
const longest = 8_000;

const exampleVersions = supportedVersions.filter(({ label }) => label in hl7Packages);

suite('H36 H06 each clinical leaf is drawn, in a row, a drawer or on paper, or stands in the list of silent leaves', () => {
  test.each(supportedVersions)('fixtures of $label', (version) => {
    const resources = version.label === 'R4' ? kindFixtures : (versionFixtures[version.label] ?? []);
    const { lost, searched } = searchLeaves(resources, describeAs(version));
    expect(lost).toEqual([]);
    expect(searched).toBeGreaterThan(300);
  });

  test.each(supportedVersions)(
    'H11 every yes and no, of the fixtures and of examples of HL7, in $label',
    (version) => {
      const fixtures = version.label === 'R4' ? kindFixtures : (versionFixtures[version.label] ?? []);
      const examples = exampleVersions.includes(version) ? hl7Examples(version.label as keyof typeof hl7Packages) : [];
      const chosen = isWhole ? examples : examples.filter((example, index) => index % 4 === 0);
      const { lost, searched } = searchBooleans([...fixtures, ...chosen], describeAs(version));
      expect(lost).toEqual([]);
      expect(searched).toBeGreaterThan(5);
    },
    600_000,
  );

  const reasons = new Set<string>();
  test.each(exampleVersions)(
    'examples of HL7 in $label',
    (version) => {
      const examples = hl7Examples(version.label as keyof typeof hl7Packages);
      const chosen = isWhole
        ? examples
        : examples.filter((example, index) => index % sampled === 0 && JSON.stringify(example).length < longest);
      const found = searchLeaves(chosen, describeAs(version));
      for (const reason of found.reasons) reasons.add(reason);
      if (isWhole) console.log(`${version.label}: ${found.searched} leaves of ${chosen.length} examples, ${found.lost.length} lost`);
      expect(examples.length).toBeGreaterThan(300);
      expect(found.lost).toEqual([]);
      expect(found.searched).toBeGreaterThan(100);
    },
    3_600_000,
  );

  test.skipIf(!isWhole)('every reason of the list is needed', () => {
    expect(silentLeaves.map(({ what }) => what).filter((what) => !reasons.has(what))).toEqual([]);
  });
});
