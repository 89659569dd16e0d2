import type { Resource } from '#/lib/fhir/resource/json.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { type Path, at, leafPaths, put, silentAt } from '#/lib/fhir/testing/leaves.ts';

/** A mark with the place in which it was put. */
export interface Mark {
  readonly mark: string;
  readonly place: string;
}

/** Elements whose words or figures steer nothing, so that all of a record can be marked at once. */
const steersNothing = new Set(
  `text display value valueString title description comment summary patientInstruction lotNumber note conclusion authorString`.split(/\s+/),
);

/** Puts a mark of its own into each such leaf of each resource; leaves of `silentLeaves` keep what they say. */
export function markLeaves(resources: readonly Resource[]): { readonly marked: readonly Resource[]; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const marked = resources.map((resource) =>
    leafPaths(resource).reduce((current, path) => {
      if (!isMarkable(resource, path)) return current;
      const isFigure = typeof at(resource, path) === 'number';
      const mark = isFigure ? String(7_350_000 + marks.length) : `Zq${marks.length}x`;
      marks.push({ mark, place: `${resource.resourceType}/${String(resource.id)}: ${path.join('.')}` });
      return resourceOf(put(current, path, isFigure ? Number(mark) : mark)) ?? current;
    }, resource),
  );
  return { marked, marks };
}

function isMarkable(resource: Resource, path: Path): boolean {
  const last = path.findLast((key) => typeof key === 'string');
  const isIdentifier = path.some((key) => key === 'identifier' || key === 'telecom');
  return typeof last === 'string' && steersNothing.has(last) && !isIdentifier && silentAt(resource, path) === undefined;
}

/** Marks of which nothing that is drawn has a word. */
export function lostMarks(marks: readonly Mark[], drawnTexts: readonly string[]): readonly string[] {
  const text = drawnTexts.join('\n').toLowerCase();
  return marks.filter(({ mark }) => !text.includes(mark.toLowerCase())).map(({ place }) => place);
}
