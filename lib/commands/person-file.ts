import { z } from 'zod';

/** A patient's name and birth date, which no trail holds, as an officer writes them down for a rebuild. */
export const personSchema = z.strictObject({
  family: z.string(),
  given: z.array(z.string()),
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'yyyy-mm-dd')
    .optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
});
