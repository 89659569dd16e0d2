import type { DocumentPicture } from '#/lib/record/model/readable-document.ts';
import { nullWords } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { type Element, attributeOf, childNamed, findWithin } from '#/lib/fhir/markup/element-tree.ts';
import { notShown, sentPicture } from './sent-picture.ts';
import { pictureReasons } from './words.ts';

/** Characters of base64 of all pictures of one document: about eighteen megabytes. */
const mostOfAll = 24_000_000;

/** The pictures of one document, each by the ID that its text refers to (CDA R2 §4.3.5.6). */
export interface DocumentMedia {
  /** The picture of an ID; undefined when nothing in the document has it. */
  readonly rendered: (id: string) => { readonly picture: DocumentPicture; readonly marked: boolean } | undefined;
  /** A picture that stands in an address: `data:image/png;base64,…`. Undefined: the address leads elsewhere. */
  readonly inAddress: (address: string) => DocumentPicture | undefined;
  /** Those within an element that no text has shown so far. */
  readonly unshown: (within: Element) => readonly DocumentPicture[];
}

/** Without a document: a web page, a narrative of FHIR's. */
export function mediaOf(root?: Element): DocumentMedia {
  const byId = root === undefined ? new Map<string, Element>() : mediaById(root);
  const shownMedia = new Set<Element>();
  let left = mostOfAll;
  const counted = (picture: DocumentPicture): DocumentPicture => {
    if (picture.state !== 'sent') return picture;
    left -= picture.data.length;
    return left < 0 ? notShown(pictureReasons.tooMany) : picture;
  };
  // Decoded once, however often the text refers to it.
  const pictures = new Map<Element, DocumentPicture>();
  const show = (media: Element): DocumentPicture => {
    shownMedia.add(media);
    const picture = pictures.get(media) ?? pictureOf(media);
    pictures.set(media, picture);
    return counted(picture);
  };
  const mediaIn = new Map<Element, Element | undefined>();
  const mediaWithin = (named: Element): Element | undefined => {
    if (!mediaIn.has(named)) mediaIn.set(named, observationMedia(named));
    return mediaIn.get(named);
  };
  return {
    rendered: (id) => {
      const named = byId.get(id);
      const media = named && mediaWithin(named);
      return media && { picture: show(media), marked: named !== media };
    },
    inAddress: (address) => {
      const [, contentType, data] = /^data:([^,;]*)(?=;)[^,]*;base64,(.*)$/is.exec(address.trim()) ?? [];
      if (data !== undefined) return counted(sentPicture({ contentType, data }));
      return /^data:/i.test(address.trim()) ? notShown(pictureReasons.unreadable) : undefined;
    },
    unshown: (within) => allMedia(within).flatMap((media) => (shownMedia.has(media) ? [] : [show(media)])),
  };
}

const isMedia = ({ name }: Element): boolean => name === 'observationMedia';

/** Media by ID; of several with one ID the first counts, as everywhere. */
function mediaById(root: Element): ReadonlyMap<string, Element> {
  const byId = new Map<string, Element>();
  findWithin(root, (element) => {
    const id = isMedia(element) || element.name === 'regionOfInterest' ? attributeOf(element, 'ID') : undefined;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  });
  return byId;
}

/** A region of interest is marked on the picture within it. */
function observationMedia(element: Element): Element | undefined {
  return findWithin(element, (item) => (isMedia(item) ? item : undefined));
}

function allMedia(within: Element): readonly Element[] {
  const mediaElements: Element[] = [];
  findWithin(within, (element) => {
    if (isMedia(element)) mediaElements.push(element);
  });
  return mediaElements;
}

/** v3 ED: base64 within the document. What lies outside is never fetched: whoever keeps it would learn who reads it, and when. */
function pictureOf(media: Element): DocumentPicture {
  const value = childNamed(media, 'value');
  if (childNamed(value, 'reference') !== undefined) return notShown(pictureReasons.outside);
  const missing = nullWords(value);
  if (value === undefined || missing !== undefined) return notShown(pictureReasons.notSent(missing));
  if (attributeOf(value, 'compression') !== undefined) return notShown(pictureReasons.unreadable);
  const data = value.children.filter((node) => typeof node === 'string').join('');
  if (attributeOf(value, 'representation') !== 'B64' && data.trim() !== '') return notShown(pictureReasons.notPicture);
  return sentPicture({ contentType: attributeOf(value, 'mediaType'), data });
}
