/** Tells rich text by its first characters, whatever its source calls it. */
export const isRtf = (text: string): boolean => /^\s*\{\\rtf\d?/.test(text);
