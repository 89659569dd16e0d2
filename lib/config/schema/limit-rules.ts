import { z } from 'zod';

const count = z.number().int().positive();

/** Uses a minute, and streams at a time. */
const uses = z.strictObject({ searches: count, records: count, documents: count, streams: count });
type Uses = z.infer<typeof uses>;

const usesWith = (usual: Uses) => uses.partial().transform((given): Uses => ({ ...usual, ...given }));

/**
 * Limits of use, of one process: they protect the sources and show what is unusual, and never decide who may see what. The usual ones are
 * beyond what a person does by hand.
 */
export const limitRules = z.strictObject({
  user: usesWith({ searches: 20, records: 120, documents: 300, streams: 40 }).prefault({}),
  organisation: usesWith({ searches: 600, records: 2_000, documents: 10_000, streams: 400 }).prefault({}),
  /** Different people whose details one user is shown within `minutes`, by searches and launches together. */
  people: z
    .strictObject({
      minutes: count.max(24 * 60).default(60),
      /** From so many on, a search asks for a reason; the privacy officer is told. */
      askReason: count.default(30),
      /** From so many on, nobody more is found by search until the time is over. */
      most: count.default(100),
      /** Reasons to choose from: no text of the reader's, which could name a patient. */
      reasons: z
        .array(z.string().min(1).max(100))
        .min(1)
        .default([
          'A clinic, ward or visiting list',
          'Results or referrals to act on',
          'A patient who cannot be identified',
          'Other direct care',
        ]),
      /** Higher numbers for roles whose work it is, such as a clinic's preparation. */
      more: z
        .array(z.strictObject({ to: z.array(z.string()).min(1), roles: z.array(z.string()).min(1), askReason: count, most: count }))
        .default([]),
    })
    .prefault({}),
});
