import { type DescribeContext, type DescribeResult, describe } from '#/lib/fhir/describe/describe.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import type { CdaResource } from './document/cda-document.ts';

/** Describes a resource that was built from an entry: the kinds describe the resource, and what R4 has no element for is added. */
export function describeCdaItem({ resource, discrepancies = [], isDenied }: CdaResource, context: DescribeContext): DescribeResult {
  const described = describe(resource, context);
  if (described.type !== 'entry') return described;
  const { entry } = described;
  // An entry in error is struck through, and warns of nothing itself (H12).
  if (entry.assertion === 'removed') return described;
  const cautions = discrepancies.map((text): EntryCaution => ({ type: 'discrepancy', text }));
  return {
    ...described,
    entry: {
      ...entry,
      cautions: [...entry.cautions, ...cautions],
      // Denied by its words, it must not be found as a copy of what affirms it (H11).
      ...(isDenied === true && entry.assertion === 'affirmed' && { assertion: 'denied' as const }),
    },
  };
}
