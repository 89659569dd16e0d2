import type { DiagnosticReport, DocumentReference, FhirResource, Reference } from 'fhir/r4';
import { fileResource, resourceStem, type Chart } from '#/mocks/fhir/chart.ts';
import { hour, type Instant } from '#/mocks/fhir/time.ts';

type Moved = Map<string, string>;

interface Json {
  readonly [key: string]: unknown;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Points references to the copies of what was copied along; a reference to anything else keeps its name only, as messages between systems do. */
function relinked(value: unknown, moved: Moved): unknown {
  if (Array.isArray(value)) return value.map((item) => relinked(item, moved)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  if (typeof value.reference === 'string') {
    const copyReference = moved.get(value.reference);
    const named: Reference = typeof value.display === 'string' ? { display: value.display } : {};
    if (copyReference) return { ...named, reference: copyReference };
    return named.display ? named : undefined;
  }
  if (typeof value.url === 'string' && moved.has(value.url)) return { ...value, url: moved.get(value.url) };
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => entryOf(key, relinked(item, moved))));
}

function entryOf(key: string, item: unknown): readonly (readonly [string, unknown])[] {
  if (item === undefined || (Array.isArray(item) && item.length === 0)) return [];
  if (key === 'context' && isObject(item) && Object.keys(item).length === 0) return [];
  return [[key, item]];
}

function copyWith<R extends FhirResource>(to: Chart, resource: R, moved: Moved, received: Instant): R {
  const { id, meta } = resourceStem(to, 'copy', received);
  const { id: original, meta: _meta, ...rest } = resource;
  moved.set(`${resource.resourceType}/${original}`, `${resource.resourceType}/${id}`);
  // The walk keeps every element and changes references only, so the shape is still R.
  return fileResource(to, { ...(relinked(rest, moved) as R), id, meta });
}

const moving = (from: Chart, to: Chart): Moved => new Map([[from.subject.reference ?? '', to.subject.reference ?? '']]);

/** Time at which a copy arrives: half an hour after the resource was last written. */
function receivedAfter(resource: FhirResource): Instant {
  return Date.parse(resource.meta?.lastUpdated ?? '2024-01-08T09:00:00Z') + hour / 2;
}

/** The same fact in another organisation's system: its business identifiers stay, its id is new. */
export function copyResource<R extends FhirResource>(from: Chart, to: Chart, resource: R, change?: Partial<R>): R {
  return copyWith(to, { ...resource, ...change }, moving(from, to), receivedAfter(resource));
}

/** A report together with its results. */
export function copyReport(from: Chart, to: Chart, report: DiagnosticReport): DiagnosticReport {
  const moved = moving(from, to);
  const wanted = new Set(report.result?.map((result) => result.reference));
  const results: FhirResource[] = [];
  // Results stand shortly before their report, so the search ends soon.
  for (let index = from.resources.lastIndexOf(report); index >= 0 && wanted.size > 0; index -= 1) {
    const resource = from.resources[index];
    if (resource && wanted.delete(`${resource.resourceType}/${resource.id}`)) results.unshift(resource);
  }
  for (const result of results) copyWith(to, result, moved, receivedAfter(result));
  return copyWith(to, report, moved, receivedAfter(report));
}

/** A document together with its bytes: same master identifier, same hash. */
export function copyDocument(from: Chart, to: Chart, document: DocumentReference): DocumentReference {
  const moved = moving(from, to);
  const url = document.content[0]?.attachment.url;
  // The bytes stand just before the document.
  const held = from.resources.findLast((resource) => `${resource.resourceType}/${resource.id}` === url);
  if (held) copyWith(to, held, moved, receivedAfter(document));
  return copyWith(to, document, moved, receivedAfter(document));
}
