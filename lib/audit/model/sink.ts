import type { z } from 'zod';
import type { AuditConfig } from '#/lib/config/schema/audit.ts';
import type { AuditRecord } from './chain.ts';

/** A kind of destination for audit events: one file each in `sinks/`. */
export interface AuditSinkKind {
  readonly kind: string;
  readonly options: z.ZodType;
  readonly open: (options: AuditConfig, credentials: SinkCredentials) => AuditSinkConnection;
  /** True where the trail can be read back from the same server (`lib/audit/fhir-server`). */
  readonly isReadable: boolean;
}

/** Destination of the records of one process. */
export interface AuditSinkConnection {
  /**
   * Resolves once the records have left this process; rejects when they could not, with `NotTaken` where the others of the batch
   * were taken. `signal` aborts at the time limit: a sink that can give up does. Never called before the last call has settled.
   */
  readonly write: (records: readonly AuditRecord[], signal: AbortSignal) => Promise<void>;
}

/** Headers that let this service into the sink's server, and whether a refused set can be had anew. */
export type SinkCredentials = (signal: AbortSignal) => SinkAuthorization;
export interface SinkAuthorization {
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly renew: (refused: Readonly<Record<string, string>>) => boolean;
}

/** Thrown by a sink that took part of a batch: the numbers in the chain of the records that it did not take. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly sequences: readonly number[];
  /** `reason`: our own words, without clinical data and without anything that the other side wrote. */
  constructor(sequences: readonly number[], reason: string) {
    super(reason);
    this.sequences = sequences;
  }
}
