import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { wordSet } from './kind.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** FHIR R4 event-status. */
export const eventStatuses = wordSet('preparation in-progress not-done on-hold stopped completed entered-in-error unknown');
/** Statuses of a result of which nothing is still going on. */
export const finishedStatuses = wordSet('final amended corrected appended cancelled');
/** FHIR R4 request-status. */
export const requestStatuses = wordSet('draft active on-hold revoked completed entered-in-error unknown');
/** FHIR R4 request-intent. */
export const requestIntents = wordSet('proposal plan directive order original-order reflex-order filler-order instance-order option');
/** FHIR R4 observation-status. */
export const observationStatuses = wordSet('registered preliminary final amended corrected cancelled entered-in-error unknown');

/** Said of a request that is not, or not yet, somebody's order. */
export const intentWords = wordTable('proposal: Proposed; plan: Planned; option: Option');
/** Said of a request that asks for nothing yet, or no longer. */
export const inactiveRequestWords = wordTable('draft: Draft; revoked: Revoked; cancelled: Cancelled; on-hold: On hold');

/** Prefixes of a request's name, so that it never reads as more than it is (H11, H12). */
export function requestPrefixes(resource: Resource): readonly (string | undefined)[] {
  const forbidden = resource.doNotPerform === true ? 'Do not perform' : undefined;
  return [inactiveRequestWords.get(lineOf(resource.status) ?? ''), forbidden ?? intentWords.get(lineOf(resource.intent) ?? '')];
}

const early = wordTable('registered: Not yet reported; partial: Partial; preliminary: Preliminary');

/** A result that may still change is marked on its row (H35). */
export function earlyCautions(status: string | undefined): readonly EntryCaution[] {
  const text = early.get(status ?? '');
  return text === undefined ? [] : [{ type: 'preliminary', text }];
}
