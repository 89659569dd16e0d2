import type { Coding } from '#/lib/record/model/coded.ts';
import type { ReadableDocument } from '#/lib/record/model/readable-document.ts';
import type { CdaDocument, CdaResource } from '#/lib/fhir/cda/document/cda-document.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** Document to read, apart from the loop of events: plain values, which pass from thread to thread. */
export type DocumentJob = FileJob | CompositionJob;

/** A document written in FHIR (Composition), in R4's shape. */
export interface CompositionJob {
  readonly as: 'composition';
  readonly composition: Resource;
  /** Resources that it refers to, by the text of the reference. */
  readonly references: readonly (readonly [string, Resource])[];
  /** IDs whose place in its text is wanted. */
  readonly ids: readonly string[];
}

export interface FileJob {
  /** `cda-entries` leaves out a CDA document's text, `cda-text` its entries. */
  readonly as: 'cda-entries' | 'cda-text' | 'fhir' | 'text' | 'html' | 'rtf' | 'xml' | 'json';
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  /** FHIR's version of the source, by which FHIR in XML is read. */
  readonly version?: Version['label'];
  /** Title of the document's entry. */
  readonly title: string;
}

/** A CDA document without its entries, and without its text where that was not wanted. */
export interface CdaHead extends Omit<CdaDocument, 'resources' | 'file'> {
  /** The first lines alone; `counts` says how many there are. */
  readonly left: CdaDocument['left'];
}

/** Head of what was read; its items follow in batches, as thousands of them would hold the loop that takes them in. */
export type ReadingHead =
  | { readonly type: 'refused'; readonly why: string }
  | {
      readonly type: 'cda';
      readonly cda: CdaHead;
      /** The file that the document only wraps (nonXMLBody). */
      readonly file?: { readonly bytes: Uint8Array; readonly contentType: string };
    }
  | {
      readonly type: 'fhir-document';
      readonly readable: ReadableDocument;
      readonly labels: readonly Coding[];
      readonly patient: Resource | undefined;
    }
  /** `places`: of the IDs that its text has. */
  | { readonly type: 'composition'; readonly readable: ReadableDocument; readonly places: ReadonlyMap<string, string> }
  /** Resources that are no document; each is an item. */
  | { readonly type: 'fhir-resources'; readonly readable: ReadableDocument; readonly labels: readonly Coding[] }
  | { readonly type: 'text'; readonly readable: ReadableDocument; readonly labels: readonly Coding[] };

export type ReadingItem = CdaResource | Resource;

/** Everything that a job gives. */
export interface DocumentReading {
  readonly head: ReadingHead;
  readonly items: readonly ReadingItem[];
}
