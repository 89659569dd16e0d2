import type { Version } from '#/lib/fhir/resource/version.ts';
import type { EmbeddedDocuments } from './embedded-documents.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import type { Subject } from './subject-check.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { Traces } from '#/lib/sources/answer/query-traces.ts';

/** A source that is queried page by page. */
export interface PagesRun {
  readonly connection: Connection;
  /** Id of the source: part of each entry's id. */
  readonly source: string;
  readonly version: Version;
  readonly subject: Subject;
  readonly traces: Traces;
  readonly emit: (event: SourceEvent) => Promise<void>;
  readonly offersMedication: boolean;
  /** Resources that matching received. */
  readonly matched: number;
  /** Policy may withhold entries for this patient alone: no sentence may count what came. */
  readonly uncounted: boolean;
  /** Limits known before the first query. */
  readonly doubts: readonly QueryEnd[];
  /** Files that are taken apart once the pages have come. */
  readonly embeddedDocuments?: EmbeddedDocuments | undefined;
}
