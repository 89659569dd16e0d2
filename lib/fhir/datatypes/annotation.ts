import { objectOf, listOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from './resource-context.ts';
import { referenceText } from './reference.ts';
import { joinTexts, lineOf, textOf } from './text.ts';

/** Annotations as written, each line break kept, with author and time where the source gave them. */
export function annotationsOf(value: unknown, context: ResourceContext): readonly string[] {
  return listOf(value)
    .map((note) => annotationText(note, context))
    .filter((text) => text !== undefined);
}

export function annotationText(value: unknown, context: ResourceContext): string | undefined {
  const note = objectOf(value);
  if (note === undefined) return textOf(value);
  const text = textOf(note.text);
  const author = lineOf(note.authorString) ?? referenceText(note.authorReference, context);
  const by = joinTexts([author, lineOf(note.time)], ', ');
  return text === undefined || by === undefined ? text : `${text} (${by})`;
}
