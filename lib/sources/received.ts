import { describe, type DescribeContext, type Described } from '#/lib/fhir/describe.ts';
import { objectOf, resourceOf, type Resource } from '#/lib/fhir/json.ts';
import { scan } from '#/lib/fhir/scan.ts';
import { withoutReferences } from '#/lib/fhir/without-references.ts';
import type { Coding } from '#/lib/record/coded.ts';
import type { BundleEntry } from '#/lib/fhir/bundle.ts';
import type { Version } from '#/lib/fhir/version.ts';
import type { RefusedResource } from '#/lib/record/timeline-message.ts';
import type { LabelledEntry } from './gathering.ts';
import { withBundleNames } from './bundle-names.ts';
import { ofRecord } from './several-records.ts';
import { checkSubject, type Subject } from './subject-check.ts';

/** All that one source sent in one running request: every resource ends as entry, supporting or refused, once. */
export interface Received {
  readonly source: string;
  /** What it speaks. */
  readonly version: Version;
  readonly subject: Subject;
  /** `Type/id` of what was counted already: the same again, from another query, is supporting. */
  readonly seen: Set<string>;
  /** What entries refer to, by reference text; no entries, to stay small. */
  readonly supporting: Map<string, Resource>;
}

export type Sorted =
  | { readonly type: 'entry'; readonly labelled: LabelledEntry }
  | { readonly type: 'supporting' }
  | { readonly type: 'refused'; readonly refused: RefusedResource };

/** One page's resources, each to what it is for us. */
export function sortPage(entries: readonly BundleEntry[], received: Received): readonly Sorted[] {
  return [...sortInSlices(entries, received, Math.max(1, entries.length))].flat();
}

/** The same, `size` resources at a time, in their order: whoever takes a long page so can let others have their turn between. */
export function* sortInSlices(entries: readonly BundleEntry[], received: Received, size: number): Generator<readonly Sorted[], void> {
  // Made when first needed: most pages hold nothing that another of their resources needs by name.
  let page: ReadonlyMap<string, Resource> | undefined;
  const lookup = (reference: string): Resource | undefined =>
    (page ??= new Map(entries.flatMap(namesOf))).get(reference) ?? received.supporting.get(reference);
  const named: Received = { ...received, subject: withBundleNames(entries, received.subject) };
  const context: DescribeContext = { source: received.source, version: received.version, lookup };
  const labels = labelsIn(entries);
  const one = (entry: BundleEntry): Sorted => {
    const found = withGuard(sort(entry, named, context), entry, labels, context);
    return found.type === 'entry' ? { type: 'entry', labelled: ofRecord(found.labelled, entry.resource, received.subject) } : found;
  };
  for (let at = 0; at < entries.length; at += size) yield entries.slice(at, at + size).map(one);
}

/** Labels of what an entry may point to, by its names; most pages have none. */
function labelsIn(entries: readonly BundleEntry[]): ReadonlyMap<string, readonly Coding[]> {
  const labelled = entries.filter(({ resource }) => objectOf(objectOf(resource)?.meta)?.security !== undefined);
  return new Map(
    labelled.flatMap((entry) => {
      const resource = resourceOf(entry.resource);
      const labels = resource ? scan(resource).labels : [];
      return namesOf(entry).map(([name]) => [name, labels] as const);
    }),
  );
}

/** Policy may keep back what an entry points to: then it is described again as if it did not (H24). */
function withGuard(sorted: Sorted, entry: BundleEntry, labels: ReadonlyMap<string, readonly Coding[]>, context: DescribeContext): Sorted {
  const resource = resourceOf(entry.resource);
  if (sorted.type !== 'entry' || labels.size === 0 || resource === undefined) return sorted;
  const without: LabelledEntry['without'] = (isKept) => {
    let points = false;
    const left = withoutReferences(resource, (reference) => {
      const found = labels.get(reference) ?? labels.get(literalOf(reference) ?? '');
      const hidden = found !== undefined && isKept(found);
      points ||= hidden;
      return hidden;
    });
    const described = points ? describe(left, context) : undefined;
    return described?.type === 'entry' ? described.entry : undefined;
  };
  return { type: 'entry', labelled: { ...sorted.labelled, without } };
}

const literalOf = (reference: string): string | undefined =>
  /(?:^|\/)([A-Z][A-Za-z]{1,63}\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^\s/]+)?$/.exec(reference)?.[1];

function sort(entry: BundleEntry, received: Received, context: DescribeContext): Sorted {
  const resource = resourceOf(entry.resource);
  const reference = referenceOf(resource);
  const verdict = resource ? checkSubject(resource, received.subject, received.version) : 'this-patient';
  if (verdict === 'other-patient') return refuse(resource, reference, 'other-patient');
  if (verdict === 'not-said') return refuse(resource, reference, 'unreadable');
  if (reference !== undefined && received.seen.has(reference)) return { type: 'supporting' };
  if (reference !== undefined) received.seen.add(reference);
  return sorted(describe(entry.resource, context), entry, resource, reference, received);
}

function sorted(
  described: Described,
  entry: BundleEntry,
  resource: Resource | undefined,
  reference: string | undefined,
  received: Received,
): Sorted {
  switch (described.type) {
    case 'entry':
      // The same content twice without an id would be one entry with one id: the second is a copy.
      if (reference === undefined) {
        if (received.seen.has(described.entry.id)) return { type: 'supporting' };
        received.seen.add(described.entry.id);
      }
      return { type: 'entry', labelled: { entry: described.entry, labels: described.labels } };
    case 'supporting':
      if (resource) for (const [name] of namesOf(entry)) received.supporting.set(name, resource);
      return { type: 'supporting' };
    case 'unreadable':
      return refuse(resource, described.reference, 'unreadable');
  }
}

function refuse(resource: Resource | undefined, reference: string | undefined, reason: RefusedResource['reason']): Sorted {
  return {
    type: 'refused',
    refused: { resourceType: resource?.resourceType ?? 'unknown', reason, ...(reference !== undefined && { reference }) },
  };
}

/** The texts by which another resource may refer to it. */
function namesOf({ resource, fullUrl }: BundleEntry): readonly (readonly [string, Resource])[] {
  const named = resourceOf(resource);
  const reference = referenceOf(named);
  if (!named) return [];
  return [...(reference === undefined ? [] : [[reference, named] as const]), ...(fullUrl === undefined ? [] : [[fullUrl, named] as const])];
}

export function referenceOf(resource: Resource | undefined): string | undefined {
  return typeof resource?.id === 'string' && /^[A-Za-z0-9\-.]{1,64}$/.test(resource.id)
    ? `${resource.resourceType}/${resource.id}`
    : undefined;
}
