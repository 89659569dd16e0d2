import type { EntryBody } from '#/lib/record/model/timeline-entry.ts';
import { fileBody } from './attachments.ts';
import { type Resource, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { lineOf, textOf } from '#/lib/fhir/datatypes/text.ts';

/** The reader's words for what messages and requests for messages have in common. */
export const messageLabels = {
  sender: 'From',
  recipient: 'To',
  category: 'Category',
  reasonCode: 'For',
  reasonReference: 'For',
  about: 'With',
  medium: 'By',
  priority: 'Priority',
  basedOn: 'Request',
  statusReason: 'Reason for status',
};

/** Elements of one part of a message that `payloadBody` shows. */
export const payloadElements = 'contentString contentReference contentCodeableConcept contentAttachment';

/** Body of a message: its texts, its references, its files. */
export function payloadBody(context: ResourceContext): EntryBody {
  return fileBody(
    context.resource,
    objectsOf(context.resource.payload).flatMap(({ contentString, contentReference, contentCodeableConcept }) => {
      const text =
        textOf(contentString) ??
        conceptText(contentCodeableConcept) ??
        (contentReference === undefined ? undefined : referenceText(contentReference, context));
      return text === undefined ? [] : [text];
    }),
  );
}

const longest = 120;

/** Name of a message: its subject line, else its reason or type, else its first words. */
export function messageName(resource: Resource): string | undefined {
  const [first] = objectsOf(resource.payload).map(({ contentString }) => lineOf(contentString));
  const words = first !== undefined && first.length > longest ? `${first.slice(0, longest)}…` : first;
  return conceptTexts(resource.topic) ?? conceptTexts(resource.reasonCode) ?? conceptTexts(resource.category) ?? words;
}
