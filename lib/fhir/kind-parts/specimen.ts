import { type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { comparedWords } from './identity.ts';

/** Name of a specimen: its type, since the words beside the reference are often a number; else those words. */
export function specimenName(reference: unknown, context: ResourceContext): string | undefined {
  return conceptText(context.resolve(reference)?.type) ?? referenceName(reference, context);
}

/**
 * Specimens and their sites to compare between results (H20), by their own type where the Specimen came. A number or an
 * address is each source's own: another one proves nothing, and is not compared.
 */
export function comparedSpecimen(references: readonly unknown[], context: ResourceContext): string | undefined {
  const all = references.map((reference) => typeWords(context.resolve(reference)) ?? plainWords(specimenName(reference, context)));
  return joinTexts(
    [...new Set(all.flatMap((words) => words ?? []))].toSorted((a, b) => (a < b ? -1 : 1)),
    ', ',
  );
}

function typeWords(specimen: Resource | undefined): string | undefined {
  const type = plainWords(conceptText(specimen?.type));
  return type && joinTexts([type, comparedWords(conceptText(objectOf(specimen?.collection)?.bodySite))], ', ');
}

/** "Serum specimen" and "Serum" are one. */
function plainWords(text: string | undefined): string | undefined {
  const words = comparedWords(text);
  return words?.replace(/ ?\b(specimen|sample)( from| of)?\b/g, '').trim() || words;
}

/** Facts of a specimen that came with the result: its condition on arrival and its site. A haemolysed one makes a high potassium. */
export function specimenState(resource: Resource, context: ResourceContext): readonly (readonly [label: string, value: string])[] {
  const specimen = context.resolve(resource.specimen);
  const status = lineOf(specimen?.status);
  const parts = [
    ['Specimen', status === 'unsatisfactory' || status === 'entered-in-error' ? status.replaceAll('-', ' ') : undefined],
    ['Specimen condition', conceptTexts(specimen?.condition)],
    ['Specimen taken from', conceptText(objectOf(specimen?.collection)?.bodySite)],
  ] as const;
  return parts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

/** Fact of a specimen of which only an id is known. */
export function unnamedSpecimen({ specimen }: Resource, name: string | undefined): readonly { label: string; value: string }[] {
  const value = name === undefined ? lineOf(objectOf(specimen)?.reference) : undefined;
  return value === undefined ? [] : [{ label: 'Specimen', value }];
}
