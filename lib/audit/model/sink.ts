import type { z } from 'zod';
import type { AuditRecord } from './chain.ts';

/** A kind of place that audit goes to: one file each in `sinks/`. */
export interface AuditSinkKind {
  readonly kind: string;
  readonly options: z.ZodType;
  /** Resolves once the records are out of this process's hands; rejects when they are not. */
  readonly write: (records: readonly AuditRecord[]) => Promise<void>;
}
