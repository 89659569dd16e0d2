import type { Version } from '#/lib/fhir/resource/version.ts';
import type { EmbeddedDocuments } from './embedded-documents.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import type { Subject } from './subject-check.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { Traces } from '#/lib/sources/answer/query-traces.ts';

/** One source being asked page by page. */
export interface PagesRun {
  readonly connection: Connection;
  /** Its id: part of each entry's. */
  readonly source: string;
  readonly version: Version;
  readonly subject: Subject;
  readonly traces: Traces;
  readonly emit: (event: SourceEvent) => Promise<void>;
  readonly offersMedication: boolean;
  /** Resources that matching received. */
  readonly received: number;
  /** Something may be kept back for the patient's sake: no sentence may count what came. */
  readonly uncounted: boolean;
  /** What is known against the answer's being whole before the first query. */
  readonly doubts: readonly QueryEnd[];
  /** Files to be taken apart once the pages are there. */
  readonly embeddedDocuments?: EmbeddedDocuments | undefined;
}
