import type { Category } from '#/lib/record/model/category.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import { absenceStatedBy } from '#/lib/fhir/absence/absent-unknown.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, listOf, objectOf, objectsOf, referenceOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Kind, KindDescription } from '#/lib/fhir/kind-parts/kind.ts';
import { kindFor, supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { nameResource } from './name-resource.ts';
import { normalise } from './normalise.ts';
import { withNotOrdered } from '#/lib/fhir/filing/not-ordered.ts';
import { provenanceFacts } from '#/lib/fhir/answer/provenance-facts.ts';
import { type ResourceContext, resourceContextOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { withStatusCodes } from './status-in-words.ts';
import { withSides } from './sides.ts';
import { scanResource } from './labels-and-modifiers.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

export interface DescribeContext {
  /** `PublicSource.id` */
  readonly source: string;
  /** Version that the source speaks; R4 when not given. */
  readonly version?: Version;
  /** Finds a resource of the same source, as sent, by a reference's text (`Practitioner/7`, absolute or `urn:`). */
  readonly lookup: (reference: string) => Resource | undefined;
  /** `Type/id` of the resource of this source that a reference names; where not given, whatever address it has (a Bundle's own). */
  readonly nameOf?: (reference: string) => string | undefined;
  /** Provenances that the source sent beside a resource, by its `Type/id`. */
  readonly provenanceOf?: (name: string) => readonly Resource[];
}

/** Result of describing one resource. `reference` is `Type/id`, where it had one. */
export type DescribeResult =
  /** `labels` are `meta.security` and labels inside the resource, for policy only. */
  | { readonly type: 'entry'; readonly entry: TimelineEntry; readonly labels: readonly Coding[] }
  /** Shown by the entries that point to it, or about the answer rather than the patient. */
  | { readonly type: 'supporting'; readonly resourceType: string; readonly reference?: string }
  | { readonly type: 'unreadable'; readonly resourceType: string; readonly reference?: string };

/**
 * Describes one untrusted resource. Total: never throws, whatever it is given. The readers below take any value; the
 * catch is for faults that nobody thought of, so that one bad resource never takes its neighbours along (H06).
 */
export function describe(value: unknown, context: DescribeContext): DescribeResult {
  const sentResource = resourceOf(value);
  if (sentResource === undefined) return { type: 'unreadable', resourceType: typeNameOf(value) };
  const reference = referenceOf(sentResource);
  try {
    const resource = inR4(sentResource, context);
    return isSupporting(resource)
      ? { type: 'supporting', ...namesOf(sentResource, reference) }
      : describeEntry(sentResource, resource, context, reference);
  } catch {
    return { type: 'unreadable', ...namesOf(sentResource, reference) };
  }
}

function namesOf({ resourceType }: Resource, reference: string | undefined): { resourceType: string; reference?: string } {
  return reference === undefined ? { resourceType } : { resourceType, reference };
}

function inR4(sentResource: Resource, { version }: DescribeContext): Resource {
  const resource = version === undefined ? sentResource : version.toR4(sentResource);
  // Some servers send the text against the specification: a "do not" must not be lost for its quotation marks (H11).
  return resource.doNotPerform === 'true' || isForbiddenByModifier(resource) ? { ...resource, doNotPerform: true } : resource;
}

/** FHIR's own extension for "do not", in versions and types that have no element for it. */
function isForbiddenByModifier({ modifierExtension }: Resource): boolean {
  if (modifierExtension === undefined) return false;
  const stated = objectsOf(modifierExtension).find(({ url }) => url === 'http://hl7.org/fhir/StructureDefinition/request-doNotPerform');
  return stated?.valueBoolean === true;
}

function describeEntry(
  sentResource: Resource,
  resource: Resource,
  describeContext: DescribeContext,
  reference: string | undefined,
): DescribeResult {
  const kind = kindFor(resource.resourceType);
  const sentContext = resourceContextOf(
    withNamesWithin(withSides(withStatusCodes(resource, kind.codes))),
    describeContext.source,
    (text) => {
      const target = describeContext.lookup(text);
      return target && nameResource(inR4(target, describeContext), '', () => undefined).resource;
    },
    describeContext.nameOf,
  );
  const named = nameResource(sentContext.resource, kind.words, sentContext.resolve);
  const context = { ...sentContext, resource: named.resource };
  const scanned = scanResource(resource);
  const id = `${describeContext.source}|${reference ?? `${sentResource.resourceType}/${contentKey(sentResource)}`}`;
  const described = normalise(kind, context, scanned, withNotOrdered(describedBy(kind, context, named.nothingKnown), context.resource), id);
  const provenances = reference === undefined ? [] : (describeContext.provenanceOf?.(reference) ?? []);
  const entry =
    provenances.length === 0 ? described : { ...described, facts: [...described.facts, ...provenanceFacts(provenances, context)] };
  return { type: 'entry', entry: typedAsSent(entry, sentResource, reference), labels: scanned.labels };
}

/** Contained resources with their next best names: a medicine may be named by one. */
function withNamesWithin(resource: Resource): Resource {
  if (resource.contained === undefined) return resource;
  const contained = listOf(resource.contained).map((part) => {
    const within = resourceOf(part);
    return within === undefined ? part : nameResource(within, '', () => undefined).resource;
  });
  return { ...resource, contained };
}

/**
 * The kind's description; what only says that nothing is known states neither yes nor no, whatever its status, and forbids nothing.
 * Nor does an order not to give "none": words that deny are not denied again (H13).
 */
function describedBy(kind: Kind, context: ResourceContext, nothingKnown: string | undefined): KindDescription {
  const described = kind.describe(context);
  const isDeniedTwice =
    described.assertion === 'denied' && twiceDeniable.has(described.category) && absenceStatedBy(described.code, described.category);
  const title = nothingKnown ?? (isDeniedTwice ? described.code?.text : undefined);
  if (title === undefined) return described;
  const { forbids: _, ...unforbidding } = described;
  return { ...unforbidding, title, assertion: 'not-known', cautions: [] };
}

/** Categories whose entries deny by their status or by doNotPerform. */
const twiceDeniable: ReadonlySet<Category> = new Set<Category>(['medications', 'immunizations', 'procedures']);

/** Gives the entry the source's own name for the type: two of its types may be one in R4, and references use its names. */
function typedAsSent(entry: TimelineEntry, { resourceType }: Resource, reference: string | undefined): TimelineEntry {
  if (entry.resourceType === resourceType) return entry;
  return { ...entry, resourceType, origins: entry.origins.map((origin) => ({ ...origin, reference: reference ?? resourceType })) };
}

function isSupporting(resource: Resource): boolean {
  return supportingTypes.has(resource.resourceType) || kindFor(resource.resourceType).standsAlone?.(resource) === false;
}

/** Makes a name for a resource without a usable id: the same content has the same name. FNV-1a. */
function contentKey(resource: Resource): string {
  let hash = 0x81_1c_9d_c5;
  const content = JSON.stringify(resource, (_, value: unknown) => (typeof value === 'string' ? endsOf(value) : value));
  for (let at = 0; at < content.length; at += 1) hash = Math.imul(hash ^ content.charCodeAt(at), 0x01_00_01_93) >>> 0;
  return `~${hash.toString(36)}`;
}

const endLength = 100_000;

/** The beginning, the end and the length of a text so long that all of it would hold everyone else up. */
function endsOf(text: string): string {
  return text.length <= 2 * endLength ? text : `${text.slice(0, endLength)}…${text.length}…${text.slice(-endLength)}`;
}

function typeNameOf(value: unknown): string {
  const type = objectOf(value)?.resourceType;
  return typeof type === 'string' && type.length <= 64 && type !== '' ? type : 'unknown';
}
