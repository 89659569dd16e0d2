import { z } from 'zod';

/** Sealed cookies, and how long a session lives. */
export const sessionSchema = z.strictObject({
  /** Keys of the seals: base64 of 32 bytes. The first seals; all of them open, for rotation (`docs/rotate-keys.md`). By reference only. */
  keys: z
    .array(z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'base64 of 32 random bytes: `openssl rand -base64 32`'))
    .min(1),
  /** Instant from which only the first key opens anything. */
  olderKeysUntil: z.iso.datetime({ offset: true }).optional(),
  idleMinutes: z.number().positive().default(15),
  absoluteHours: z.number().positive().default(12),
});
export type SessionConfig = z.infer<typeof sessionSchema>;
