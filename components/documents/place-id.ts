/** Element id for a place in a document: the author's names must not meet the page's, or a script's (DOM clobbering). */
export const placeId = (place: string): string => `place-${encodeURIComponent(place).replaceAll('%', '_')}`;
