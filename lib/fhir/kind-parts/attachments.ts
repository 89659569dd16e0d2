import type { AttachmentReference, EntryBody, EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, type Resource, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { bytesOf } from '#/lib/fhir/datatypes/attachment.ts';
import { byteText, decodeFileText } from '#/lib/fhir/markup/decode-file-text.ts';
import { isRtf } from '#/lib/fhir/rtf/is-rtf.ts';
import { rtfToHtml } from '#/lib/fhir/rtf/rtf-to-html.ts';
import { narrativeRoom, paragraphsOf } from '#/lib/fhir/datatypes/narrative.ts';
import { joinTexts, lineOf, textOf } from '#/lib/fhir/datatypes/text.ts';
import { contentOfAddress } from '#/lib/fhir/resource/data-address.ts';
import { statedFacts } from './facts.ts';
import { fileWithoutAddress } from './words.ts';

/** File of a resource, by its position: `AttachmentReference.index` of the resource's entry. */
export interface ResourceAttachment {
  readonly index: number;
  readonly contentType?: string;
  readonly url?: string;
  /** Base64. */
  readonly data?: string;
  readonly title?: string;
  readonly size?: number;
  readonly hash?: string;
  readonly pages?: number;
}

/** Elements of each type that hold its files. */
const places = new Map<string, (resource: Resource) => readonly JsonObject[]>([
  ['DocumentReference', ({ content }) => objectsOf(content).flatMap(({ attachment }) => objectsOf(attachment))],
  ['DiagnosticReport', ({ presentedForm }) => objectsOf(presentedForm)],
  ['Media', ({ content }) => objectsOf(content)],
  ['Communication', ({ payload }) => objectsOf(payload).flatMap(({ contentAttachment }) => objectsOf(contentAttachment))],
  ['CommunicationRequest', ({ payload }) => objectsOf(payload).flatMap(({ contentAttachment }) => objectsOf(contentAttachment))],
  ['Consent', ({ sourceAttachment }) => objectsOf(sourceAttachment)],
  ['RelatedPerson', ({ photo }) => objectsOf(photo)],
  ['Observation', ({ valueAttachment }) => objectsOf(valueAttachment)],
]);

/** Reads every Attachment of a resource, in the order in which its entry lists them. */
export function attachmentsOf(value: unknown): readonly ResourceAttachment[] {
  const resource = resourceOf(value);
  const attachments = resource && places.get(resource.resourceType)?.(resource);
  return (attachments ?? []).map((attachment, index) => ({ index, ...compact(attachment) }));
}

/** Files as the page knows them: without address and content. */
export function attachmentReferences(resource: Resource): readonly AttachmentReference[] {
  return attachmentsOf(resource).map(({ url, data, ...reference }) => {
    const nowhere = url === undefined && data === undefined;
    return nowhere ? { ...reference, unavailable: fileWithoutAddress } : reference;
  });
}

/** Facts of a file's date and language: a reader of several files chooses by them. */
export function attachmentFacts(value: Resource): readonly EntryFact[] {
  const files = places.get(value.resourceType)?.(value) ?? [];
  return files.flatMap(({ title, creation, language }, index) => {
    const of = files.length > 1 ? (lineOf(title) ?? `file ${index + 1}`) : undefined;
    const parts = { 'File made': lineOf(creation), 'File language': lineOf(language) };
    return statedFacts(parts).map((fact) => ({ ...fact, value: joinTexts([fact.value, of && `(${of})`], ' ') ?? '' }));
  });
}

/** Body of files where there are any, with their text; else of the text; else of facts. */
export function fileBody(resource: Resource, text: readonly string[]): EntryBody {
  const attachments = attachmentReferences(resource);
  const paragraphs = [...text, ...inlineText(resource)];
  if (attachments.length > 0) return { shape: 'attachments', attachments, ...(paragraphs.length > 0 && { paragraphs }) };
  return paragraphs.length > 0 ? { shape: 'narrative', paragraphs } : { shape: 'facts' };
}

const longestInline = 300_000;

/** Text within the attachments, plain, XHTML or rich, as paragraphs: the same that the document reader shows. */
export function inlineText(resource: Resource): readonly string[] {
  const room = narrativeRoom();
  return attachmentsOf(resource).flatMap(({ contentType = '', data }) => {
    const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (data === undefined || data.length > Math.min(longestInline, room.characters) || !inlineTypes.has(type)) return [];
    const bytes = bytesIn(data);
    if (bytes === undefined) return [];
    const text = decodeFileText(bytes, contentType);
    if (isRtf(text)) return paragraphsOf(rtfToHtml(byteText(bytes), 2 * longestInline), room);
    if (pages.has(type)) return paragraphsOf(text, room);
    room.characters -= text.length;
    return plainParagraphs(text);
  });
}

const pages = new Set(['text/html', 'application/xhtml+xml']);
const inlineTypes = new Set(['text/plain', 'text/rtf', 'application/rtf', ...pages]);

/** Plain text as one paragraph, as its lines may stand in columns. */
function plainParagraphs(text: string): readonly string[] {
  const paragraph = textOf(text);
  return paragraph === undefined ? [] : [paragraph];
}

function bytesIn(data: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(data.replace(/\s+/g, '')), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}

function compact(attachment: JsonObject): Omit<ResourceAttachment, 'index'> {
  const held = contentOfAddress(attachment.url);
  const fields = {
    contentType: lineOf(attachment.contentType) ?? held?.contentType,
    url: held === undefined ? lineOf(attachment.url) : undefined,
    data: typeof attachment.data === 'string' && attachment.data !== '' ? attachment.data : held?.data,
    title: lineOf(attachment.title),
    size: bytesOf(attachment.size),
    hash: lineOf(attachment.hash),
    pages: bytesOf(attachment.pages),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Keys of equal files: by hash, by absolute address, or by address at this source. US Core makes a server show one scan
 * both as DiagnosticReport.presentedForm and as DocumentReference.content with one address, to be found as one.
 */
export function attachmentKeys(resource: Resource, source: string): readonly string[] {
  return attachmentsOf(resource).flatMap(({ hash, url }) => {
    const place = url === undefined || /^(data|cid|urn):/i.test(url) ? undefined : /^https?:/i.test(url) ? url : `${source}|${url}`;
    return [
      ...(hash === undefined || hash.length < 20 ? [] : [`file|hash|${hash}`]),
      ...(place === undefined ? [] : [`file|url|${place}`]),
    ];
  });
}
