import { type JsonObject, type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import { type Path, at, leafPaths, put, silentAt } from './leaves.ts';

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Resource spoilt in one way, as the JSON text of an answer; `marks` must be readable in its entry. */
export interface Spoilt {
  readonly text: string;
  readonly marks: readonly string[];
  /** Path that was spoilt, for the reader of a failure. */
  readonly where?: string;
}

export interface Spoiling {
  readonly how: string;
  readonly spoil: (resource: Resource, mark: string, random: () => number) => Spoilt | undefined;
}

const unseen = ['\u0000', '\uFEFF', '\u202E', '\u2066', '\u0007'];

/** Paths of the texts that an entry shows. */
function readablePaths(resource: Resource): readonly Path[] {
  return leafPaths(resource).filter(
    (path) => typeof at(resource, path) === 'string' && path.join() !== 'resourceType' && !silentAt(resource, path),
  );
}

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined => items[Math.floor(random() * items.length)];

/** Elements of the resource itself, without those that name its type and its patient. */
function elementsOf(resource: Resource): readonly string[] {
  return Object.keys(resource).filter(
    (key) =>
      !/^(resourceType|id|meta|text|subject|patient|for|beneficiary|participant|actor|candidate|individual|contained|_.*)$/.test(key),
  );
}

function atLeaf(change: (mark: string, random: () => number, was: string) => string): Spoiling['spoil'] {
  return (resource, mark, random) => {
    const path = pick(readablePaths(resource), random);
    if (path === undefined) return undefined;
    return {
      text: JSON.stringify(put(resource, path, change(mark, random, String(at(resource, path))))),
      marks: [mark],
      where: path.join('.'),
    };
  };
}

function atElement(change: (value: unknown, mark: string, random: () => number) => unknown, marked: boolean): Spoiling['spoil'] {
  return (resource, mark, random) => {
    const key = pick(elementsOf(resource), random);
    if (key === undefined) return undefined;
    return { text: JSON.stringify({ ...resource, [key]: change(resource[key], mark, random) }), marks: marked ? [mark] : [] };
  };
}

/** JSON that no object literal could hold: keys of the prototype, numbers beyond any. */
function beside(extra: (mark: string, random: () => number) => string, marked = true): Spoiling['spoil'] {
  return (resource, mark, random) => ({
    text: `${JSON.stringify(resource).slice(0, -1)},${extra(mark, random)}}`,
    marks: marked ? [mark] : [],
  });
}

function deep(mark: string, levels: number): unknown {
  let value: unknown = { valueString: mark };
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { within: value };
  return value;
}

const wrong: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  7.5,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  [{}],
  { '': '' },
  ['x', 7, null, { a: 1 }],
];

/** Ways in which an answer may be spoilt. A mark that is planted must not be lost. */
export const spoilings: readonly Spoiling[] = [
  { how: 'other words', spoil: atLeaf((mark) => mark) },
  {
    how: 'marks that are not seen, and turned directions',
    spoil: atLeaf((mark, random) => `${pick(unseen, random) ?? ''}${mark}${pick(unseen, random) ?? ''}`),
  },
  { how: 'half characters', spoil: atLeaf((mark) => `${mark}\uD83D`) },
  { how: 'marks piled upon letters', spoil: atLeaf((mark) => `${mark} e${'\u0301'.repeat(40)}`) },
  { how: 'long words', spoil: atLeaf((mark) => `${mark} ${'long '.repeat(400)}`) },
  { how: 'markup', spoil: atLeaf((mark) => `<img src=x onerror=alert(1)>${mark}`) },
  {
    how: 'a key of the prototype',
    spoil: beside(
      (mark, random) =>
        `"${pick(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'], random) ?? ''}":{"text":"${mark}"}`,
      false,
    ),
  },
  { how: 'an element that nobody knows', spoil: beside((mark) => `"zebra":[{"stripe":{"text":"${mark}"}}]`) },
  {
    how: 'a huge number',
    spoil: beside(
      (mark, random) =>
        `"zebra":{"text":"${mark}"},"lion":{"value":${pick(['1e400', '-1e308', '123456789012345678901234567890', '0.10000000000000000001', '1E-400'], random) ?? '0'}}`,
    ),
  },
  { how: 'shallow nesting', spoil: beside((mark) => `"zebra":${JSON.stringify(deep(mark, 6))}`) },
  { how: 'deep nesting', spoil: beside((mark) => `"zebra":${JSON.stringify(deep(mark, 90))}`, false) },
  { how: 'an element of a wrong type', spoil: atElement((_, __, random) => pick(wrong, random), false) },
  {
    how: 'a list for one, one for a list',
    spoil: atElement((value) => (Array.isArray(value) ? (value[0] as unknown) : [value, value]), false),
  },
  {
    how: 'a modifier that nobody knows',
    spoil: beside((mark) => `"modifierExtension":[{"url":"https://x.test/not","valueString":"${mark}"}]`),
  },
  {
    how: 'an extension',
    spoil: beside(
      (mark) => `"extension":[{"url":"https://x.test/more","extension":[{"url":"part","valueCodeableConcept":{"text":"${mark}"}}]}]`,
    ),
  },
  {
    how: 'an unknown status',
    spoil: (resource, mark) =>
      typeof resource.status === 'string' ? { text: JSON.stringify({ ...resource, status: mark }), marks: [mark] } : undefined,
  },
  {
    how: 'an element of another kind',
    spoil: (resource, mark) => ({
      text: JSON.stringify(withForeign(resource, mark)),
      marks: resource.doNotPerform === undefined ? [mark] : [],
    }),
  },
  { how: 'no id', spoil: (resource) => ({ text: JSON.stringify({ ...resource, id: undefined }), marks: [] }) },
  {
    how: 'a strange id',
    spoil: (resource, mark, random) => ({
      text: JSON.stringify({ ...resource, id: pick(['../x', 'a b', 'é', '__proto__', '1|2', 'x'.repeat(300)], random) }),
      marks: [],
    }),
  },
];

/** Elements that older servers, or those of another version, may send as well. */
function withForeign(resource: Resource, mark: string): JsonObject {
  const foreign: JsonObject = { zebraNote: { text: mark }, recordedOnX: '1961-04-93' };
  return { ...foreign, ...objectOf(resource) };
}
