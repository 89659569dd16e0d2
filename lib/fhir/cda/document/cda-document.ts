import type { Coding } from '#/lib/record/model/coded.ts';
import type { ReadableDocument } from '#/lib/record/model/readable-document.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';

/** Result of reading a CDA document: the document, or why it cannot be read, in words. */
export type CdaReading = { readonly ok: false; readonly why: string } | { readonly ok: true; readonly document: CdaDocument };

export interface CdaDocument {
  readonly title: string;
  /** `root^extension` of ClinicalDocument.id. */
  readonly id: string;
  readonly setId?: string;
  readonly versionNumber?: string;
  /** Documents that it replaces, adds to or was made of: ids as above. */
  readonly relatedDocuments: readonly { readonly type: 'replaces' | 'appends' | 'transforms' | 'other'; readonly id: string }[];
  /** Type of the document, as an R4 CodeableConcept. */
  readonly type?: Readonly<Record<string, unknown>>;
  /** ClinicalDocument.effectiveTime, a FHIR dateTime. */
  readonly date?: string;
  /** BCP 47, as sent. */
  readonly language?: string;
  /** An R4 Patient of its recordTarget: for the identity check, never shown as the person's own facts. */
  readonly patient: Resource;
  /** Labels of the document and of its sections: the highest counts. */
  readonly confidentiality: readonly Coding[];
  readonly readable: ReadableDocument;
  readonly resources: readonly CdaResource[];
  /** Lines, each for an entry that was not read into the record. */
  readonly left: readonly string[];
  /** Entries of its sections: `entries = takenApart + left.length` (conservation of counts). */
  readonly counts: { readonly entries: number; readonly takenApart: number };
  /** A document that is a file, wholly or beside its sections: nonXMLBody. */
  readonly file?: CdaFile;
}

/** R4-shaped resource that was built from an entry, or from a part of it. */
export interface CdaResource {
  readonly resource: Resource;
  /** Place of the entry's own words in the readable document, when it points to them. */
  readonly place?: string;
  /** Place of its section. */
  readonly section: string;
  /** Lines for the row: its entry says something in two ways that differ (H25). */
  readonly discrepancies?: readonly string[];
  /** Date or Period of the procedure that left a device, and its site: R4's Device has no element for them. */
  readonly performed?: unknown;
  readonly site?: string;
  /** Title of an entry that only says that nothing is known: neither yes nor no (H13). */
  readonly notKnown?: string;
  /** Words for one visit, to which alone what it says of none belongs: "At discharge" (H13). */
  readonly ofVisit?: string;
  /** True when its entry denies it and R4 has no element for that (H11). */
  readonly isDenied?: true;
}

export interface CdaFile {
  /** MIME type as the document gives it. */
  readonly contentType: string;
  readonly representation: 'B64' | 'TXT';
  /** base64 without white space, or text; absent when the file lies outside the document. */
  readonly data?: string;
  /** The data are the elements that stand in it, as a web page. */
  readonly isMarkup?: true;
  /** The data are compressed, and are shown by no reader here. */
  readonly isPacked?: boolean;
  /** Address of a file outside the document; never fetched. */
  readonly reference?: string;
}
