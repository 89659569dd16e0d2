import { attachmentsOf, type ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { objectOf, objectsOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { declaredKind, mediaType } from './file-kind.ts';

/** C-CDA on FHIR's format codes, and IHE's of documents that are CDA as well. */
const cdaFormat = /^urn:(hl7-org:sdwg:ccda-structuredBody:|ihe:(pcc|lab|rad|pharm|card)[:-])/i;
const undeclared = new Set(['', 'application/octet-stream', '*/*']);

/**
 * Returns the file of a DocumentReference that may be a CDA document: by its type, by the format that its source names, or
 * because nothing declares its type. Its bytes decide later (`recogniseFile`).
 */
export function cdaAttachment(documentReference: Resource): ResourceAttachment | undefined {
  const formats = objectsOf(documentReference.content).map(({ format }) => lineOf(objectOf(format)?.code) ?? '');
  const attachments = attachmentsOf(documentReference);
  return (
    attachments.find(({ contentType, index }) => cdaFormat.test(formats[index] ?? '') && !isOther(contentType)) ??
    attachments.find(({ contentType }) => isXml(contentType)) ??
    attachments.find(({ contentType }) => undeclared.has(mediaType(contentType)))
  );
}

const isXml = (contentType: string | undefined): boolean => ['cda', 'xml'].includes(declaredKind(contentType) ?? '');

/** Tests for a type other than XML: a format is often copied from a document's XML to its PDF. */
const isOther = (contentType: string | undefined): boolean => !isXml(contentType) && !undeclared.has(mediaType(contentType));
