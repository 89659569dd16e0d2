import { z } from 'zod';

/** Number of a source's CDA documents that are taken apart, newest first. */
export const documentsOption = z.number().int().min(1).max(500).optional();

/** Off where not given: a server that is searched type by type usually gives the same facts by themselves. */
export const takeApartOption = z.boolean().optional();

const usual = 50;

interface Configured {
  readonly [key: string]: unknown;
}

export const takesApart = (source: Configured): boolean => source['takeApart'] === true;

export function mostDocuments(source: Configured): number {
  return documentsOption.safeParse(source['documents']).data ?? usual;
}
