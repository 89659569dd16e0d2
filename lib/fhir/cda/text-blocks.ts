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
  if (file.data === undefined || !(plainTypes.test(type) || pageTypes.test(type))) return undefined;
  const bytes = file.representation === 'B64' ? bytesOf(file.data) : undefined;
  if (file.representation === 'B64' && bytes === undefined) return undefined;
  const text = bytes === undefined ? file.data : decodeFileText(bytes, file.contentType);
  if (isRtf(text)) return htmlBlocks(rtfToHtml(bytes === undefined ? text : byteText(bytes)), notebook);
  return pageTypes.test(type) ? htmlBlocks(text, notebook) : [plainBlock(text)];
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}
