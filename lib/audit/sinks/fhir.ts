import 'server-only';
import type { Bundle } from 'fhir/r4';
import { z } from 'zod';
import { AuditServerFailure, auditServer } from '#/lib/audit/fhir-server/fhir-server.ts';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { toFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import { NotTaken, type AuditSinkKind } from '#/lib/audit/model/sink.ts';
import { trailWords } from '#/lib/audit/model/words.ts';
import { auditKeys } from '#/lib/config/schema/audit.ts';
import { mutualTls } from '#/lib/config/schema/mutual-tls.ts';
import { address } from '#/lib/config/schema/address.ts';

/** Credentials of the service itself: no person asks here. */
const serviceMethods = z.array(z.looseObject({ kind: z.enum(['client-credentials', 'static-headers']) }));

const options = z.strictObject({
  kind: z.literal('fhir'),
  url: address,
  authorization: serviceMethods.optional(),
  tls: mutualTls.optional(),
  ...auditKeys,
});

const answerBundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('batch-response'),
  entry: z.array(z.object({ response: z.object({ status: z.string() }) })),
});

/**
 * AuditEvents at a FHIR server, in Bundles of type `batch` (IHE ITI-20, RESTful feed): each entry is taken or refused by itself, and its
 * status is read. An answer that does not name every entry confirms none.
 */
export const fhirSink: AuditSinkKind = {
  kind: 'fhir',
  isReadable: true,
  options,
  open: (configured, credentials) => {
    const { url, tls } = options.parse(configured);
    const server = auditServer(url, tls, credentials);
    return {
      write: async (records, signal) => {
        const { status, body } = await server.request({ path: '', body: batchOf(records), signal });
        if (status !== 200) throw new AuditServerFailure(`HTTP_${status}`);
        const { success, data } = answerBundle.safeParse(body);
        if (!success || data.entry.length !== records.length) throw new AuditServerFailure('NO_BATCH_RESPONSE');
        const refused = records.flatMap(({ sequence }, index) => {
          const answer = data.entry[index]?.response.status ?? '';
          return /^20[01]\b/.test(answer) ? [] : [{ sequence, status: /^\d{3}/.exec(answer)?.[0] ?? 'no status' }];
        });
        if (refused.length > 0) throw refusal(refused, records.length);
      },
    };
  },
};

const batchOf = (records: readonly AuditRecord[]): Bundle => ({
  resourceType: 'Bundle',
  type: 'batch',
  entry: records.map((record) => ({ resource: toFhirRecord(record), request: { method: 'POST', url: 'AuditEvent' } })),
});

interface RefusedEntry {
  readonly sequence: number;
  readonly status: string;
}

function refusal(refused: readonly RefusedEntry[], count: number): NotTaken {
  const [first] = refused;
  const sequences = refused.map(({ sequence }) => sequence);
  return new NotTaken(sequences, trailWords.entriesRefused(refused.length, count, first?.sequence ?? 0, first?.status ?? ''));
}
