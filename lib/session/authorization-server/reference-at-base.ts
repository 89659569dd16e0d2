import { parseReference, type LiteralReference } from '#/lib/record/model/resource-reference.ts';

/**
 * Resource that a reference names at a base: relative, or absolute and under it, or under an alias of it. Addresses are compared as addresses (host in
 * any case, default port); undefined for another server's, which is never taken for one of this base (H01).
 */
export function referenceAtBase(text: string, base: string, aliases: readonly string[] = []): LiteralReference | undefined {
  const reference = parseReference(text.replace(/\/$/, ''));
  if (reference?.kind !== 'literal') return undefined;
  if (reference.base === '') return reference;
  return isBaseOf(reference.base, [base, ...aliases]) ? reference : undefined;
}

/** Tells whether an address, with its last slash, is one of the bases, which are written without one. */
export const isBaseOf = (address: string, bases: readonly string[]): boolean =>
  URL.canParse(address) && bases.some((base) => new URL(address).href === new URL(`${base}/`).href);
