import { describe as suite, expect, test } from 'vitest';
import { isEntry } from '#/lib/record/stream/read-entry.ts';
import { describe } from './describe.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { hl7Examples, hl7Folder, kindFixtures } from '#/lib/fhir/testing/data-sets.ts';
import { type Path, at, leafPaths, objectPaths, put, silentAt, silentLeaves } from '#/lib/fhir/testing/leaves.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';

const used = new Set<string>();

/**
 * Names a text or number whose change is lost: a mark that stands nowhere else must be found in the entry, unless the
 * list of silent places says why not, or the entry says that it lists no more values.
 */
function lostAt(resource: Resource, path: Path, version: Version, number: number): string | undefined {
  const mark = typeof at(resource, path) === 'number' ? 7_351_925 : `Zq${number}x`;
  const described = describe(put(resource, path, mark), { source: 'city', version, lookup: () => undefined });
  if (described.type !== 'entry') return undefined;
  const { entry } = described;
  const text = JSON.stringify(entry);
  if (!isEntry(JSON.parse(text))) return 'no entry to the browser';
  if (text.toLowerCase().includes(String(mark).toLowerCase()) || entry.facts.some(({ label }) => label === 'More values')) return undefined;
  const silent = silentAt(resource, path);
  if (silent !== undefined) used.add(silent.what);
  return silent === undefined ? path.join('.') : undefined;
}

function lostIn(resources: readonly Resource[], version: Version): { readonly lost: readonly string[]; readonly marked: number } {
  let marked = 0;
  const lost = resources.flatMap((resource) =>
    leafPaths(resource).flatMap((path) => {
      marked += 1;
      const where = path.join('.') === 'resourceType' ? undefined : lostAt(resource, path, version, marked);
      return where === undefined ? [] : [`${resource.resourceType}/${String(resource.id)}: ${where}`];
    }),
  );
  return { lost, marked };
}

/** Names that no part has of itself: one of nobody's, and one that FHIR has elsewhere. */
const names = ['newElement', 'orderedBy'];

/** Names an unknown element that is lost. */
function lostWhenAdded(resource: Resource, path: Path, version: Version, name: string): string | undefined {
  const object = at(resource, path);
  if (typeof object !== 'object' || object === null || name in object) return undefined;
  const described = describe(put(resource, [...path, name], 'Zq7x'), { source: 'city', version, lookup: () => undefined });
  if (described.type !== 'entry') return undefined;
  const { facts } = described.entry;
  const said = facts.some(({ label, value }) => value === 'Zq7x' && /(new element|ordered by)$/i.test(label));
  return said || facts.some(({ label }) => label === 'More values') ? undefined : [...path, name].join('.');
}

suite('H10 an element that is not known is a fact, in whatever part it stands', () => {
  test.each(supportedVersions)('$label', (version) => {
    const resources = version.label === 'R4' ? kindFixtures : (versionFixtures[version.label] ?? []);
    const paths = resources.flatMap((resource) => objectPaths(resource).map((path) => [resource, path] as const));
    const lost = paths.flatMap(([resource, path]) =>
      names.flatMap((name) => {
        const where = lostWhenAdded(resource, path, version, name);
        return where === undefined ? [] : [`${resource.resourceType}/${String(resource.id)}: ${where}`];
      }),
    );
    expect(lost).toEqual([]);
    expect(paths.length).toBeGreaterThan(30);
  });
});

suite('H06 H10 every text and number of every fixture is in its entry, whatever it says', () => {
  test.each(supportedVersions)('$label', (version) => {
    const resources = version.label === 'R4' ? kindFixtures : (versionFixtures[version.label] ?? []);
    const { lost, marked } = lostIn(resources, version);
    expect(lost).toEqual([]);
    expect(marked).toBeGreaterThan(100);
  });
});

suite('H06 H10 every text and number of the HL7 R4 examples is in its entry, whatever it says', () => {
  const missing = hl7Folder === undefined;
  test.skipIf(missing)(
    missing ? 'skipped: hl7.fhir.r4.examples is not installed' : 'but of the largest, where they are too many',
    () => {
      const examples = hl7Examples().filter((resource) => JSON.stringify(resource).length < 8_000);
      const { lost, marked } = lostIn(examples, supportedVersions[2]!);
      expect(lost).toEqual([]);
      expect(marked).toBeGreaterThan(10_000);
      expect(silentLeaves.map(({ what }) => what).filter((what) => !used.has(what))).toEqual([]);
    },
    60_000,
  );
});
