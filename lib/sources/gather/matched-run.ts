import 'server-only';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { MatchedPatient, SourceRun } from '#/lib/sources/match/with-match.ts';
import type { IntakeOptions } from './intake.ts';
import { matchedSubject } from './matched-subject.ts';

/** A source that is read after its match, in one version of FHIR. */
export interface MatchedRun extends IntakeOptions {
  readonly connection: Connection;
  readonly traces: QueryTraces;
  /** Policy may withhold entries for this patient alone: no sentence may count what came. */
  readonly uncounted: boolean;
}

interface SourceReading {
  readonly connection: Connection;
  readonly match: MatchedPatient;
  readonly input: GatherInput;
  readonly run: SourceRun;
}

/** Starts reading a matched source. While the reader is slow to take events, its deadline is paused. */
export function matchedRun({ connection, match, input, run }: SourceReading, version: Version): MatchedRun {
  connection.speaks = version.label;
  return {
    connection,
    source: input.source.id,
    version,
    subject: matchedSubject(input, match.ids),
    traces: run.traces,
    emit: (event) => connection.deadline.pausedFor(run.emit(event)),
    matched: match.received,
    uncounted: input.source.mayWithholdPersonally,
  };
}
