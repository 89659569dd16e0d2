import { type JsonObject, type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

/** Sections within sections are read so far. */
export const deepestSection = 8;

/**
 * Places of the sections of a Composition, in reading order: each title, unique in its document. Entries taken out of
 * the document point to it, and the document as it is read shows it there.
 */
export function sectionPlaces(composition: Resource): ReadonlyMap<JsonObject, string> {
  const places = new Map<JsonObject, string>();
  const usedPlaces = new Set<string>();
  const name = (sections: unknown, depth: number): void => {
    for (const section of objectsOf(sections)) {
      const place = free(sectionTitle(section), usedPlaces);
      usedPlaces.add(place);
      places.set(section, place);
      if (depth < deepestSection) name(section.section, depth + 1);
    }
  };
  name(composition.section, 0);
  return places;
}

export function sectionTitle({ title, code }: JsonObject): string {
  return lineOf(title) ?? conceptText(code) ?? 'Section';
}

function free(title: string, usedPlaces: ReadonlySet<string>): string {
  let place = title;
  for (let copy = 2; usedPlaces.has(place); copy += 1) place = `${title} (${copy})`;
  return place;
}
