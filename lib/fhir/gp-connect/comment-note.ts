import { commentNoteCode } from '#/lib/record/model/comment-note.ts';
import { type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { textOf } from '#/lib/fhir/datatypes/text.ts';

export const isCommentNote = (resource: Resource): boolean =>
  resource.resourceType === 'Observation' && codesOf(resource.code).includes(commentNoteCode);

/** Words of a comment note as written, with each line break. */
export function commentText(resource: Resource): string | undefined {
  const texts = [resource.comment, resource.valueString, ...objectsOf(resource.note).map(({ text }) => text)].map(textOf);
  const paragraphs = [...new Set(texts.filter((text) => text !== undefined))];
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n');
}
