import fc from 'fast-check';
import { describe as suite, expect, test } from 'vitest';
import { describe } from './describe.ts';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { fixtures } from '#/lib/fhir/fixtures/resources.ts';

const context = { source: 'city', lookup: () => undefined };
const all = Object.values(fixtures).flat();

suite('any input', () => {
  test.each([
    [undefined],
    [null],
    [3],
    ['Observation'],
    [[]],
    [{}],
    [{ resourceType: 7 }],
    [{ resourceType: '' }],
    [{ resourceType: 'A b' }],
  ])('%j is unreadable', (value) => {
    expect(describe(value, context).type).toBe('unreadable');
  });

  test('a reader that fails takes no neighbour along (H06)', () => {
    const resource = {
      resourceType: 'Observation',
      id: '1',
      get status(): string {
        throw new Error('broken');
      },
    };
    expect(describe(resource, context)).toEqual({ type: 'unreadable', resourceType: 'Observation', reference: 'Observation/1' });
  });

  test('a lookup that goes round in circles ends', () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: '1',
      practitioner: { reference: 'PractitionerRole/1' },
      organization: { reference: 'PractitionerRole/1' },
    };
    const flag = { resourceType: 'Flag', id: '1', status: 'active', code: { text: 'X' }, author: { reference: 'PractitionerRole/1' } };
    expect(describe(flag, { source: 'city', lookup: () => role }).type).toBe('entry');
  });

  test('10,000 levels end in an entry that says so', () => {
    const deep: Record<string, unknown> = {};
    let at = deep;
    for (let level = 0; level < 10_000; level += 1) at = at['x'] = {};
    const entry = entryOf({ resourceType: 'Observation', id: '1', extension: deep, code: { text: 'Hb' } });
    expect(entry.cautions).toContainEqual({ type: 'may-change-meaning', text: 'Parts nested too deeply to read' });
  });

  test('keys of the prototype are values like any others', () => {
    const resource: unknown = JSON.parse(
      '{"resourceType":"Zebra","id":"1","__proto__":{"status":"polluted"},"constructor":"x","toString":{"hasOwnProperty":1}}',
    );
    const entry = entryOf(resource);
    expect(entry.status).toBeUndefined();
    expect(factsOf(entry)).toMatchObject({ Constructor: 'x' });
  });

  test('a resource without an id is an entry, the same content the same one', () => {
    const flag = { resourceType: 'Flag', status: 'active', code: { text: 'X' } };
    expect(entryOf(flag).id).toMatch(/^city\|Flag\/~/);
    expect(entryOf({ ...flag }).id).toBe(entryOf(flag).id);
  });
});

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    0,
    -1,
    '',
    ' ',
    'x',
    '1961-04-93',
    '\u202Eabc',
    [],
    {},
    [[]],
    [null],
    { text: 7 },
    { coding: 'x' },
    { reference: 9 },
    { toString: 1 },
    'entered-in-error',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The places of a value, as paths. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? replaced(item, rest, by) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, by) };
}

/** Faults of the description of a resource. */
function problemsOf(value: unknown): readonly string[] {
  const described = describe(value, context);
  if (described.type !== 'entry') return [];
  const { entry } = described;
  const texts = [entry.title, ...entry.facts.flatMap(({ label, value: text }) => [label, text])];
  const broken = texts.filter((text) => text.trim() === '' || /\[object Object\]|^undefined$|NaN/.test(text));
  return JSON.stringify(entry).length < 200_000 ? broken : [...broken, 'too long'];
}

test('H06 no mutation of any fixture throws or leaves a row without words', () => {
  const places = all.flatMap((resource) => pathsOf(resource).map((path) => ({ resource, path })));
  fc.assert(
    fc.property(fc.constantFrom(...places), junk, ({ resource, path }, by) => {
      const problems = problemsOf(replaced(resource, path, by));
      if (problems.length > 0) throw new Error(`${path.join('.')}: ${problems.join(', ')}`);
    }),
    { numRuns: 4_000 },
  );
}, 60_000);

test('H06 every place of every fixture takes every kind of junk, and stays an entry', () => {
  const values = [
    undefined,
    null,
    true,
    7,
    'x',
    [],
    {},
    [[]],
    [null],
    [7],
    { text: 7 },
    { coding: { code: {} } },
    { value: {} },
    { reference: [] },
  ];
  const lost = all.flatMap((resource) =>
    pathsOf(resource)
      .filter(([first]) => first !== undefined && first !== 'resourceType')
      .flatMap((path) =>
        values
          // The patient decides whether these are entries at all.
          .filter(() => !(/^(patient|subject)$/.test(path[0] ?? '') && /^(Device|Specimen)$/.test(resource.resourceType)))
          .filter((by) => describe(replaced(resource, path, by), context).type !== 'entry')
          .map((by) => `${path.join('.')} = ${JSON.stringify(by)}`),
      ),
  );
  expect(lost).toEqual([]);
}, 60_000);
