import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import type { DocumentNotebook } from '#/lib/fhir/narrative/document-context.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';

/** Context that all entries of a document share. */
export interface DocumentSource {
  readonly key: string;
  readonly narrative: Narrative;
  readonly book: DocumentNotebook;
  /** Reference to the Patient of the document. */
  readonly patient: string;
  /** ClinicalDocument.effectiveTime. */
  readonly written?: string;
  /** The document's own labels: they hold for everything in it. */
  readonly labels: readonly JsonObject[];
}
