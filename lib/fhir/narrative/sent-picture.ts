import type { DocumentPicture } from '#/lib/record/model/readable-document.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import { pictureHeader } from './picture-header.ts';
import { pictureReasons } from './words.ts';

/** Picture within a document, as the document describes it. */
export interface StatedPicture {
  readonly contentType: string | undefined;
  /** base64; white space is allowed in it. */
  readonly data: string;
}

/** Characters of base64 of one picture: about eight megabytes. */
const longest = 11_000_000;
/** Most pixels of one picture: as large as cameras make them. Each is four bytes in the reader's browser. */
const mostPixels = 30_000_000;

/** Types that are drawn, by all their spellings. */
const drawnTypes = new Set('image/png image/x-png image/apng image/jpeg image/jpg image/pjpeg image/gif image/webp'.split(' '));

export const notShown = (why: string): DocumentPicture => ({ state: 'not-shown', why });

/**
 * A picture to be drawn, or why it is not: what it is, its bytes prove (H27), whatever its document calls it, and how large it is,
 * before it is decoded.
 */
export function sentPicture({ contentType, data }: StatedPicture): DocumentPicture {
  const base64 = data.replace(/\s+/g, '');
  if (base64 === '') return notShown(pictureReasons.empty);
  if (base64.length > longest) return notShown(pictureReasons.tooManyBytes(Math.round((base64.length * 0.75) / 1_000_000)));
  const header = headerOf(base64);
  if (header === 'damaged') return notShown(pictureReasons.damaged);
  if (header === undefined) return notShown(otherType(contentType) ?? pictureReasons.notPicture);
  const { width, height, moving } = header;
  if (width * height > mostPixels) return notShown(pictureReasons.tooManyPixels(width, height));
  return { state: 'sent', contentType: header.contentType, data: base64, width, height, ...(moving && { moving }) };
}

/** Why a file is none of the pictures that are drawn, where its type says so. */
function otherType(contentType: string | undefined): string | undefined {
  const [claimedType = ''] = cleanLine(contentType ?? '').split(';', 1);
  const type = claimedType.toLowerCase();
  return type === '' || drawnTypes.has(type) ? undefined : pictureReasons.otherType(type.slice(0, 80));
}

function headerOf(base64: string): ReturnType<typeof pictureHeader> | 'damaged' {
  try {
    return pictureHeader(atob(base64));
  } catch {
    return 'damaged';
  }
}
