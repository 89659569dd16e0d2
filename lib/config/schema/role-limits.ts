import { z } from 'zod';
import { categories } from '#/lib/record/model/category.ts';

/**
 * Roles that are shown some categories only, at every source, their own organisation's too: a receptionist sees appointments. The
 * patient's banner is shown to everybody who may open the record. A role that is not named is shown all.
 */
export const roleLimits = z
  .array(
    z.strictObject({
      roles: z.array(z.string()).min(1),
      /** Organisations where this holds; everywhere if absent. */
      to: z.array(z.string()).min(1).optional(),
      shows: z.array(z.enum(categories)),
    }),
  )
  .default([]);
