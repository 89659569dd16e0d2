import 'server-only';
import { categories, type Category } from '#/lib/record/model/category.ts';
import { gpConnectVersion } from '#/lib/fhir/gp-connect/version.ts';
import { patientContacts, type PatientContacts } from '#/lib/fhir/answer/patient-contacts.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { worstOutcome } from '#/lib/record/model/worst-outcome.ts';
import type { ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { failedOutcome, failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { matchDoubt } from '#/lib/sources/match/match-doubt.ts';
import type { GatherInput, SourceGathering, RecountOutcomes } from '#/lib/sources/answer/source-event.ts';
import { createIntake } from '#/lib/sources/gather/intake.ts';
import { matchedRun } from '#/lib/sources/gather/matched-run.ts';
import { prepareMatched } from '#/lib/sources/match/prepare-matched.ts';
import { noResources } from '#/lib/sources/answer/category-outcomes.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import { emitContacts, endAllCategories, type MatchedPatient, type SourceRun } from '#/lib/sources/match/with-match.ts';
import { structuredOutcomes } from './area-ends.ts';
import { doubtedIdentity } from './check-answer.ts';
import { documentsTrace, gatherDocumentList, type DocumentList } from './gather-document-list.ts';
import {
  receiveStructuredAnswer,
  showAllergies,
  showRecord,
  type CheckedStructuredAnswer,
  type StructuredRun,
} from './gather-structured.ts';
import { askStructured } from './structured-answer.ts';
import { practiceWords } from './words.ts';
import { callsFor, callText, nhsNumberSystem } from './structured-calls.ts';

/** Prepares a GP Connect source: match by NHS number, two calls for the structured record, and the list of documents if offered. */
export function prepareGpConnect(input: GatherInput): SourceGathering {
  const { source } = input;
  const plan = (traces: QueryTraces): void => {
    for (const call of callsFor(source.never)) traceOf(traces, call.name, callText(call));
    if (!source.never.includes('documents')) traceOf(traces, documentsTrace, 'Patient/(as matched)/DocumentReference');
  };
  // Find a Patient returns active patients alone, and no sensitive record (standards §4.1).
  return prepareMatched(input, plan, (connection, match, run) => gatherWith(connection, match, input, run), { concealsPatients: true });
}

async function gatherWith(connection: Connection, match: MatchedPatient, input: GatherInput, run: SourceRun): Promise<void> {
  const nhsNumber = input.patient.identifiers.find(({ system }) => system === nhsNumberSystem)?.value;
  if (nhsNumber === undefined) {
    return endAllCategories(run, { state: 'unmatched', match: 'no-answer-given', why: practiceWords.noNhsNumber }, match.received);
  }
  const structured = structuredRun(connection, match, input, run);
  // The structured record is shown whatever becomes of the list of documents.
  const documents = gatherDocumentList(structured).catch(notListed);
  const calls = callsFor(input.source.never).map((call) =>
    askStructured(connection, call, nhsNumber, traceOf(run.traces, call.name, callText(call))),
  );
  const early = new Set<string>();
  const received = await Promise.all(
    calls.map(async (answer) => {
      const checkedAnswer = await receiveStructuredAnswer(await answer, structured);
      if (checkedAnswer.answer.call.areas.includes('allergies'))
        for (const key of await showAllergies(checkedAnswer, structured)) early.add(key);
      return checkedAnswer;
    }),
  );
  await emitContacts(run, practiceContacts(received, match.ids));
  const { record, showDocuments } = await showRecord(received, early, structured);
  const listed = await documents;
  await showDocuments();
  finishTraces(received, structured);
  const outcomesFor = (perCategory: ReadonlyMap<Category, number>): ReadonlyMap<Category, Outcome> =>
    structuredOutcomes(received, record, matchDoubt(match), { ...structured, perCategory, foreign: listed?.foreign });
  const recount: RecountOutcomes = (released, isHidden) =>
    ofBoth(outcomesFor(released), listed?.recount?.(released, isHidden) ?? listed?.outcomes);
  const outcomes = ofBoth(outcomesFor(structured.intake.perCategory), listed?.outcomes);
  const withholdable = [...structured.intake.withholdable, ...(listed?.withholdable ?? [])];
  await run.emit({ type: 'ended', outcomes, recount, withholdable, resources: together(structured, listed) });
}

/** People whom the Patient of the record names; its practice has its number, which came with the record. */
function practiceContacts(received: readonly CheckedStructuredAnswer[], ids: ReadonlySet<string>): PatientContacts {
  const resources = received.flatMap(({ checked }) => checked.entries.map(({ resource }) => resource));
  const patient = resources.find(
    (resource) => ids.has(String(resourceOf(resource)?.id)) && resourceOf(resource)?.resourceType === 'Patient',
  );
  return patientContacts(patient, resources);
}

function structuredRun(connection: Connection, match: MatchedPatient, input: GatherInput, run: SourceRun): StructuredRun {
  const matched = matchedRun({ connection, match, input, run }, gpConnectVersion);
  return {
    ...matched,
    never: input.source.never,
    traceOf: ({ call }) => traceOf(run.traces, call.name, callText(call)),
    // The reader who confirmed this person at this source confirmed these differences.
    identity: (entries) => {
      const check = doubtedIdentity(entries, input.patient, input.systems);
      return check?.verdict === 'confirm' && input.accepted?.has(check.person) ? undefined : check;
    },
    intake: createIntake(matched),
  };
}

function finishTraces(received: readonly CheckedStructuredAnswer[], structured: StructuredRun): void {
  for (const { answer, checked } of received) {
    const trace = structured.traceOf(answer);
    if (trace.state !== 'running') continue;
    Object.assign(trace, { state: 'complete', detail: checked.foreign ? failureWords({ kind: checked.foreign }) : 'complete' });
  }
}

const notListed = (error: unknown): DocumentList => ({
  type: 'ended',
  outcomes: new Map([['documents', failedOutcome(failureOf(error), 0)]]),
  resources: noResources,
});

/** Adds the counts of the structured record and of the list of documents. */
function together(structured: StructuredRun, listed: DocumentList | undefined): ResourceCounts {
  const own = structured.intake.counts();
  const more = listed?.resources ?? noResources;
  return {
    received: own.received + more.received,
    entries: own.entries + more.entries,
    supporting: own.supporting + more.supporting,
    refused: own.refused + more.refused,
  };
}

/** Combines the outcomes of the structured record and of the list of documents. */
function ofBoth(
  outcomes: ReadonlyMap<Category, Outcome>,
  listed: ReadonlyMap<Category, Outcome> | undefined,
): ReadonlyMap<Category, Outcome> {
  return new Map(
    categories.map((category) => [category, withBoth(outcomes.get(category) ?? unsupported, listed?.get(category) ?? unsupported)]),
  );
}

const unsupported: Outcome = { state: 'unsupported' };

/** Counts documents that only a consultation names with the list of documents, which tells if that is all. */
function withBoth(structured: Outcome, listed: Outcome): Outcome {
  if (listed.state === 'unsupported') return structured;
  if (structured.state === 'unsupported') return listed;
  const entries = [structured, listed].reduce((sum, outcome) => sum + ('entries' in outcome ? outcome.entries : 0), 0);
  const worst = worstOutcome([listed, ...(namesDocumentsOnly(structured) ? [] : [structured])]);
  const isWhole = worst.state === 'complete' || worst.state === 'none';
  if (entries === 0) return worst;
  if (isWhole) return { state: 'complete', entries };
  return { state: 'partial', entries, why: 'why' in worst && worst.why !== undefined ? worst.why : practiceWords.listIncomplete };
}

/** Limited for no other reason than that documents cannot be asked for in the structured record. */
const namesDocumentsOnly = (outcome: Outcome): boolean => outcome.state === 'partial' && outcome.why === practiceWords.otherItems;
