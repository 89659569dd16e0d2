import { z } from 'zod';
import { categories } from '#/lib/record/model/category.ts';
import { summaryBlocks } from '#/lib/record/model/summary-settings.ts';

/** A code with its system, a URI: "http://loinc.org|4548-4". A code without one could be any system's. */
const systemAndCode = z.string().regex(/^[a-z][a-z0-9+.-]*:[^|\s]+\|[^|\s]+$/i, '"system|code", the system a URI');

/** Safeguarding stands on no first screen. */
const onFirstScreen = categories.filter((category) => category !== 'safeguarding');

const section = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  title: z.string().trim().min(1).max(40, 'a title of at most 40 characters: it stands in the head of a narrow column'),
  categories: z.array(z.enum(onFirstScreen)).min(1),
  /** Entries with one of these codes only, the newest of each first. Their descendants are not looked up: write each code. */
  codes: z.array(systemAndCode).min(1).optional(),
  /** The block behind which the section stands; behind all of them when not given. */
  after: z.enum(summaryBlocks).optional(),
});

const lens = z.strictObject({
  roles: z.array(z.string()).min(1),
  /** Organisations of the readers; every one when not given. */
  organisations: z.array(z.string()).min(1).optional(),
  /** Blocks and sections that come first; the others follow in their usual order. */
  order: z.array(z.string()).default([]),
  /** Blocks and sections that show their head and count alone, and open at one press. Never decisions, do-not-give, allergies or medicines. */
  folded: z.array(z.string()).default([]),
});

/** The configuration's `summary`: further sections of the first screen, and its order by the reader's role. */
export const summaryRules = z.strictObject({
  sections: z.array(section).default([]),
  lenses: z.array(lens).default([]),
});
