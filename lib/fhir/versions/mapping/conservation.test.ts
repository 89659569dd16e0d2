import fc from 'fast-check';
import { describe as suite, expect, test } from 'vitest';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { fixtures } from '#/lib/fhir/fixtures/resources.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';

/** Left out on purpose: R4 means "no" by saying nothing, the type's name is kept by the entry, and a relation is an element's name in R4. */
const negations = new Set(['notGiven', 'wasNotGiven', 'wasNotTaken', 'notDone', 'notPerformed']);
const relations = new Set<unknown>(['has-member', 'derived-from']);
const isDropped = (key: string, value: unknown): boolean =>
  key === 'resourceType' || (key === 'type' && relations.has(value)) || (negations.has(key) && (value === false || value === 'false'));

function leavesOf(value: unknown, found = new Map<unknown, number>(), key = ''): ReadonlyMap<unknown, number> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) leavesOf(part, found, Array.isArray(value) ? key : name);
  } else if (value !== null && value !== undefined && !isDropped(key, value)) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

/** Values that came more often than they are found afterwards. */
function lost(before: unknown, after: unknown): readonly unknown[] {
  const left = leavesOf(after);
  return [...leavesOf(before)].filter(([leaf, count]) => (left.get(leaf) ?? 0) < count).map(([leaf]) => leaf);
}

const everything = [...Object.values(fixtures), ...Object.values(versionFixtures)].flat();
const types = [...new Set(everything.map(({ resourceType }) => resourceType))];

function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  const object = objectOf(value);
  return object === undefined ? [] : Object.entries(object).flatMap(([key, part]) => [key, ...keysIn(part)]);
}

/** Elements of the fixtures, and those that they become. */
const elements = [
  ...new Set([
    ...keysIn(everything),
    ...supportedVersions.flatMap(({ label, toR4 }) => (versionFixtures[label] ?? []).flatMap((one) => keysIn(toR4(one)))),
  ]),
  '_status',
  '_context',
  '__proto__',
  'toString',
].filter((key) => key !== 'resourceType');

const leaf = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.string({ maxLength: 6 }),
  fc.constantFrom('active', 'entered-in-error', 'n', 'recorded', 'requested', 'has-member', 'taking'),
  fc.constant(null),
);
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...elements), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const invented = fc
  .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...elements), anyValue, { maxKeys: 10 }))
  .map(([resourceType, body]): Resource => ({ ...body, resourceType }));

/** A fixture with one to four of its elements replaced, wherever in it. */
const mutated = fc
  .tuple(fc.constantFrom(...everything), fc.array(fc.tuple(fc.nat(60), anyValue), { minLength: 1, maxLength: 4 }))
  .map(([resource, edits]): Resource =>
    edits.reduce<Resource>((changed, [at, value]) => replacedAt(changed, at, value), structuredClone(resource)),
  );

function replacedAt(resource: Resource, at: number, value: unknown): Resource {
  let left = at;
  const walk = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(walk);
    return Object.fromEntries(
      Object.entries(part).map(([key, one]) => {
        left -= 1;
        return [key, key !== 'resourceType' && left === 0 ? value : walk(one)];
      }),
    );
  };
  return { ...objectOf(walk(resource)), resourceType: resource.resourceType };
}

suite.each(supportedVersions)('$label', ({ label, toR4 }) => {
  test.each((versionFixtures[label] ?? []).map((one) => [`${one.resourceType}/${String(one.id)}`, one] as const))(
    '%s loses nothing and is read',
    (_, one) => {
      const before = JSON.stringify(one);
      expect(lost(one, toR4(one))).toEqual([]);
      expect(JSON.stringify(one), 'the input is as it was').toBe(before);
    },
  );

  test('H06 H10 whatever comes, nothing throws and no value is lost', () => {
    fc.assert(
      fc.property(fc.oneof(invented, mutated), (resource) => {
        const before = JSON.stringify(resource);
        const mapped = toR4(resource);
        expect(lost(resource, mapped)).toEqual([]);
        expect(JSON.stringify(resource)).toBe(before);
        expect(['entry', 'supporting']).toContain(
          describe(resource, { source: 'city', version: { ...supportedVersions[2]!, toR4 }, lookup: () => undefined }).type,
        );
      }),
      { numRuns: label.startsWith('R4') ? 100 : 3_400 },
    );
  }, 120_000);
});

test('10,000 levels deep end', () => {
  for (const { toR4 } of supportedVersions)
    for (const key of ['contained', 'group', 'dosage', 'reason']) {
      let deep: unknown = {};
      for (let level = 0; level < 10_000; level += 1) deep = { resourceType: 'QuestionnaireResponse', [key]: [deep] };
      expect(() => toR4({ resourceType: 'QuestionnaireResponse', [key]: [deep] })).not.toThrow();
    }
});

test('resources in the shape of R4 pass unchanged through every version whose names they share', () => {
  const r4 = Object.values(fixtures).flat();
  for (const { label, toR4 } of supportedVersions.filter(({ label }) => label.startsWith('R4')))
    for (const resource of r4) expect(toR4(resource), label).toBe(resource);
});
