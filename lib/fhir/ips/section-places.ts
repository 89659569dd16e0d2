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
  const usedPlaces = new Map<string, number>();
  const name = (sections: unknown, depth: number): void => {
    for (const section of objectsOf(sections)) {
      const place = free(sectionTitle(section), usedPlaces);
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

/** Takes the first place of a title that is free; `usedPlaces`: the number from which on to look for the next of the same title. */
function free(title: string, usedPlaces: Map<string, number>): string {
  let place = title;
  let copy = usedPlaces.get(title) ?? 1;
  for (; usedPlaces.has(place); copy += 1) place = `${title} (${copy + 1})`;
  usedPlaces.set(title, copy);
  if (place !== title) usedPlaces.set(place, 1);
  return place;
}
