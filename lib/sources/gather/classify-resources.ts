import { describe, type DescribeContext, type Described } from '#/lib/fhir/describe/describe.ts';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { literalOf, referencesIn } from '#/lib/fhir/resource/references-in.ts';
import { scan } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { withoutReferences } from '#/lib/fhir/resource/without-references.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { RefusedResource } from '#/lib/record/model/timeline-message.ts';
import type { EntryLinks, LabelledEntry, WithholdableSupport } from '#/lib/sources/answer/source-event.ts';
import { withBundleNames } from './bundle-names.ts';
import { nameRecordOfOrigin } from './name-record-of-origin.ts';
import { checkSubject, type Subject } from './subject-check.ts';

/** All that one source sent in one running request: every resource ends as entry, supporting or refused, once. */
export interface ReceivedResources {
  readonly source: string;
  /** What it speaks. */
  readonly version: Version;
  readonly subject: Subject;
  /** `Type/id` of what was counted already: the same again, from another query, is supporting. */
  readonly seen: Set<string>;
  /** What it counts as supporting though it may have to be kept back. */
  readonly withholdable: WithholdableSupport[];
  /** What entries refer to, by reference text; no entries, to stay small. */
  readonly supporting: Map<string, Resource>;
}

export type ClassifiedResource =
  | { readonly type: 'entry'; readonly labelled: LabelledEntry }
  | { readonly type: 'supporting' }
  /** With what it says of its confidentiality: that it came may be a secret too. */
  | { readonly type: 'refused'; readonly refused: RefusedResource; readonly labels?: readonly Coding[] };

/** One page's resources, each to what it is for us. */
export function classifyResources(entries: readonly BundleEntry[], received: ReceivedResources): readonly ClassifiedResource[] {
  return [...classifyInSlices(entries, received, Math.max(1, entries.length))].flat();
}

/** The same, `size` resources at a time, in their order: whoever takes a long page so can let others have their turn between. */
export function* classifyInSlices(
  entries: readonly BundleEntry[],
  received: ReceivedResources,
  size: number,
): Generator<readonly ClassifiedResource[], void> {
  // Made when first needed: most pages hold nothing that another of their resources needs by name.
  let page: ReadonlyMap<string, Resource> | undefined;
  const lookup = (reference: string): Resource | undefined =>
    (page ??= new Map(entries.flatMap(namesOf))).get(reference) ?? received.supporting.get(reference);
  const named: ReceivedResources = { ...received, subject: withBundleNames(entries, received.subject) };
  const context: DescribeContext = { source: received.source, version: received.version, lookup };
  const one = (entry: BundleEntry): ClassifiedResource => {
    const found = withLinks(sort(entry, named, context), entry, context);
    return found.type === 'entry'
      ? { type: 'entry', labelled: nameRecordOfOrigin(found.labelled, entry.resource, received.subject) }
      : found;
  };
  for (let at = 0; at < entries.length; at += size) yield entries.slice(at, at + size).map(one);
}

function withLinks(sorted: ClassifiedResource, entry: BundleEntry, context: DescribeContext): ClassifiedResource {
  const resource = resourceOf(entry.resource);
  if (sorted.type !== 'entry' || resource === undefined) return sorted;
  return { type: 'entry', labelled: { ...sorted.labelled, links: resourceLinks(resource, context) } };
}

/** Links of a resource's entry: policy may keep back a target, and the entry is then described without it (H24). */
function resourceLinks(resource: Resource, context: DescribeContext): EntryLinks {
  const idOf = (reference: string): EntryId | undefined => {
    const name = literalOf(reference) ?? referenceOf(context.lookup(reference));
    return name === undefined || supportingTypes.has(name.slice(0, name.indexOf('/'))) ? undefined : `${context.source}|${name}`;
  };
  let memo: readonly string[] | undefined;
  const texts = (): readonly string[] => (memo ??= [...new Set(referencesIn(resource))]);
  return {
    targets: () => [...new Set(texts().flatMap((text) => idOf(text) ?? []))],
    references: () =>
      texts().flatMap((text) => {
        const target = context.lookup(text) ?? context.lookup(literalOf(text) ?? '');
        // Whose record it is, everyone knows: a label of the person is one of their address.
        return target?.resourceType === 'Patient' ? [] : [{ text, id: idOf(text), labels: target ? labelsOf(target) : [] }];
      }),
    withoutReferences: (hidden) => {
      const described = describe(
        withoutReferences(resource, (text) => hidden.has(text)),
        context,
      );
      return described.type === 'entry' ? described.entry : undefined;
    },
  };
}

/** Everything that a source sends points to the same few. */
const labelsKnown = new WeakMap<Resource, readonly Coding[]>();

function labelsOf(resource: Resource): readonly Coding[] {
  const known = labelsKnown.get(resource) ?? scan(resource).labels;
  labelsKnown.set(resource, known);
  return known;
}

function sort(entry: BundleEntry, received: ReceivedResources, context: DescribeContext): ClassifiedResource {
  const resource = resourceOf(entry.resource);
  const reference = referenceOf(resource);
  const verdict = resource ? checkSubject(resource, received.subject, received.version) : 'this-patient';
  if (verdict === 'other-patient') return refuse(resource, reference, 'other-patient');
  if (verdict === 'not-said') return refuse(resource, reference, 'unreadable');
  if (reference !== undefined && received.seen.has(reference)) return again(`${received.source}|${reference}`, received);
  if (reference !== undefined) received.seen.add(reference);
  return sorted(describe(entry.resource, context), entry, resource, reference, received);
}

function sorted(
  described: Described,
  entry: BundleEntry,
  resource: Resource | undefined,
  reference: string | undefined,
  received: ReceivedResources,
): ClassifiedResource {
  switch (described.type) {
    case 'entry':
      // The same content twice without an id would be one entry with one id: the second is a copy.
      if (reference === undefined) {
        if (received.seen.has(described.entry.id)) return again(described.entry.id, received);
        received.seen.add(described.entry.id);
      }
      return { type: 'entry', labelled: { entry: described.entry, labels: described.labels } };
    case 'supporting':
      if (resource) for (const [name] of namesOf(entry)) received.supporting.set(name, resource);
      received.withholdable.push(...withholdableSupport(resource));
      return { type: 'supporting' };
    case 'unreadable':
      return refuse(resource, described.reference, 'unreadable');
  }
}

/** A label of the person is one of their address. */
export function withholdableSupport(resource: Resource | undefined): readonly WithholdableSupport[] {
  const labels = resource === undefined || resource.resourceType === 'Patient' ? [] : labelsOf(resource);
  return labels.length === 0 ? [] : [{ labels }];
}

function again(id: EntryId, { withholdable }: ReceivedResources): ClassifiedResource {
  withholdable.push({ id, labels: [] });
  return { type: 'supporting' };
}

function refuse(resource: Resource | undefined, reference: string | undefined, reason: RefusedResource['reason']): ClassifiedResource {
  const refused = { resourceType: resource?.resourceType ?? 'unknown', reason, ...(reference !== undefined && { reference }) };
  // What is another patient's is told whatever it is: that is an alarm.
  const labels = resource === undefined || reason === 'other-patient' ? [] : labelsOf(resource);
  return { type: 'refused', refused, ...(labels.length > 0 && { labels }) };
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
