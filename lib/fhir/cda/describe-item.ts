import { type DescribeContext, type DescribeResult, describe } from '#/lib/fhir/describe/describe.ts';
import { clinicalDateOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import type { EntryCaution, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { CdaResource } from './document/cda-document.ts';

/** Describes a resource that was built from an entry: the kinds describe the resource, and what R4 has no element for is added. */
export function describeCdaItem(item: CdaResource, context: DescribeContext): DescribeResult {
  const described = describe(item.resource, context);
  if (described.type !== 'entry') return described;
  const placed = withProcedure(described.entry, item);
  // An entry in error is struck through, and warns of nothing itself (H12).
  return { ...described, entry: placed.assertion === 'removed' ? placed : withStatement(placed, item) };
}

/** Adds the site and the day of the procedure that left the device. */
function withProcedure(entry: TimelineEntry, { performed, site }: CdaResource): TimelineEntry {
  const date = entry.date ?? clinicalDateOf(performed, 'performed');
  const detail = joinTexts([site, entry.detail], ' · ');
  return { ...entry, ...(date !== undefined && { date }), ...(detail !== undefined && { detail }) };
}

/** Adds what the statement says in two ways, and that it denies: it must not be found as a copy of what affirms it (H11). */
function withStatement(entry: TimelineEntry, { discrepancies = [], isDenied }: CdaResource): TimelineEntry {
  const cautions = discrepancies.map((text): EntryCaution => ({ type: 'discrepancy', text }));
  const denial = isDenied === true && entry.assertion === 'affirmed' ? ({ assertion: 'denied' } as const) : {};
  return { ...entry, cautions: [...entry.cautions, ...cautions], ...denial };
}
