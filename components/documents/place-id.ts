/** A place of a document as an id of the page: the author's own names must not meet the page's, or a script's (DOM clobbering). */
export const placeId = (place: string): string => `place-${encodeURIComponent(place).replaceAll('%', '_')}`;
