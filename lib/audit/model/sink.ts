import type { z } from 'zod';
import type { AuditRecord } from './chain.ts';

/** A kind of destination for audit events: one file each in `sinks/`. */
export interface AuditSinkKind {
  readonly kind: string;
  readonly options: z.ZodType;
  /** Resolves once the records have left this process; rejects when they could not. */
  readonly write: (records: readonly AuditRecord[]) => Promise<void>;
}
