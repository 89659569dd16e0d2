import 'server-only';
import type { Category } from '#/lib/record/model/category.ts';
import type { EmbeddedDocuments } from '#/lib/sources/gather/embedded-documents.ts';
import { newRequestId, type Connection } from '#/lib/sources/fetch/connection.ts';
import { mostDocuments, takesApart } from '#/lib/sources/documents/document-options.ts';
import { filesTrace } from '#/lib/sources/documents/files-trace.ts';
import { takeApartDocuments, type TakeApartOptions } from '#/lib/sources/documents/take-apart-documents.ts';
import { gatherPages } from '#/lib/sources/gather/gather-pages.ts';
import type { PagesRun } from '#/lib/sources/gather/pages-run.ts';
import type { GatherInput, SourceGathering } from '#/lib/sources/answer/source-event.ts';
import { capabilityOf, type Capability } from '#/lib/sources/plan/capability.ts';
import { unqueriedCategories, planFor, widestPlan } from '#/lib/sources/plan/plan.ts';
import { configuredVersion, versionOf } from '#/lib/sources/plan/source-version.ts';
import { unaskedTypes } from '#/lib/sources/plan/unasked-types.ts';
import { withProvenance } from '#/lib/sources/plan/with-provenance.ts';
import { planLimits } from '#/lib/sources/plan/words.ts';
import { matchedRun } from '#/lib/sources/gather/matched-run.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { everythingKey } from '#/lib/sources/gather/start-trace.ts';
import { prepareMatched } from '#/lib/sources/match/prepare-matched.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import { matchDoubt } from '#/lib/sources/match/match-doubt.ts';
import type { MatchedPatient, SourceRun } from '#/lib/sources/match/with-match.ts';

const matchedPatient = '(as matched)';

/** Prepares a FHIR REST source: match, plan from its CapabilityStatement, then every page of every query. */
export function prepareFhir(input: GatherInput): SourceGathering {
  const { source } = input;
  const plan = (traces: QueryTraces): void => {
    for (const query of widestPlan(source.never, matchedPatient, configuredVersion(source)))
      traceOf(traces, query.type, `${query.type}?patient=${matchedPatient}`);
    if (source.everything) traceOf(traces, everythingKey, `Patient/${matchedPatient}/$everything`);
    if (takesApart(source)) filesTrace(traces);
  };
  return prepareMatched(input, plan, (connection, match, run) => gatherWith(connection, match, input, run));
}

async function gatherWith(connection: Connection, match: MatchedPatient, input: GatherInput, run: SourceRun): Promise<void> {
  const capability = await capabilityOf(connection, newRequestId());
  const version = versionOf(input.source, capability);
  const matched = matchedRun({ connection, match, input, run }, version);
  const unasked = unaskedTypes(capability, input.source.never, version);
  const pages: PagesRun = {
    ...matched,
    offersMedication: capability?.offered?.has('Medication') ?? true,
    readsRelatedPeople: !input.source.never.includes('people') && capability?.offered?.has('RelatedPerson') === true,
    embeddedDocuments: takesApart(input.source) ? embeddedDocuments(input, run, matched) : undefined,
    notAsked: unasked.types,
    doubts: [...matchDoubt(match), ...unqueriedLimits(capability, input.source.never), ...unasked.ends],
  };
  const plan = [...match.ids].flatMap((id) => planFor(capability, input.source.never, id, version));
  await run.emit(await gatherPages(input.source.provenance ? withProvenance(plan, capability) : plan, pages));
}

/** Takes C-CDAs apart as well, if the source is configured so. */
function embeddedDocuments(
  input: GatherInput,
  run: SourceRun,
  at: Pick<TakeApartOptions, 'connection' | 'subject' | 'version'>,
): EmbeddedDocuments {
  return takeApartDocuments({ ...at, input, trace: filesTrace(run.traces), most: mostDocuments(input.source), alone: false });
}

/** Limits the categories that are not queried as the source does not list what it offers: they are not "none" (H05). */
function unqueriedLimits(capability: Capability | undefined, never: readonly Category[]): readonly QueryEnd[] {
  const categories = new Set(unqueriedCategories(capability, never));
  // A server that answered without a list has none; one that did not answer may have one the next time.
  const limitation: AnswerLimitation = { state: 'partial', why: planLimits.usualTypesOnly, ...(capability && { lasting: true }) };
  return categories.size === 0 ? [] : [{ categories, limitations: [limitation] }];
}
