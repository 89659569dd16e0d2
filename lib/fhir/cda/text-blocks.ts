import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { byteText, decodeFileText } from '#/lib/fhir/markup/decode-file-text.ts';
import type { DocumentNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { htmlBlocks } from '#/lib/fhir/narrative/html-blocks.ts';
import { plainBlock } from '#/lib/fhir/narrative/plain-block.ts';
import { isRtf } from '#/lib/fhir/rtf/is-rtf.ts';
import { rtfToHtml } from '#/lib/fhir/rtf/rtf-to-html.ts';
import type { CdaFile } from './document/cda-document.ts';

const plainTypes = /^text\/(?:plain|rtf|x-hl7-ft|x-hl7-text\+xml)$|^application\/(?:rtf|x-rtf)$/;
const pageTypes = /^(?:text\/html|application\/xhtml\+xml)$/;

/** Text that a document only wraps (nonXMLBody), as our own nodes; undefined for a file of another kind, and for one that is damaged. */
export function textBlocks(file: CdaFile, notebook: DocumentNotebook): readonly DocumentBlock[] | undefined {
  const type = file.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (file.data === undefined || file.isPacked === true) return undefined;
  if (file.isMarkup === true) return htmlBlocks(file.data, notebook);
  if (!(plainTypes.test(type) || pageTypes.test(type))) return undefined;
  const bytes = file.representation === 'B64' ? bytesOf(file.data) : undefined;
  if (file.representation === 'B64' && bytes === undefined) return undefined;
  const text = bytes === undefined ? file.data : decodeFileText(bytes, file.contentType);
  if (text.slice(0, 1024).includes('%PDF-')) return undefined;
  if (isRtf(text)) return htmlBlocks(rtfToHtml(bytes === undefined ? text : byteText(bytes)), notebook);
  return pageTypes.test(type) || wholePage.test(text) ? htmlBlocks(text, notebook) : [plainBlock(text)];
}

/** A web page that its document calls plain text. */
const wholePage = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i;

/** Shorter words may be base64 by chance. */
const shortest = 20;
/** Alphabet of base64; its length is a multiple of four. */
const base64 = /^[A-Za-z\d+/]*={0,2}$/;
const controls = new RegExp(String.raw`[\u0000-\u0008\u000e-\u001f]`);

/** Tells base64 whose document does not say that it is: no word of it stands between spaces, and it is text or a PDF. */
export function isBase64Unsaid(packed: string, asSent: string): boolean {
  if (packed.length < shortest || /\S[ \t]+\S/.test(asSent) || packed.length % 4 !== 0 || !base64.test(packed)) return false;
  const bytes = bytesOf(packed.slice(0, 4000));
  if (bytes === undefined) return false;
  const text = decodeFileText(bytes, undefined);
  return (
    text.startsWith('%PDF-') ||
    isRtf(text) ||
    (text.includes(' ') && !controls.test(text) && !/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\s]/u.test(text))
  );
}

function bytesOf(base64Text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64Text), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}
