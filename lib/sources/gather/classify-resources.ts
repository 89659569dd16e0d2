import { describe, type DescribeContext, type DescribeResult } from '#/lib/fhir/describe/describe.ts';
import { referenceOf, resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { referencesIn } from '#/lib/fhir/resource/references-in.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { withoutReferences } from '#/lib/fhir/resource/without-references.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { type InheritedLabels, withContainerLabels } from '#/lib/fhir/answer/container-labels.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { RefusedResource } from '#/lib/record/model/timeline-message.ts';
import type { EntryLinks, LabelledEntry, WithholdableSupport } from '#/lib/sources/answer/source-event.ts';
import { OversizeRecord } from '#/lib/sources/reading/oversize-record.ts';
import { withBundleNames } from './bundle-names.ts';
import { provenanceOnPage } from '#/lib/fhir/answer/page-provenance.ts';
import { nameAtServer } from '#/lib/sources/http/address-under-base.ts';
import { nameRecordOfOrigin } from './name-record-of-origin.ts';
import { checkSubject, isForeign, type RecordSubject } from './subject-check.ts';

/** Resources that one source sent in one running request, as far as classifying the next depends on them. */
export interface ReceivedResources {
  readonly source: string;
  /** FHIR version that the source speaks. */
  readonly version: Version;
  readonly subject: RecordSubject;
  /** `Type/id` of each resource classified so far: a copy, from another query, is supporting. */
  readonly seen: Set<string>;
  /** Targets of references, by reference text; no entries, to stay small. */
  readonly supporting: Map<string, Resource>;
  /** Labels of Lists and Provenances, for what they name. */
  readonly inherited?: InheritedLabels;
}

/** The one end of a received resource. */
export type ClassifiedResource =
  | { readonly type: 'entry'; readonly labelled: LabelledEntry }
  /** `withholdable`: the condition on which policy takes it out of the count again. */
  | { readonly type: 'supporting'; readonly withholdable?: WithholdableSupport; readonly isProvenance?: true }
  /** `labels`: its own confidentiality, as its arrival may be a secret too. */
  | { readonly type: 'refused'; readonly refused: RefusedResource; readonly labels?: readonly Coding[] };

/**
 * Classifies `size` resources at a time, so that the caller of a long page can let others go on between slices. A slice is empty where
 * `isDue` asks for a stop before it is full, and while the page as a whole is looked at.
 */
export function* classifyInSlices(
  sentEntries: readonly BundleEntry[],
  received: ReceivedResources,
  size: number,
  isDue: () => boolean = () => false,
): Generator<readonly ClassifiedResource[], void> {
  const entries = yield* inEmptySlices(withContainerLabels(sentEntries, received.inherited ?? new Map()));
  // Made when first needed: on most pages no resource refers to another.
  let page: ReadonlyMap<string, Resource> | undefined = entries.length > fewEntries ? yield* inEmptySlices(namedIn(entries)) : undefined;
  const lookup = (reference: string): Resource | undefined =>
    (page ??= new Map(entries.flatMap(namesOf))).get(reference) ?? received.supporting.get(reference);
  const named: ReceivedResources = { ...received, subject: yield* inEmptySlices(withBundleNames(entries, received.subject)) };
  const nameOf = (reference: string): string | undefined => nameAtServer(received.subject.server, reference);
  const provenances = provenanceOnPage(entries, nameOf);
  const provenanceOf = (name: string): readonly Resource[] => provenances.get(name) ?? [];
  const context = { source: received.source, version: received.version, lookup, nameOf, provenanceOf };
  const classify = (entry: BundleEntry): ClassifiedResource => {
    const classified = withLinks(classifyEntry(entry, named, context), entry, context);
    if (classified.type !== 'entry') return classified;
    return { type: 'entry', labelled: nameRecordOfOrigin(classified.labelled, entry.resource, received.subject) };
  };
  let slice: ClassifiedResource[] = [];
  for (const entry of entries) {
    slice.push(classify(entry));
    if (slice.length === size) {
      yield slice;
      slice = [];
    } else if (isDue()) yield [];
  }
  if (slice.length > 0) yield slice;
}

/** Entries of a page whose names are put in a map at once, if at all. */
const fewEntries = 1_000;

function* namedIn(entries: readonly BundleEntry[]): Generator<void, ReadonlyMap<string, Resource>> {
  const named = new Map<string, Resource>();
  for (const [at, entry] of entries.entries()) {
    for (const [name, resource] of namesOf(entry)) named.set(name, resource);
    if (at % fewEntries === 0) yield;
  }
  return named;
}

function* inEmptySlices<Result>(work: Generator<void, Result>): Generator<readonly ClassifiedResource[], Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield [];
  }
}

type ServerContext = DescribeContext & Required<Pick<DescribeContext, 'nameOf' | 'provenanceOf'>>;

function withLinks(classified: ClassifiedResource, entry: BundleEntry, context: ServerContext): ClassifiedResource {
  const resource = resourceOf(entry.resource);
  if (classified.type !== 'entry' || resource === undefined) return classified;
  return { type: 'entry', labelled: { ...classified.labelled, links: resourceLinks(resource, context) } };
}

/** Links of a resource's entry: policy may keep back a target, and the entry is then described without it (H24). */
function resourceLinks(resource: Resource, context: ServerContext): EntryLinks {
  const idOf = (reference: string): EntryId | undefined => {
    const name = context.nameOf(reference) ?? referenceOf(context.lookup(reference));
    return name === undefined || supportingTypes.has(name.slice(0, name.indexOf('/'))) ? undefined : `${context.source}|${name}`;
  };
  let memo: readonly string[] | undefined;
  const provenances = context.provenanceOf(referenceOf(resource) ?? '');
  const texts = (): readonly string[] => (memo ??= [...new Set([resource, ...provenances.map(agentsOf)].flatMap(referencesIn))]);
  return {
    targets: () => [...new Set(texts().flatMap((text) => idOf(text) ?? []))],
    references: () =>
      texts().flatMap((text) => {
        const target = context.lookup(text) ?? context.lookup(context.nameOf(text) ?? '');
        // The Patient is no secret in their own record: a label of it is one of the address.
        return target?.resourceType === 'Patient' ? [] : [{ text, id: idOf(text), labels: target ? labelsOf(target) : [] }];
      }),
    withoutReferences: (hidden) => {
      const seen = (part: Resource): Resource => withoutReferences(part, (text) => hidden.has(text));
      const described = describe(seen(resource), { ...context, provenanceOf: () => provenances.map(seen) });
      return described.type === 'entry' ? described.entry : undefined;
    },
  };
}

/** Memoised: most resources of a source point to the same few. */
const labelsKnown = new WeakMap<Resource, readonly Coding[]>();

function labelsOf(resource: Resource): readonly Coding[] {
  const labels = labelsKnown.get(resource) ?? scanResource(resource).labels;
  labelsKnown.set(resource, labels);
  return labels;
}

function classifyEntry(entry: BundleEntry, received: ReceivedResources, context: DescribeContext): ClassifiedResource {
  if (entry.resource instanceof OversizeRecord) return refuseOversize(entry.resource, entry.labels);
  const resource = resourceOf(entry.resource);
  const reference = referenceOf(resource);
  const verdict = resource ? checkSubject(resource, received.subject, received.version) : 'this-patient';
  if (verdict !== 'this-patient') return refuseResource(resource, reference, isForeign(verdict) ? verdict : 'unreadable');
  const classified = classifyOnce({ resource, key: reference }, received, () => {
    const described = describe(entry.resource, context);
    if (described.type === 'supporting' && resource && !isProvenance(resource))
      for (const [name] of namesOf(entry)) received.supporting.set(name, resource);
    return described;
  });
  // An entry without a resource has only the labels around it.
  if (classified.type !== 'refused' || entry.labels === undefined) return classified;
  return { ...classified, labels: [...(classified.labels ?? []), ...entry.labels] };
}

interface Identified {
  readonly resource: Resource | undefined;
  /** `Type/id`, or another name that only copies of the resource share; undefined if it has none. */
  readonly key: string | undefined;
}

/** Classifies a resource of this patient as it is described the first time; a copy of it is supporting. */
export function classifyOnce(
  { resource, key }: Identified,
  { source, seen }: Pick<ReceivedResources, 'source' | 'seen'>,
  describeResource: () => DescribeResult,
): ClassifiedResource {
  if (key !== undefined && seen.has(key)) return { ...copyOf(`${source}|${key}`), ...(isProvenance(resource) && { isProvenance: true }) };
  if (key !== undefined) seen.add(key);
  const described = describeResource();
  switch (described.type) {
    case 'entry':
      // The same content twice without an id would be two entries with one id.
      if (key === undefined && seen.has(described.entry.id)) return copyOf(described.entry.id);
      if (key === undefined) seen.add(described.entry.id);
      return { type: 'entry', labelled: { entry: described.entry, labels: described.labels } };
    case 'supporting':
      return supportingResource(resource);
    case 'unreadable':
      return refuseResource(resource, described.reference, 'unreadable');
  }
}

const isProvenance = (resource: Resource | undefined): boolean => resource?.resourceType === 'Provenance';

/** A Provenance without its targets: they are the entries that show it. */
function agentsOf({ target: _target, ...provenance }: Resource): Resource {
  return provenance;
}

const copyOf = (id: EntryId): ClassifiedResource => ({ type: 'supporting', withholdable: { id, labels: [] } });

/** A label of the Patient is one of their address, and withholds nothing else. */
function supportingResource(resource: Resource | undefined): ClassifiedResource {
  const labels = resource === undefined || resource.resourceType === 'Patient' ? [] : labelsOf(resource);
  return {
    type: 'supporting',
    ...(labels.length > 0 && { withholdable: { labels } }),
    ...(isProvenance(resource) && { isProvenance: true }),
  };
}

/** Refuses a resource. Labels never hide another patient's: its arrival is an alarm (H02). */
export function refuseResource(
  resource: Resource | undefined,
  reference: string | undefined,
  reason: RefusedResource['reason'],
  bundleLabels: readonly Coding[] = [],
): ClassifiedResource & { readonly type: 'refused' } {
  const refused = { resourceType: resource?.resourceType ?? 'unknown', reason, ...(reference !== undefined && { reference }) };
  const labels = reason === 'other-patient' ? [] : [...(resource === undefined ? [] : labelsOf(resource)), ...bundleLabels];
  return { type: 'refused', refused, ...(labels.length > 0 && { labels }) };
}

/** Refuses a resource that is too large to be described: its type is known if it stood at its beginning. */
function refuseOversize({ type, id, meta }: OversizeRecord, bundleLabels: readonly Coding[] | undefined): ClassifiedResource {
  const begun = type === undefined ? undefined : { resourceType: type, ...(id !== undefined && { id }), meta };
  return refuseResource(begun, referenceOf(begun), 'unreadable', bundleLabels);
}

/** Texts by which another resource may refer to this one. */
function namesOf({ resource, fullUrl }: BundleEntry): readonly (readonly [string, Resource])[] {
  const named = resourceOf(resource);
  const reference = referenceOf(named);
  if (!named) return [];
  return [...(reference === undefined ? [] : [[reference, named] as const]), ...(fullUrl === undefined ? [] : [[fullUrl, named] as const])];
}
