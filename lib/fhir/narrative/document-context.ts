import { type DocumentMedia, mediaOf } from './media-of.ts';

/** Places, media and omissions, gathered while the narrative of one document is read. */
export interface DocumentNotebook {
  /** Gives an ID of the document its place; undefined when another element has it already. */
  readonly claim: (id: string | undefined) => string | undefined;
  /** A second ID of what has a place: both are found there. */
  readonly alias: (id: string | undefined, place: string | undefined) => void;
  /** The place of an ID, once its narrative is read. */
  readonly placeOf: (id: string) => string | undefined;
  /** The pictures that its text refers to. */
  readonly media: DocumentMedia;
  /** Counts something that cannot be shown: singular and plural, in words. */
  readonly omit: (singular: string, many: string) => void;
  /** "1 picture …", "3 pictures …". */
  readonly omitted: () => readonly string[];
}

/** `media`: the document's own; a text without any has only those that stand in it. */
export function createNotebook(media: DocumentMedia = mediaOf()): DocumentNotebook {
  const places = new Map<string, string>();
  const claimedPlaces = new Set<string>();
  const counts = new Map<string, { many: string; count: number }>();
  return {
    media,
    claim: (id) => {
      const place = id === undefined ? undefined : plain(id);
      if (id === undefined || place === undefined || place === '' || places.has(id) || claimedPlaces.has(place)) return undefined;
      claimedPlaces.add(place);
      places.set(id, place);
      return place;
    },
    alias: (id, place) => {
      if (id !== undefined && place !== undefined && !places.has(id)) places.set(id, place);
    },
    placeOf: (id) => places.get(id),
    omit: (singular, many) => {
      const counted = counts.get(singular);
      if (counted === undefined) counts.set(singular, { many, count: 1 });
      else counted.count += 1;
    },
    omitted: () => [...counts].map(([item, { many, count }]) => (count === 1 ? `1 ${item}` : `${count} ${many}`)),
  };
}

/** xs:ID is a name already; whatever else was sent loses what is none. */
function plain(id: string): string {
  return id.replace(/[^\p{L}\p{N}_.-]+/gu, '-').slice(0, 120);
}
