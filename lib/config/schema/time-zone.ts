import { z } from 'zod';

/** IANA name of a zone whose rules this server has. */
export const timeZone = z.string().refine(isTimeZone, 'a time zone’s name, such as Europe/London');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
