import type { Coding } from '#/lib/record/model/coded.ts';
import { typeAndIdOf } from '#/lib/record/model/resource-reference.ts';
import { hideNothing } from '#/lib/record/security-labels/read-label.ts';
import { labelsAt, labelsIn } from './security-label.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, referenceOf, resourceOf } from '#/lib/fhir/resource/json.ts';

/** Labels of a Bundle itself: they hold for each of its entries (DS4P). */
export function bundleLabels(bundle: JsonObject | undefined): readonly Coding[] {
  if (bundle === undefined) return [];
  const { entry: _entries, ...head } = bundle;
  return labelsIn(head);
}

const plainParts = new Set(['resource', 'fullUrl', 'link', 'request']);

/** Parts of an entry, with the elements that they always have: these are no labels, and stand in every entry. */
const partsOfEntry: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['search', new Set(['mode', 'score'])],
  ['response', new Set(['status', 'location', 'etag', 'lastModified', 'outcome'])],
]);

function isPlain(key: string, part: unknown): boolean {
  if (plainParts.has(key)) return true;
  const elements = partsOfEntry.get(key);
  return elements !== undefined && Object.keys(objectOf(part) ?? {}).every((name) => elements.has(name));
}

/** Labels that some servers write at the entry, not at its resource. */
export function entryLabels(entry: JsonObject | undefined): readonly Coding[] {
  if (entry === undefined) return [];
  const parts = Object.entries(entry).filter(([key, part]) => !isPlain(key, part));
  return parts.length === 0 ? [] : labelsIn(Object.fromEntries(parts));
}

/** A resource with further labels among its own; anything but a resource as it came. */
export function withLabels(value: unknown, labels: readonly Coding[]): unknown {
  const resource = resourceOf(value);
  if (resource === undefined || labels.length === 0) return value;
  const meta = objectOf(resource.meta) ?? { stray: resource.meta };
  return { ...resource, meta: { ...meta, security: [...listOf(meta.security), ...labels] } };
}

/** Labels by `Type/id`, or `urn:uuid:…` of an answer, of what a labelled List or Provenance names. */
export type InheritedLabels = Map<string, readonly Coding[]>;

/** A resource of an answer, as far as it can contain or be contained. */
interface Sent {
  readonly resource: unknown;
  readonly fullUrl?: string;
}

/** A List within a List, as a consultation's topics and headings. */
const deepestList = 8;

/** Entries, or labels, looked at between two stops. */
const sliceLength = 500;

/**
 * Gives each resource the labels of the Lists and Provenances that name it: some servers label the List alone. `inherited` keeps
 * them for later pages of the same source. Stops now and then, as a page may be long.
 */
export function* withContainerLabels<Entry extends Sent>(
  entries: readonly Entry[],
  inherited: InheritedLabels,
): Generator<void, readonly Entry[]> {
  for (let pass = 0; pass < deepestList && (yield* addInherited(entries, inherited)); pass += 1);
  if (inherited.size === 0) return entries;
  return entries.map((entry) => {
    const labels = labelsFor(entry, inherited);
    return labels.length === 0 ? entry : { ...entry, resource: withLabels(entry.resource, labels) };
  });
}

/** Labels of what names this entry, by its type and id or by its name in the answer. */
function labelsFor({ resource, fullUrl }: Sent, inherited: InheritedLabels): readonly Coding[] {
  const [named, urn] = [inherited.get(referenceOf(resourceOf(resource)) ?? ''), inherited.get(fullUrl ?? '')];
  return named === undefined || urn === undefined ? (named ?? urn ?? []) : [...named, ...urn];
}

/** Labels that a List or a Provenance carries itself, but not those of single parts of it. */
function ownLabels({
  contained: _contained,
  entry: _entry,
  target: _target,
  agent: _agent,
  entity: _entity,
  ...head
}: Resource): readonly Coding[] {
  return Object.entries(head).flatMap(([key, part]) => (key === 'meta' ? labelsIn({ meta: part }) : labelsAt(head, key)));
}

/** Adds what this pass finds; returns whether that was anything new. */
function* addInherited(entries: readonly Sent[], inherited: InheritedLabels): Generator<void, boolean> {
  let added = false;
  for (const [at, entry] of entries.entries()) {
    if (at % sliceLength === sliceLength - 1) yield;
    const resource = resourceOf(entry.resource);
    if (resource === undefined || (resource.resourceType !== 'List' && resource.resourceType !== 'Provenance')) continue;
    const own = [...ownLabels(resource), ...labelsFor(entry, inherited)];
    const labels = own.filter((label) => !hideNothing([label]));
    if (labels.length === 0) continue;
    for (const name of targetsOf(resource)) {
      const earlier = inherited.get(name) ?? [];
      const earlierKeys = new Set(earlier.map(labelKey));
      const more = labels.filter((label) => !earlierKeys.has(labelKey(label)));
      if (labels.length + earlier.length > sliceLength) yield;
      if (more.length === 0) continue;
      inherited.set(name, [...earlier, ...more]);
      added = true;
    }
  }
  return added;
}

const labelKey = ({ system, code }: Coding): string => JSON.stringify([system, code]);

function targetsOf(resource: Resource): readonly string[] {
  const references = resource.resourceType === 'List' ? objectsOf(resource.entry).map(({ item }) => item) : listOf(resource.target);
  return references.flatMap((reference) => {
    const text = objectOf(reference)?.reference;
    return typeof text === 'string' ? (typeAndIdOf(text) ?? (text.startsWith('urn:') ? text : [])) : [];
  });
}
