/** Most documents that one press of a search reads. */
export const mostSearchedDocuments = 20;

/**
 * Line of the answer to a search inside documents. `document`: position of the file's name in the question. Each document ends in
 * exactly one of `text`, `file`, `picture` and `not-read`; the bytes of a `file` come before it, in parts.
 */
export type DocumentTextMessage =
  | ({ readonly type: 'text'; readonly document: number; readonly text: DocumentText } & SearchedRemarks)
  /** Base64 of a part of a PDF, in order. */
  | { readonly type: 'bytes'; readonly document: number; readonly base64: string }
  | ({ readonly type: 'file'; readonly document: number } & SearchedRemarks)
  /** A scan or photograph: it has no text. */
  | { readonly type: 'picture'; readonly document: number }
  /** Reason in the reader's words; `reference` finds a fault in the operator's log. */
  | { readonly type: 'not-read'; readonly document: number; readonly why: string; readonly reference?: string }
  /** The session has ended. */
  | { readonly type: 'expired'; readonly why: string }
  /** Every document that was asked for has ended. */
  | { readonly type: 'end' };

/** The text of a document, as the reader would read it. */
export interface DocumentText {
  /** In reading order: paragraphs, headings, rows of tables, or the pages of a PDF. */
  readonly paragraphs: readonly string[];
  /** Contents that cannot be read, in words. */
  readonly omitted: readonly string[];
  /** Pictures within it, whose text is not searched. */
  readonly pictures: number;
}

interface SearchedRemarks {
  /** Labels bind whom it is told to: that stands beside the opened document, so no words of it are quoted elsewhere. */
  readonly isNotQuoted?: true;
}
