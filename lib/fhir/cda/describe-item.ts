import { type DescribeContext, type DescribeResult, describe } from '#/lib/fhir/describe/describe.ts';
import { clinicalDateOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { objectsOf } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import type { EntryCaution, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { CdaResource } from './document/cda-document.ts';
import { itemWords } from './words.ts';

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

/** Adds what the statement says in two ways, and what it denies or leaves open. */
function withStatement(entry: TimelineEntry, item: CdaResource): TimelineEntry {
  if (item.notKnown !== undefined) {
    const code = { text: item.notKnown, codings: entry.code?.codings ?? [] };
    return { ...entry, title: item.notKnown, code, assertion: 'not-known', cautions: [], identity: [] };
  }
  const cautions = (item.discrepancies ?? []).map((text): EntryCaution => ({ type: 'discrepancy', text }));
  if (saysNoValue(entry, item)) return { ...entry, assertion: 'not-known', cautions: [...entry.cautions, ...cautions] };
  return { ...entry, ...denialOf(entry, item), cautions: [...entry.cautions, ...cautions] };
}

/** NullFlavors of a value that say nothing of it; a trace, an infinite or a withheld value is one. */
const silentFlavors = new Set(['NI', 'UNK', 'ASKU', 'NASK', 'NAV', 'NAVU', 'NA', 'NP']);

/** Tells whether a result says neither value, flag, part nor comment: it affirms nothing (H13). */
function saysNoValue({ body, assertion }: TimelineEntry, { resource, isDenied }: CdaResource): boolean {
  if (assertion !== 'affirmed' || isDenied === true || body.shape !== 'measurement') return false;
  const { value, interpretation } = body.measurement;
  const isSilent = value === undefined && interpretation === undefined && body.components.length === 0 && body.members === undefined;
  const codings = objectsOf(objectsOf(resource.dataAbsentReason)[0]?.coding);
  const isWithoutNote = objectsOf(resource.note).length === 0;
  return isSilent && isWithoutNote && codings.some(({ code }) => silentFlavors.has(String(code)));
}

/** A denial must not be found as a copy of what affirms it (H11); "none" of one visit is not "none known" (H13). */
function denialOf({ assertion, title }: TimelineEntry, { isDenied, ofVisit }: CdaResource): Partial<TimelineEntry> {
  if (assertion === 'none-known' && ofVisit !== undefined)
    return { assertion: 'denied', title: itemWords.ofVisit(ofVisit, title), identity: [] };
  if (assertion !== 'affirmed' || isDenied !== true) return {};
  return { assertion: 'denied', title: saysDenial.test(title) ? title : itemWords.denied(title), identity: [] };
}

const saysDenial = /\b(?:no|not|none|nil|denies|denied|without|negative|never|nka|nkda)\b/i;
