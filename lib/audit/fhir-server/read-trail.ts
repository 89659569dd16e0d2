import 'server-only';
import { z } from 'zod';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { chainTag, fromFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import { AuditServerFailure, type AuditServer } from './fhir-server.ts';

const searchset = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z.array(z.object({ resource: z.unknown() })).optional(),
});

const pageTimeoutMs = 60_000;
const mostPages = 100_000;

/**
 * Reads every record of every chain from the audit server, sorted by chain and number: a server's own order says nothing. Throws an
 * AuditServerFailure for an answer that is no searchset, and for a next link that leaves the server or repeats itself.
 */
export async function readTrail(server: AuditServer): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  const requested = new Set<string>();
  let path: string | undefined = `AuditEvent?_tag=${encodeURIComponent(`${chainTag.system}|${chainTag.code}`)}&_count=500`;
  while (path !== undefined) {
    if (requested.has(path) || requested.size >= mostPages) throw new AuditServerFailure('PAGES_REPEATED');
    requested.add(path);
    const { status, body } = await server.request({ path, signal: AbortSignal.timeout(pageTimeoutMs) });
    if (status !== 200) throw new AuditServerFailure(`HTTP_${status}`);
    const { success, data } = searchset.safeParse(body);
    if (!success) throw new AuditServerFailure('NO_SEARCHSET');
    records.push(...(data.entry ?? []).flatMap(({ resource }) => fromFhirRecord(resource) ?? []));
    path = nextPath(
      server.base,
      data.link?.find(({ relation }) => relation === 'next'),
    );
  }
  return records.toSorted((left, right) =>
    left.chain === right.chain ? left.sequence - right.sequence : left.chain < right.chain ? -1 : 1,
  );
}

/** Path of the next page below the base; our credentials go nowhere else. */
function nextPath(base: string, next: { readonly url: string } | undefined): string | undefined {
  if (!next) return undefined;
  const url = new URL(next.url, `${base}/`);
  const isRoot = url.origin === new URL(base).origin && url.pathname === new URL(base).pathname;
  if (isRoot) return url.search;
  if (!url.href.startsWith(`${base}/`)) throw new AuditServerFailure('NEXT_ELSEWHERE');
  return url.href.slice(base.length + 1);
}
