import { z } from 'zod';

/** A year: a copy that is older is no source of a record. */
const mostHours = 8784;

/** Interval at which a source's data are brought up to date; `{ hours: 6 }`: at least every six hours. */
export const updateInterval = z.union(
  [z.enum(['continuously', 'nightly', 'weekly']), z.strictObject({ hours: z.number().int().positive().max(mostHours) })],
  { error: 'continuously, nightly, weekly or { hours: 6 }, at most a year' },
);
