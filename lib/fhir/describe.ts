import type { Coding } from '#/lib/record/coded.ts';
import type { TimelineEntry } from '#/lib/record/timeline-entry.ts';
import { type Resource, objectOf, resourceOf } from './json.ts';
import { kindFor, supportingTypes } from './kinds/registry.ts';
import { normalise } from './normalise.ts';
import { readingOf, referenceOf } from './reading.ts';
import { scan } from './scan.ts';

export interface DescribeContext {
  /** `PublicSource.id` */
  readonly source: string;
  /** Finds a resource of the same source by a reference's text (`Practitioner/7`, absolute or `urn:`), if it is at hand. */
  readonly lookup: (reference: string) => Resource | undefined;
}

/** What one resource is for us. `reference` is `Type/id`, where it had one. */
export type Described =
  /** `labels` are `meta.security` and labels inside the resource: for policy only. */
  | { readonly type: 'entry'; readonly entry: TimelineEntry; readonly labels: readonly Coding[] }
  /** It is shown by the entries that point to it, or is about the answer, not the patient. */
  | { readonly type: 'supporting'; readonly resourceType: string; readonly reference?: string }
  | { readonly type: 'unreadable'; readonly resourceType: string; readonly reference?: string };

/**
 * One resource, untrusted, to what it is for us. Total: it never throws, whatever it is given. The readers below take
 * any value; the catch is for what nobody thought of, so that one bad resource never takes its neighbours along (H06).
 */
export function describe(value: unknown, context: DescribeContext): Described {
  const resource = resourceOf(value);
  if (resource === undefined) return { type: 'unreadable', resourceType: typeNameOf(value) };
  const reference = referenceOf(resource);
  const named = { resourceType: resource.resourceType, ...(reference !== undefined && { reference }) };
  if (isSupporting(resource)) return { type: 'supporting', ...named };
  try {
    return describeEntry(resource, context, reference);
  } catch {
    return { type: 'unreadable', ...named };
  }
}

function describeEntry(resource: Resource, { source, lookup }: DescribeContext, reference: string | undefined): Described {
  const kind = kindFor(resource.resourceType);
  const reading = readingOf(resource, source, lookup);
  const scanned = scan(resource);
  const id = `${source}|${reference ?? `${resource.resourceType}/${contentKey(resource)}`}`;
  return { type: 'entry', entry: normalise(kind, reading, scanned, kind.describe(reading), id), labels: scanned.labels };
}

function isSupporting(resource: Resource): boolean {
  return supportingTypes.has(resource.resourceType) || kindFor(resource.resourceType).standsAlone?.(resource) === false;
}

/** A name for a resource that came without a usable id: the same content has the same name. FNV-1a. */
function contentKey(resource: Resource): string {
  let hash = 0x81_1c_9d_c5;
  for (const character of JSON.stringify(resource)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return `~${hash.toString(36)}`;
}

function typeNameOf(value: unknown): string {
  const type = objectOf(value)?.resourceType;
  return typeof type === 'string' && type.length <= 64 && type !== '' ? type : 'unknown';
}
