import 'server-only';
import { documentFaults } from '#/lib/sources/fhir-documents/words.ts';
import { newRequestId, openConnection, type Connection } from '#/lib/sources/fetch/connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { chooseMatch, findMatch } from '#/lib/sources/match/find-match.ts';
import { matchedSubject } from '#/lib/sources/gather/matched-subject.ts';
import { capabilityOf } from '#/lib/sources/plan/capability.ts';
import { configuredVersion, versionOf } from '#/lib/sources/plan/source-version.ts';
import type { RecordSubject } from '#/lib/sources/gather/subject-check.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** A source with the patient matched there, for one request of the reader. */
export interface MatchedSource {
  readonly connection: Connection;
  readonly subject: RecordSubject;
  readonly version: Version;
  /** Id of the audited request: each query's id begins with it. */
  readonly requestId: string;
}

/**
 * Matches the patient at the source again, then runs `work` there: no replica remembers a match, and no id from the browser
 * replaces one (design §9). Throws a SourceFailure, also if the patient is not matched.
 */
export async function atMatchedSource<Value>(
  input: GatherInput,
  requestId: string,
  signal: AbortSignal,
  work: (at: MatchedSource) => Promise<Value>,
): Promise<Value> {
  const { source, user, patient, systems } = input;
  const chosen = chooseMatch(source.match, { url: source.url, user, patient, systems });
  if (!chosen) throw notMatched();
  const connection = openConnection(source, user, signal, patient);
  try {
    const match = await findMatch(chosen, { connection, user, patient, systems, requestId: `${requestId}.match` }, input.accepted);
    if (match.type === 'unmatched') throw notMatched();
    const version = configuredVersion(source) ?? versionOf(source, await capabilityOf(connection, newRequestId()));
    connection.speaks = version.label;
    return await work({ connection, subject: matchedSubject(input, match.ids), version, requestId });
  } finally {
    await connection.close();
  }
}

const notMatched = (): SourceFailure => new SourceFailure({ kind: 'unreadable', detail: documentFaults.patientGone });
