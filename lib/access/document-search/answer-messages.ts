import 'server-only';
import type { DocumentTextMessage } from '#/lib/record/search/document-text.ts';
import { textOfDocument } from '#/lib/record/search/text-of-document.ts';
import type { DocumentAnswer } from '#/lib/access/documents/document-answer.ts';
import { documentUnknown } from '#/lib/access/documents/words.ts';

/** Bytes of a file that go in one line: a multiple of three, so that parts of base64 join. */
const bytesOfPart = 3 * 65_536;

/** Writes the answer to one document as lines: its text alone, or the bytes of a PDF, which the page reads as it does to draw it. */
export function* answerMessages(document: number, answer: DocumentAnswer): Generator<DocumentTextMessage, void, undefined> {
  switch (answer.answer) {
    case 'readable':
      return yield { type: 'text', document, text: textOfDocument(answer.readable), ...remarks(answer) };
    case 'file':
      return yield* fileMessages(document, answer);
    case 'not-shown':
      return yield { type: 'not-read', document, why: answer.why, ...(answer.reference !== undefined && { reference: answer.reference }) };
    case 'not-known':
      return yield { type: 'not-read', document, why: documentUnknown };
    case 'busy':
    case 'expired':
      return yield { type: 'not-read', document, why: answer.why };
  }
}

type FileAnswer = Extract<DocumentAnswer, { answer: 'file' }>;

function* fileMessages(document: number, answer: FileAnswer): Generator<DocumentTextMessage, void, undefined> {
  // A picture has no text: its bytes stay here.
  if (answer.contentType !== 'application/pdf') return yield { type: 'picture', document };
  const { bytes } = answer;
  for (let at = 0; at < bytes.length; at += bytesOfPart)
    yield { type: 'bytes', document, base64: Buffer.from(bytes.subarray(at, at + bytesOfPart)).toString('base64') };
  return yield { type: 'file', document, ...remarks(answer) };
}

const remarks = ({ disclosures }: Pick<FileAnswer, 'disclosures'>) => disclosures.length > 0 && { isNotQuoted: true as const };
