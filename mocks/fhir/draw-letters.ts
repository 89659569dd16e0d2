import { createHash } from 'node:crypto';
import type { Attachment, FhirResource } from 'fhir/r4';
import { drawPdf } from './pdf.ts';

/** Words of a letter, as JSON in its Binary until they are drawn. */
export interface LetterWords {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Content type of a letter, before and after it is drawn. */
export const letterType = 'application/pdf';

/** PDFs by the words they were drawn from: copies of one letter share its bytes, and so its hash. */
const pdfs = new Map<string, Promise<Buffer>>();

function pdfOf(data: string): Promise<Buffer> {
  const cached = pdfs.get(data);
  if (cached) return cached;
  // `document` wrote exactly this type.
  const { title, paragraphs } = JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as LetterWords;
  const drawing = drawPdf(title, paragraphs);
  pdfs.set(data, drawing);
  return drawing;
}

/** Draws the letters of one record: each Binary of words becomes a PDF, and its DocumentReference states the size and hash of the PDF. */
export async function drawLetters(resources: readonly FhirResource[]): Promise<readonly FhirResource[]> {
  const files = new Map<string, Buffer>();
  for (const resource of resources)
    if (resource.resourceType === 'Binary' && resource.contentType === letterType && resource.data)
      files.set(`Binary/${resource.id}`, await pdfOf(resource.data));
  const described = (attachment: Attachment): Attachment => {
    const bytes = files.get(attachment.url ?? '');
    return bytes ? { ...attachment, size: bytes.length, hash: createHash('sha1').update(bytes).digest('base64') } : attachment;
  };
  return resources.map((resource) => {
    if (resource.resourceType === 'DocumentReference')
      return { ...resource, content: resource.content.map((content) => ({ ...content, attachment: described(content.attachment) })) };
    const bytes = files.get(`${resource.resourceType}/${resource.id}`);
    return bytes ? { ...resource, data: bytes.toString('base64') } : resource;
  });
}
