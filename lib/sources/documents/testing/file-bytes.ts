export const text = (words: string): Uint8Array => new TextEncoder().encode(words);
export const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
export const zeros = (length: number): readonly number[] => Array.from({ length }, () => 0);

export const cda = '<?xml version="1.0"?><!-- by us --><ClinicalDocument xmlns="urn:hl7-org:v3"/>';

/** First box of a photograph by a telephone (ISO 14496-12 `ftyp`). */
export const heic = bytes(0, 0, 0, 24, ...text('ftypheic'), 0, 0, 0, 0, ...text('mif1heic'));

/** First entry of an Office Open XML file: an archive. */
export const docx = bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, ...zeros(16), 19, 0, 0, 0, ...text('[Content_Types].xml'));
