import { type JsonObject } from '#/lib/fhir/resource/json.ts';
import { lineOf, joinTexts } from './text.ts';

/** Description of a file without its content: title or type, and size. */
export function attachmentText(attachment: JsonObject): string {
  const size = bytesOf(attachment.size);
  const type = lineOf(attachment.contentType);
  const title = lineOf(attachment.title);
  const parts = [type, size === undefined ? undefined : `${size} bytes`, lineOf(attachment.language), lineOf(attachment.creation)];
  return joinTexts([title ?? 'File', joinTexts(parts, ', ')], ' · ') ?? 'File';
}

export function bytesOf(value: unknown): number | undefined {
  const size = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}
