import type { z } from 'zod';
import type { GatherInput, SourceGathering } from '#/lib/sources/answer/source-event.ts';

/** A way to read an organisation's record: one file each, named by `kind` in the configuration. */
export interface SourceKind {
  readonly kind: string;
  /** The whole source as configured: the common keys and this kind's own. */
  readonly options: z.ZodType;
  readonly prepare: (input: GatherInput) => SourceGathering;
}
