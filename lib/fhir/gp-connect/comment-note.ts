import { type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { textOf } from '#/lib/fhir/datatypes/text.ts';

/** SNOMED CT (UK) Comment note: words that have no code of their own. */
const commentNote = '37331000000100';

export const isCommentNote = (resource: Resource): boolean =>
  resource.resourceType === 'Observation' && codesOf(resource.code).includes(commentNote);

/** Words of a comment note as written, with each line break. */
export function commentText(resource: Resource): string | undefined {
  const texts = [resource.comment, resource.valueString, ...objectsOf(resource.note).map(({ text }) => text)].map(textOf);
  const paragraphs = [...new Set(texts.filter((text) => text !== undefined))];
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n');
}
