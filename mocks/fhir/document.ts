import { createHash } from 'node:crypto';
import type { Binary, CodeableConcept, DocumentReference, Encounter, Identifier, Reference } from 'fhir/r4';
import { fileResource, organisationOf, referenceTo, staffOf, resourceStem, type Chart } from './chart.ts';
import { codeableConcept, identifier, codeSystems } from './codes.ts';
import { letterType, type LetterWords } from './draw-letters.ts';
import { dateTime, type Instant } from './time.ts';

export interface DocumentInput {
  readonly type: CodeableConcept;
  /** Title in the list: "Discharge summary: pneumonia". */
  readonly title: string;
  readonly written: Instant;
  readonly paragraphs: readonly string[];
  readonly format?: 'pdf' | 'text';
  readonly encounter?: Encounter;
  readonly author?: Reference;
  readonly specialty?: string;
  /** The document's own number, the same wherever a copy goes; made from the chart when absent. */
  readonly master?: Identifier;
  readonly status?: DocumentReference['status'];
}

const clinicalNote = codeableConcept('Clinical note', {
  system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  code: 'clinical-note',
  display: 'Clinical Note',
});

/** Bytes of a text, or the words of a letter: `drawLetters` makes a PDF of them once the life is written, because drawing is asynchronous. */
function bytesOf({ format, title, paragraphs }: DocumentInput): { readonly contentType: string; readonly bytes: Buffer } {
  if (format === 'text') return { contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(paragraphs.join('\n'), 'utf8') };
  const words: LetterWords = { title, paragraphs };
  return { contentType: letterType, bytes: Buffer.from(JSON.stringify(words), 'utf8') };
}

function binary(chart: Chart, contentType: string, bytes: Buffer, written: Instant): Binary {
  const { id, meta } = resourceStem(chart, 'binary', written);
  return fileResource(chart, { resourceType: 'Binary', id, meta, contentType, data: bytes.toString('base64') });
}

/** Files a document, and the Binary that holds its bytes. */
export function document(chart: Chart, input: DocumentInput): DocumentReference {
  const { contentType, bytes } = bytesOf(input);
  const held = binary(chart, contentType, bytes, input.written);
  const start = resourceStem(chart, 'document', input.written);
  return fileResource(chart, {
    resourceType: 'DocumentReference',
    ...start,
    masterIdentifier: input.master ?? identifier(codeSystems.uri, `${chart.facility.namespace}/document/${start.id}`),
    status: input.status ?? 'current',
    docStatus: 'final',
    type: input.type,
    category: [clinicalNote],
    subject: chart.subject,
    date: dateTime(input.written),
    author: [input.author ?? staffOf(chart, 0)],
    custodian: organisationOf(chart),
    description: input.title,
    content: [
      {
        attachment: {
          contentType,
          language: 'en-GB',
          url: `Binary/${held.id}`,
          size: bytes.length,
          hash: createHash('sha1').update(bytes).digest('base64'),
          title: input.title,
          creation: dateTime(input.written),
        },
      },
    ],
    // No `context.period`: readers that date a document by it would put a discharge summary on the day of admission.
    context: {
      ...(input.encounter && { encounter: [referenceTo(input.encounter)] }),
      ...(input.specialty && { practiceSetting: { text: input.specialty } }),
    },
  });
}
