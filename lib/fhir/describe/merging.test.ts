import { describe as group, expect, test } from 'vitest';
import { nameOfKey } from '#/lib/record/merge/identity-key.ts';
import { mergeRuleOfKind, mergeRules } from '#/lib/record/merge/kind-rules.ts';
import { mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import { prepareEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { describe } from './describe.ts';
import { fixtures } from '#/lib/fhir/fixtures/resources.ts';
import { type Resource, resourceOf } from '#/lib/fhir/resource/json.ts';
import { kinds } from '#/lib/fhir/kinds/registry.ts';

const examples = Object.values(fixtures).flat();

function entryAt(source: string, resource: unknown): TimelineEntry | undefined {
  const described = describe(resource, { source, lookup: () => undefined });
  return described.type === 'entry' ? described.entry : undefined;
}

group('the table of kinds says what kinds write', () => {
  test('every kind has its rule, and every rule its kind', () => {
    const withoutRule = kinds.filter(({ name }) => !mergeRules.has(name));
    expect(withoutRule.map(({ name }) => `${name} has no rule in lib/record/merge/kind-rules.ts`)).toEqual([]);
    const withoutKind = [...mergeRules.keys()].filter((name) => !kinds.some((kind) => kind.name === name));
    expect(withoutKind.map((name) => `${name} has no kind in lib/fhir/kinds/registry.ts`)).toEqual([]);
  });

  test.each(examples.map((resource) => [`${resource.resourceType} ${String(resource.id)}`, resource] as const))('%s', (_, resource) => {
    const entry = entryAt('city', resource);
    const { keyNames: keys, comparedFields: conflicts } = mergeRuleOfKind(entry?.kind ?? '');
    expect(keys).toEqual(expect.arrayContaining((entry?.identity ?? []).map(nameOfKey)));
    expect(conflicts).toEqual(expect.arrayContaining(Object.keys(entry?.compare ?? {})));
  });
});

/** Makes a copy of a resource for each of its leaves, with that leaf changed. */
function mutations(resource: Resource): readonly { readonly path: string; readonly changed: unknown }[] {
  return leavesOf(resource, []).map((path) => {
    const changed: unknown = structuredClone(resource);
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(at as object, key) as unknown, changed) as object;
    const key = path.at(-1) ?? '';
    Reflect.set(holder, key, other(Reflect.get(holder, key)));
    return { path: path.join('.'), changed };
  });
}

function leavesOf(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    path.length === 0 && (key === 'id' || key === 'resourceType') ? [] : leavesOf(part, [...path, key]),
  );
}

/** Another value of the same sort: another day, another number, another code. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  return /^\d{4}/.test(text) ? `${Number(text.slice(0, 4)) - 3}${text.slice(4)}` : `${text}1`;
}

/** An address is each source's own: another one proves nothing. Nor does a code of another system beside the same words. */
const bearing = ({ identity, compare, code, date, assertion }: TimelineEntry): string =>
  JSON.stringify([
    identity.filter((key) => !key.startsWith('file|url|')),
    Object.entries(compare).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    code?.codings.map((coding) => coding.code),
    date,
    assertion,
  ]);

/** Keys without a day: copies may be of different days, and each is shown with its own. */
const undated = new Set(['allergy', 'condition', 'alert']);

/** Names the optional fields, which no row shows, that only the first entry has (`KindRule.optional`). */
const leftOut = ({ compare, kind }: TimelineEntry, by: TimelineEntry): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(compare).filter(
      ([field]) => mergeRuleOfKind(kind).optionalFields?.includes(field) === true && by.compare[field] === undefined,
    ),
  );

/** Tells whether a copy may differ in this and still be a copy: by the table, the words or the code alone make it one. */
function isAllowed(entry: TimelineEntry, copy: TimelineEntry): boolean {
  const shared = entry.identity.filter((key) => copy.identity.includes(key));
  const isUndated = shared.some((key) => undated.has(nameOfKey(key)) || key.endsWith('|current'));
  const date = isUndated ? entry.date : copy.date;
  const isByName =
    mergeRuleOfKind(entry.kind).mergesByName === true && shared.some((key) => !['identifier', 'plan'].includes(nameOfKey(key)));
  const code = isByName ? entry.code : copy.code;
  // An issue's or a record's own number may differ where the thing itself is alike (`KindRule.apart`: number).
  const isNumbered =
    shared.some((key) => nameOfKey(key) !== 'identifier') && !(mergeRuleOfKind(entry.kind).separateBy?.includes('number') ?? false);
  const identity = shared.length > 0 && (isNumbered || isUndated || isByName) ? entry.identity : copy.identity;
  const compare = { ...leftOut(entry, copy), ...copy.compare };
  return (
    bearing({ ...copy, date, code, identity, compare }) === bearing({ ...entry, compare: { ...leftOut(copy, entry), ...entry.compare } })
  );
}

group('H20 one field changed in a copy of any fixture', () => {
  test.each(examples.map((resource) => [`${resource.resourceType} ${String(resource.id)}`, resource] as const))('%s', (_, resource) => {
    const entry = entryAt('city', resource);
    const same = entryAt('practice', resource);
    if (!entry || !same) return;
    const groupsWith = (copy: TimelineEntry) =>
      mergeEntries([prepareEntry(entry, { id: 'city', own: true }), prepareEntry(copy, { id: 'practice', own: false })]).map(
        (each) => each.group,
      );
    const whole = groupsWith(same);
    expect(
      whole.every(({ conflicts }) => conflicts.length === 0),
      'a faithful copy is no conflict',
    ).toBe(true);
    if (whole.length > 1) return;
    const hidden = mutations(resource).filter(({ changed }) => {
      const copy = entryAt('practice', resourceOf(changed));
      if (!copy || bearing({ ...copy, id: same.id }) === bearing(same) || isAllowed(entry, copy)) return false;
      const groups = groupsWith(copy);
      return groups.length === 1 && groups[0]?.conflicts.length === 0;
    });
    expect(hidden.map(({ path }) => path)).toEqual([]);
  });
});
