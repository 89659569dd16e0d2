import 'server-only';
import { resourcePath } from '#/lib/record/model/resource-reference.ts';
import { gatherPages } from '#/lib/sources/gather/gather-pages.ts';
import type { SourceEnded } from '#/lib/sources/answer/source-event.ts';
import { capabilityOf } from '#/lib/sources/plan/capability.ts';
import type { PlannedQuery, QueryParams } from '#/lib/sources/plan/plan.ts';
import { newRequestId } from '#/lib/sources/fetch/connection.ts';
import { isForeign, type ForeignReason } from '#/lib/sources/gather/subject-check.ts';
import type { StructuredRun } from './gather-structured.ts';

export const documentsTrace = 'documents';

/** GP Connect Access Document 1.6: a document's patient, custodian and authors come with it. */
const includes: QueryParams = [
  ['_include', 'DocumentReference:subject:Patient'],
  ['_include', 'DocumentReference:custodian:Organization'],
  ['_include', 'DocumentReference:author:Organization'],
  ['_include', 'DocumentReference:author:Practitioner'],
  ['_revinclude:recurse', 'PractitionerRole:practitioner'],
];

function documentQuery(id: string): PlannedQuery {
  const query = {
    type: `${resourcePath({ type: 'Patient', id })}/DocumentReference`,
    categories: ['documents'],
    auditKey: documentsTrace,
  } as const;
  return { ...query, params: includes, fallbacks: [{ ...query, params: [], fallbacks: [] }] };
}

export interface DocumentList extends SourceEnded {
  /** Part of it was not surely this patient's: the structured record is doubtful too (H02). */
  readonly foreign?: ForeignReason | undefined;
}

/** Gathers the list of documents; undefined if the server does not offer it. */
export async function gatherDocumentList(run: StructuredRun): Promise<DocumentList | undefined> {
  if (run.never.includes('documents')) return undefined;
  const capability = await capabilityOf(run.connection, newRequestId());
  if (!capability?.offered?.has('DocumentReference')) return undefined;
  let foreign: ForeignReason | undefined;
  const ended = await gatherPages([...run.subject.ids].map(documentQuery), {
    ...run,
    emit: async (event) => {
      // A second count of pages would make the source's progress go backwards.
      if (event.type === 'progress') return;
      if (event.type === 'refused') foreign ??= isForeign(event.refused.reason) ? event.refused.reason : undefined;
      // The structured record may hold the same documents.
      if (event.type === 'entries')
        for (const { entry } of event.entries) run.intake.received.seen.add(entry.id.slice(run.source.length + 1));
      await run.emit(event);
    },
    offersMedication: false,
    // The structured record counts the Patient that matching received.
    matched: 0,
    doubts: [],
  });
  return { ...ended, foreign };
}
