import 'server-only';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { chainTag, fromFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import { AuditServerFailure, type AuditServer } from './fhir-server.ts';
import { sortRecords } from './read-trail.ts';
import { trailPages, type TrailPage, type TrailParams } from './trail-pages.ts';

export interface TrailSpan {
  /** ISO 8601 instants: from, and up to but not at. */
  readonly from: string;
  readonly to: string;
}

/** Records of a span as the server gave them, sorted by chain and number. */
export interface TrailAnswer {
  readonly records: readonly AuditRecord[];
  /** False where the span holds more than were read: the newest were. */
  readonly isWhole: boolean;
  /** Events of ours at the server that cannot be read as records. */
  readonly unreadable: number;
  /** The server took the narrowing parameters into account, as far as it says. */
  readonly isNarrowed: boolean;
}

interface SearchOptions {
  readonly most: number;
  readonly signal: AbortSignal;
}

/** Parameters of a span, as they are sent: of this product's records alone, newest first. */
export const spanParams = ({ from, to }: TrailSpan, narrowing: TrailParams = []): TrailParams => [
  ['_tag', `${chainTag.system}|${chainTag.code}`],
  ['date', `ge${from}`],
  ['date', `lt${to}`],
  ...narrowing,
  ['_sort', '-date'],
];

/** Reads the records of a span, narrowed by the server where it can; up to `most`. Throws an AuditServerFailure. */
export async function searchSpan(
  server: AuditServer,
  span: TrailSpan,
  narrowing: TrailParams,
  options: SearchOptions,
): Promise<TrailAnswer> {
  const { most, signal } = options;
  const records: AuditRecord[] = [];
  let [unreadable, isWhole, isNarrowed] = [0, true, narrowing.length > 0];
  for await (const page of trailPages(server, spanParams(span, narrowing), { isStrict: narrowing.length > 0, signal })) {
    isNarrowed &&= hasApplied(page, narrowing);
    const read = page.resources.map(fromFhirRecord);
    unreadable += read.filter((record) => record === undefined).length;
    records.push(...read.flatMap((record) => record ?? []));
    if (records.length > most) {
      isWhole = false;
      break;
    }
  }
  return { records: sortRecords(records), isWhole, unreadable, isNarrowed };
}

/** A lenient server leaves a parameter out that it does not know; its own link says which search it made. */
const hasApplied = ({ self }: TrailPage, narrowing: TrailParams): boolean =>
  self === undefined || narrowing.every(([name]) => self.includes(`${name}=`) || self.includes(`${encodeURIComponent(name)}=`));

/** Tells whether a failure says that the server cannot make such a search, rather than that it cannot answer. */
export const refusesSearch = (error: unknown): boolean =>
  error instanceof AuditServerFailure && ['HTTP_400', 'HTTP_403', 'HTTP_422', 'HTTP_501'].includes(error.code);
