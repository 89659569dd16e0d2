import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import type { LiteralReference } from '#/lib/record/model/resource-reference.ts';
import type { ReadableDocument } from '#/lib/record/model/readable-document.ts';
import type { Disclosure } from '#/lib/record/security-labels/disclosures.ts';
import type { FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { TimelineRequest } from '#/lib/access/request/record-request.ts';

/** Answer to a request for one document. */
export type DocumentAnswer =
  /** Content as our own nodes. */
  | ({ readonly answer: 'readable'; readonly readable: ReadableDocument } & DocumentRemarks)
  | ({ readonly answer: 'file'; readonly contentType: string; readonly bytes: Uint8Array } & DocumentRemarks)
  | NotShownDocument
  /** Too many at once: `retryAfter` in seconds. */
  | { readonly answer: 'busy'; readonly why: string; readonly retryAfter: number }
  | { readonly answer: 'not-known' }
  | { readonly answer: 'expired'; readonly why: string };

export interface DocumentRemarks {
  /** Facts about it that the reader must know. */
  readonly notes: readonly string[];
  /** Rules of its labels about telling others. */
  readonly disclosures: readonly Disclosure[];
}

export interface NotShownDocument {
  readonly answer: 'not-shown';
  /** Reason in the reader's words. */
  readonly why: string;
  /** Asked again, the answer may be another. */
  readonly mayChange?: true;
  /** Fault for the operator's log; absent where the document was refused by a decision. Not sent to the page. */
  readonly fault?: DocumentFault;
  /** Finds the fault in the operator's log. */
  readonly reference?: string;
}

export interface DocumentFault {
  readonly step: 'directory' | 'consent' | 'audit' | 'document' | 'file';
  readonly failure?: FailureReason;
  /** Reference of the consent registry's line. */
  readonly cause?: string | undefined;
}

/** File of a record about to be opened, decided as far as possible before the source is queried. */
export interface DocumentRequest {
  readonly request: TimelineRequest;
  readonly source: SourceConfig;
  readonly policy: PolicyRequest;
  /** Relative to the source's base. */
  readonly reference: LiteralReference;
  readonly index: number;
}
