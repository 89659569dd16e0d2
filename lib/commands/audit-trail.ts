import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { auditCredentials } from '#/lib/access/audit-credentials.ts';
import { auditServer } from '#/lib/audit/fhir-server/fhir-server.ts';
import { readTrail } from '#/lib/audit/fhir-server/read-trail.ts';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { publicHalf } from '#/lib/audit/model/signature.ts';
import { readLine } from '#/lib/audit/verify/read-lines.ts';
import { config } from '#/lib/config/config.ts';
import { verificationKey, type VerificationKey } from '#/lib/config/schema/audit.ts';
import type { TrailFiles } from './audit-arguments.ts';

/** Reads the records of a trail: at the configuration's FHIR server, or of logs in the order given. */
export async function* trailRecords({ files, fhir }: TrailFiles): AsyncGenerator<AuditRecord> {
  if (fhir) yield* await recordsAtServer();
  else
    for (const name of files.length > 0 ? files : ['-'])
      for await (const line of createInterface({ input: name === '-' ? process.stdin : createReadStream(name), crlfDelay: Infinity })) {
        const record = readLine(line);
        if (record) yield record;
      }
}

async function recordsAtServer(): Promise<readonly AuditRecord[]> {
  const { audit } = config();
  if (audit.kind !== 'fhir' || audit.url === undefined) throw new Error('The configuration’s audit is not at a FHIR server.');
  return readTrail(auditServer(audit.url, audit.tls, auditCredentials));
}

/** Public keys of a file, or of the configuration; none where there is neither. */
export function signatureKeys(file: string | undefined, hasConfig: boolean): readonly VerificationKey[] {
  if (file !== undefined) return z.array(verificationKey).parse(parseYaml(readFileSync(file, 'utf8')));
  if (!hasConfig) return [];
  const { signing, verification = [] } = config().audit;
  return [...verification, ...(signing ? [{ id: signing.id, publicKey: publicHalf(signing.key) }] : [])];
}
