import { describe } from '#/lib/fhir/describe/describe.ts';
import { type Resource, resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { type Path, at, booleanPaths, leafPaths, put, silentAt } from '#/lib/fhir/testing/leaves.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { drawEntries, source } from './draw-entries.tsx';

/** Describes one resource as its source's reader does; undefined where it makes no entry. */
export type Describe = (resource: Resource) => TimelineEntry | undefined;

export interface LeafSearch {
  /** Leaves that stand in nothing that is drawn, each by its resource and path. */
  readonly lost: readonly string[];
  /** Leaves that were looked for. */
  readonly searched: number;
  /** Reasons of `silentLeaves` for which a leaf was left out. */
  readonly reasons: ReadonlySet<string>;
}

/** Entries of all resources of one source, as its reader makes them and the page receives them; each can name the others. */
export function entriesAs(resources: readonly Resource[], version: Version | undefined): readonly TimelineEntry[] {
  const byReference = new Map(resources.map((resource) => [`${resource.resourceType}/${String(resource.id)}`, resource]));
  const context = { source: source.id, ...(version && { version }), lookup: (reference: string) => byReference.get(reference) };
  return resources.flatMap((resource) => {
    const described = describe(resource, context);
    return described.type === 'entry' ? [JSON.parse(JSON.stringify(described.entry)) as TimelineEntry] : [];
  });
}

export function describeAs(version: Version): Describe {
  return (resource) => entriesAs([resource], version)[0];
}

/**
 * Puts a mark in the place of each text and number of each resource, one at a time, and looks for it in the rows, drawers
 * and paper that are drawn of it (H36). A leaf of `silentLeaves` may be missing; every other one is lost.
 */
export function searchLeaves(resources: readonly Resource[], describeResource: Describe): LeafSearch {
  const lost: string[] = [];
  const reasons = new Set<string>();
  let searched = 0;
  for (const resource of resources) {
    for (const path of leafPaths(resource)) {
      if (path.length === 1 && path[0] === 'resourceType') continue;
      searched += 1;
      if (isDrawn(resource, path, searched, describeResource)) continue;
      const silent = silentAt(resource, path);
      if (silent === undefined) lost.push(`${resource.resourceType}/${String(resource.id)}: ${path.join('.')}`);
      else reasons.add(silent.what);
    }
  }
  return { lost, searched, reasons };
}

function isDrawn(resource: Resource, path: Path, number: number, describeResource: Describe): boolean {
  // Neither stands anywhere else in the fixtures, and no word of the screen holds them.
  const mark = typeof at(resource, path) === 'number' ? 7_351_925 : `Zq${number}x`;
  const marked = resourceOf(put(resource, path, mark));
  const entry = marked && describeResource(marked);
  if (entry === undefined) return true;
  const words = String(mark).toLowerCase();
  // The page is sent the entry as JSON: a leaf that is not in it cannot be drawn.
  const message = JSON.stringify(entry);
  if (!message.toLowerCase().includes(words)) return entry.facts.some(({ label }) => label === 'More values');
  const record = drawEntries([JSON.parse(message) as TimelineEntry]);
  return (['drawers', 'rows', 'paper'] as const).some((place) => record[place].toLowerCase().includes(words));
}

/** An element that says nothing about the patient: that somebody chose the code themselves. */
const silentBoolean = 'userSelected';

/** Every yes and no of each resource that changes nothing that is drawn when it is the other (H11, H36). */
export function searchBooleans(resources: readonly Resource[], describeResource: Describe): Pick<LeafSearch, 'lost' | 'searched'> {
  const paths = resources.flatMap((resource) => booleanPaths(resource).map((path) => ({ resource, path })));
  const searchedPaths = paths.filter(({ path }) => path.at(-1) !== silentBoolean);
  const textWith = (resource: Resource, path: Path, answer: boolean): string => {
    const changed = resourceOf(put(resource, path, answer));
    const entry = changed && describeResource(changed);
    const record = entry && drawEntries([entry]);
    return record === undefined ? String(answer) : [record.rows, record.drawers].join('\n');
  };
  const lost = searchedPaths
    .filter(({ resource, path }) => textWith(resource, path, true) === textWith(resource, path, false))
    .map(({ resource, path }) => `${resource.resourceType}/${String(resource.id)}: ${path.join('.')}`);
  return { lost, searched: searchedPaths.length };
}
