import type { ClinicalDate } from './clinical-date.ts';
import type { EntryId } from './timeline-entry.ts';

/**
 * A document as the reader reads it: our own nodes, made from untrusted markup, with nothing in them that a browser
 * would load, run or follow. A place is a name that is unique in its document; entries point to it (`Origin.place`).
 */
export interface ReadableDocument {
  readonly title: string;
  /** Facts of its head, in reading order: written by, signed, custodian, confidentiality … */
  readonly facts: readonly DocumentFact[];
  readonly sections: readonly DocumentSection[];
  /** Contents that cannot be shown, in words: "1 picture that lies outside the document". */
  readonly omitted: readonly string[];
}

/** A fact of a document's head. Its date is as sent: the screen writes it in the reader's format (`formatDocumentFact`). */
export interface DocumentFact {
  readonly label: string;
  /** May be empty where the date says it all. */
  readonly value: string;
  readonly date?: ClinicalDate;
}

export interface DocumentSection {
  /** Place of the section. */
  readonly place: string;
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
  readonly sections: readonly DocumentSection[];
  /** Timeline entries that were made of this section. */
  readonly entries: readonly EntryId[];
}

/** A closed union: an exhaustive switch draws it. */
export type DocumentBlock =
  | { readonly block: 'paragraph'; readonly runs: readonly DocumentRun[]; readonly place?: string }
  | { readonly block: 'heading'; readonly runs: readonly DocumentRun[]; readonly place?: string }
  /** Spaces and line breaks kept; `columns`: a monospaced face keeps its columns apart. */
  | { readonly block: 'preformatted'; readonly text: string; readonly columns?: true; readonly place?: string }
  | { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly (readonly DocumentBlock[])[]; readonly place?: string }
  | {
      readonly block: 'table';
      readonly caption?: string;
      readonly rows: readonly DocumentRow[];
      readonly place?: string;
    }
  /** `caption`: the author's words for it, empty where there are none. */
  | { readonly block: 'picture'; readonly caption: string; readonly picture: DocumentPicture; readonly place?: string };

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** A picture within a document, drawn from its bytes: it has no address, so nothing is ever loaded for it. */
export type DocumentPicture =
  | {
      readonly state: 'sent';
      /** Type found in the bytes. */
      readonly contentType: PictureType;
      /** base64 without white space. */
      readonly data: string;
      readonly width: number;
      readonly height: number;
      /** True for an animation, of which only the first frame is drawn. */
      readonly moving?: boolean;
    }
  | { readonly state: 'not-shown'; readonly why: string };

export interface DocumentRow {
  readonly head: boolean;
  readonly cells: readonly DocumentCell[];
  readonly place?: string;
}

export interface DocumentCell {
  readonly head: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly blocks: readonly DocumentBlock[];
  readonly place?: string;
}

/** Words, with how the author marked them: never more than what can be said without colour. */
export interface DocumentRun {
  readonly text: string;
  readonly marks?: readonly ('strong' | 'emphasis' | 'underline' | 'struck' | 'superscript' | 'subscript')[];
  readonly place?: string;
}
