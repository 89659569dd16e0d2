import 'server-only';
import { z } from 'zod';
import { categories } from '#/lib/record/model/category.ts';
import type { ReaderAct } from '#/lib/record/list/reader-act.ts';

const category = z.enum(categories);
const day = z.iso.date().optional();
const source = z.string().max(400);

/** Acts of one request, in their order. */
export const readerActs: z.ZodType<readonly ReaderAct[]> = z
  .array(
    z.discriminatedUnion('act', [
      z.strictObject({
        act: z.literal('printed'),
        scope: z.enum(['summary', 'rows']),
        category: category.optional(),
        limit: z.int().min(1).max(1_000_000).optional(),
      }),
      z.strictObject({ act: z.literal('copied'), entries: z.array(z.string().max(400)).max(200) }),
      z.strictObject({ act: z.literal('page'), page: z.enum(['summary', 'timeline', 'print', ...categories]) }),
      z.strictObject({ act: z.enum(['hid', 'showed']), source }),
      z.strictObject({
        act: z.literal('filtered'),
        categories: z.array(category).max(categories.length),
        from: day,
        to: day,
        since: z.enum(['last-contact', 'admission', 'discharge', '30-days', '1-year', 'day']).optional(),
        othersOnly: z.boolean(),
      }),
      z.strictObject({ act: z.literal('left') }),
    ]),
  )
  .min(1)
  .max(2_000);
