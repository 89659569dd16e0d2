import type { Assertion, EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import type { KindDescription } from '#/lib/fhir/kind-parts/kind.ts';

/** Words of what an order forbids; a proposal forbids nothing yet, and "nothing is known" forbids nothing at all (H37). */
export function forbiddenBy(
  { resource: { doNotPerform, intent } }: ResourceContext,
  { title, forbids, assertion }: KindDescription,
): string | undefined {
  if (intent === 'proposal' || intent === 'option' || saysNothing(assertion)) return undefined;
  return forbids ?? (doNotPerform === true ? title : undefined);
}

/** Mark of an order not to do something, where its kind has none of its own. */
export function forbiddingCautions(
  { resource }: ResourceContext,
  assertion: Assertion | undefined,
  cautions: readonly EntryCaution[],
): readonly EntryCaution[] {
  const isUnmarked = resource.doNotPerform === true && !cautions.some(({ type }) => type === 'do-not-give');
  return isUnmarked && !saysNothing(assertion) ? [{ type: 'do-not-perform' }] : [];
}

const saysNothing = (assertion: Assertion | undefined): boolean => assertion === 'not-known' || assertion === 'none-known';
