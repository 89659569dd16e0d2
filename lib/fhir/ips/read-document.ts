import type { Coding } from '#/lib/record/model/coded.ts';
import { parseReference } from '#/lib/record/model/resource-reference.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { type OutcomeIssue, issuesOf } from '#/lib/fhir/answer/outcome-issues.ts';
import { bundleLabels, entryLabels, withLabels } from '#/lib/fhir/answer/container-labels.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { withoutLinks } from './narrative-links.ts';
import { type ReferenceResolver, resolverOf } from './resolve.ts';
import { type SummarySection, summarySections } from './sections.ts';

/** Document Bundle (FHIR R4 §2.42): its Composition, its other entries, and the contents of its sections. */
export interface DocumentBundle {
  /** Every entry with the labels of the Bundle among its own, the Composition first; one without an id has that of its `urn:uuid:`. */
  readonly entries: readonly BundleEntry[];
  readonly composition: Resource;
  readonly sections: readonly SummarySection[];
  /** Finds the position of the entry that a reference of the document points to. */
  readonly resolve: ReferenceResolver;
  /** ID of the narrative's element that says the same, by position of the entry. */
  readonly narrativeLinks: ReadonlyMap<number, string>;
  /** Remarks of the server that came inside the Bundle. */
  readonly issues: readonly OutcomeIssue[];
  /** The Bundle names a further page: it is not the whole document. */
  readonly hasNext: boolean;
}

export type ReadDocument =
  | { readonly ok: true; readonly document: DocumentBundle }
  | { readonly ok: false; readonly why: 'operation-outcome'; readonly issues: readonly OutcomeIssue[] }
  /** `received`: how many resources came instead. */
  | { readonly ok: false; readonly why: 'not-a-document'; readonly issues: readonly []; readonly received: number };

/**
 * Reads a document. Total: names what came instead where it is none. Some servers type the answer of `$summary` as a
 * `searchset` or `collection`, and add their remarks: what begins with a Composition is read as the document that it is.
 */
export function readDocument(body: unknown): ReadDocument {
  const bundle = resourceOf(body);
  if (bundle?.resourceType === 'OperationOutcome') return { ok: false, why: 'operation-outcome', issues: issuesOf(bundle) };
  const labels = bundleLabels(bundle);
  const sentEntries = bundle?.resourceType === 'Bundle' ? listOf(bundle.entry).map((entry) => entryOf(entry, labels)) : [];
  const { entries, links: narrativeLinks } = withoutLinks(remarksLast(sentEntries));
  const composition = resourceOf(entries[0]?.resource);
  if (composition?.resourceType !== 'Composition') {
    const received = bundle === undefined ? 0 : bundle.resourceType === 'Bundle' ? sentEntries.length : 1;
    return { ok: false, why: 'not-a-document', issues: [], received };
  }
  const resolve = resolverOf(entries);
  const sections = summarySections(composition, entries, resolve);
  const issues = entries.flatMap(({ resource }) => issuesOf(resource));
  const hasNext = objectsOf(bundle?.link).some(({ relation }) => lineOf(relation)?.toLowerCase() === 'next');
  return { ok: true, document: { entries, composition, sections, resolve, narrativeLinks, issues, hasNext } };
}

/** Moves remarks about the answer behind the document's own resources, which begin with the Composition. */
function remarksLast(entries: readonly BundleEntry[]): readonly BundleEntry[] {
  const isRemark = ({ resource }: BundleEntry): boolean => resourceOf(resource)?.resourceType === 'OperationOutcome';
  return [...entries.filter((entry) => !isRemark(entry)), ...entries.filter(isRemark)];
}

/** Gives a resource without an id the name of its entry (FHIR R4 §3.1.1.1.5): it is then its name in the record too. */
function entryOf(value: unknown, labels: readonly Coding[]): BundleEntry {
  const entry = objectOf(value);
  const fullUrl = lineOf(entry?.fullUrl);
  const resource = resourceOf(entry?.resource);
  const target = fullUrl === undefined ? undefined : parseReference(fullUrl);
  const named = resource !== undefined && resource.id === undefined && target?.kind === 'urn' ? { ...resource, id: target.id } : undefined;
  return { resource: withLabels(named ?? entry?.resource, [...labels, ...entryLabels(entry)]), ...(fullUrl !== undefined && { fullUrl }) };
}
