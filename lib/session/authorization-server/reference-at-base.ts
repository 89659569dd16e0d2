import { parseReference, type LiteralReference } from '#/lib/record/model/resource-reference.ts';

/**
 * Resource that a reference names at a base: relative, or absolute and under it. Addresses are compared as addresses (host in
 * any case, default port); undefined for another server's, which is never taken for one of this base (H01).
 */
export function referenceAtBase(text: string, base: string): LiteralReference | undefined {
  const reference = parseReference(text.replace(/\/$/, ''));
  if (reference?.kind !== 'literal') return undefined;
  if (reference.base === '') return reference;
  const isHere = URL.canParse(reference.base) && new URL(reference.base).href === new URL(`${base}/`).href;
  return isHere ? reference : undefined;
}
