import type { z } from 'zod';

/** A registry's member as the configuration sees it: its name in the file and the check of its own options. */
export interface ConfigurableMember {
  readonly kind: string;
  readonly options: z.ZodType;
}

/** The registries whose members the file names; given at start, so that `config` imports none of them. */
export interface Registries {
  readonly sourceKinds: readonly ConfigurableMember[];
  readonly authorization: readonly ConfigurableMember[];
  readonly match: readonly ConfigurableMember[];
  readonly auditSinks: readonly ConfigurableMember[];
}
