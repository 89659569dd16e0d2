/** Sentences in the place of a picture that is not shown. */
export const pictureReasons = {
  notInDocument: 'The document refers to a picture that it does not contain.',
  outside: 'This picture is stored outside the document and is not loaded.',
  notSent: (why: string | undefined): string => `This picture was not sent${why === undefined ? '' : `: ${why}`}.`,
  empty: 'This picture was sent empty.',
  unreadable: 'This picture is in a form this viewer cannot read.',
  damaged: 'This picture is damaged and cannot be shown.',
  notPicture: 'This file is not a PNG, JPEG, GIF or WebP picture. It is not shown.',
  otherType: (contentType: string): string => `This file is of a type that is not shown here (${contentType}).`,
  tooManyBytes: (megabytes: number): string => `This picture is too large to show here: ${megabytes} megabytes.`,
  tooManyPixels: (width: number, height: number): string => `This picture is too large to show here: ${width} × ${height} pixels.`,
  tooMany: 'This picture is not shown: the document holds more pictures than this viewer shows.',
} as const;

/** End of an entry's words where the document's text is too long to stand in each of its entries. */
export const pieceShortened = '… (text shortened here: the rest is in the document)';

/** Start of the caption of a picture that a revision of the document deleted. */
export const deletedPicture = 'Deleted by the author.';

/** Stands in a sentence of the text, where the author put a picture. */
export const pictureNotShown = (name: string | undefined): string =>
  name === undefined ? '[Picture not shown here]' : `[Picture not shown here: ${name}]`;

/** Nouns for parts of a text that are not shown, singular and plural, each after its count. */
export const omittedParts = {
  pictureMark: ['mark on a picture', 'marks on pictures'],
  picture: ['picture or file within the text', 'pictures or files within the text'],
  link: ['link whose address is not shown', 'links whose addresses are not shown'],
  programCode: ['piece of program code', 'pieces of program code'],
  restOfPage: ['part of a page too long for this viewer', 'parts of pages too long for this viewer'],
  restOfText: ['part of a text too long for this viewer', 'parts of a text too long for this viewer'],
  nestedLayout: ['page layout nested too deeply to read', 'page layouts nested too deeply to read'],
  framedPage: ['frame with another page', 'frames with other pages'],
  outsideObject: ['object from elsewhere', 'objects from elsewhere'],
  drawing: ['drawing', 'drawings'],
  formula: ['formula', 'formulas'],
  recording: ['recording', 'recordings'],
} as const;
