import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';

export type Path = readonly (string | number)[];

/** Lists every text and number of a value, with its path. */
export function leafPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string' || typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => leafPaths(part, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** Lists every yes and no of a value, with its path. */
export function booleanPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'boolean') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => booleanPaths(part, [...path, Array.isArray(value) ? Number(key) : key]));
}

/**
 * Lists every object within a value, with its path: an element of another version, or of none, may stand in it. Leaves
 * out the objects that are read outside the kinds: the patient's reference, narrative, extensions.
 */
export function objectPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([key, part]) =>
    apart.test(key) || (path.length === 0 && elsewhere.test(key))
      ? []
      : objectPaths(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? within : [path, ...within];
}

const apart = /^(_.*|extension|modifierExtension|text|meta)$/;
const elsewhere = /^(subject|patient|for|beneficiary|individual)$/;

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined), value);
}

/** Copies a value with another one at one path. */
export function put(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? put(item, rest, by) : item));
  const object = objectOf(value) ?? {};
  return { ...object, [key]: put(object[key], rest, by) };
}

/** Path that an entry does not show, and the reason that a reader loses nothing by it. */
interface Silent {
  readonly what: string;
  readonly fits: (last: string, parent: JsonObject, names: string, above: JsonObject) => boolean;
}

/** Tells whether another coding of the concept has words. */
const isWorded = ({ coding }: JsonObject): boolean => objectsOf(coding).some((one) => one.display !== undefined);
const has = (object: JsonObject, ...keys: readonly string[]): boolean => keys.some((key) => object[key] !== undefined);

/**
 * Paths that are left out of an entry on purpose. A path is the names of its elements; `parent` is the object around the
 * leaf. Every other path must be in the entry.
 */
export const silentLeaves: readonly Silent[] = [
  {
    what: 'type and technical ids',
    fits: (last, _, names) => /^(resourceType|id|meta(\..*)?)$/.test(names) || last === 'id' || last === 'resourceType',
  },
  {
    what: 'whose it is: checked before, and in the banner',
    fits: (_, __, names) =>
      /^(subject|patient|for|beneficiary|subscriber|individual)\.(reference|display|type|identifier\..*)$|^contained\.(subject|patient)\./.test(
        names,
      ),
  },
  {
    what: 'who the patient was at the time of the document: the banner says who',
    fits: (_, __, names) => names.startsWith('context.sourcePatientInfo.'),
  },
  { what: 'whether a narrative was generated', fits: (last, parent) => last === 'status' && has(parent, 'div') },
  { what: 'system and version of a code', fits: (last) => last === 'system' || last === 'version' },
  {
    what: 'a code beside words, as a coding or as the unit of a figure',
    fits: (last, parent, _, concept) => last === 'code' && (has(parent, 'display', 'unit') || has(concept, 'text') || isWorded(concept)),
  },
  {
    what: 'the words of a code beside the concept’s own text or another’s words',
    fits: (last, _, names) => last === 'display' && `.${names}`.endsWith('.coding.display'),
  },
  {
    what: 'the reference of somebody or something named beside it',
    fits: (last, parent, _, above) => last === 'reference' && (has(parent, 'display', 'identifier') || has(above, 'identifier')),
  },
  {
    what: 'type or number of a reference that is named',
    fits: (last, parent, names, above) =>
      (last === 'type' && has(parent, 'reference', 'display', 'identifier')) ||
      (/\.identifier\./.test(names) && (last !== 'value' || has(above, 'display', 'reference'))),
  },
  {
    what: 'what an identifier is for, and who gave it out',
    fits: (last, parent, names) =>
      (last === 'use' && has(parent, 'value', 'system', 'type', 'assigner', 'family', 'given', 'text', 'line', 'city')) ||
      /(^|\.)assigner\./.test(names),
  },
  {
    what: 'technical names of the questions of a form',
    fits: (last, _, names) => names.startsWith('item.') && (last === 'linkId' || last === 'definition'),
  },
  {
    what: 'the order of dosages, in which they stand',
    fits: (last, _, names) => /dosage\w*\.sequence$/i.test(names) && last === 'sequence',
  },
  {
    what: 'address, content, measures and checksum of a file: for the viewer of documents',
    fits: (last, parent, names) =>
      (last === 'url' && (has(parent, 'contentType', 'title', 'hash', 'size') || /(attachment|\bdocument)\.url$/.test(names))) ||
      (/^(data|hash|size|height|width|frames|duration)$/.test(last) &&
        /ttachment|presentedForm|content|image|photo|signature|^contained\.data$/.test(names)) ||
      last === 'contentType',
  },
  { what: 'figures of a waveform, which is named and not drawn', fits: (_, __, names) => /valueSampledData\./.test(names) },
  {
    what: 'the records listed by a section that has words of its own',
    fits: (_, parent, names) => /^(section\.)+entry\.reference$/.test(names) && has(parent, 'reference'),
  },
  { what: 'technical names of single images', fits: (_, __, names) => /^series\.instance\.|^series\.endpoint\./.test(names) },
];

export function silentAt(resource: unknown, path: Path): Silent | undefined {
  const last = path.findLast((key) => typeof key === 'string');
  if (typeof last !== 'string') return undefined;
  const place = path.slice(0, path.lastIndexOf(last));
  const names = path.filter((key) => typeof key === 'string').join('.');
  const parent = objectOf(at(resource, place)) ?? {};
  // Skips the index of a list: the object that holds the list counts.
  const above = objectOf(at(resource, place.slice(0, typeof place.at(-1) === 'number' ? -2 : -1))) ?? {};
  return silentLeaves.find(({ fits }) => fits(last, parent, names, above));
}
