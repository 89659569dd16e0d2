import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { auditCredentials } from '#/lib/access/audit-credentials.ts';
import { startApplication } from '#/lib/access/start-application.ts';
import { auditServer } from '#/lib/audit/fhir-server/fhir-server.ts';
import { readTrail } from '#/lib/audit/fhir-server/read-trail.ts';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { publicHalf } from '#/lib/audit/model/signature.ts';
import { readLine } from '#/lib/audit/verify/read-lines.ts';
import { config } from '#/lib/config/config.ts';
import { verificationKey, type VerificationKey } from '#/lib/config/schema/audit.ts';
import { trawlingReport } from './trawling.ts';
import { verifyAudit } from './verify-audit.ts';

const usage = `Usage: npm run audit -- verify [--keys FILE] [--complete] [FILE… | -]
       npm run audit -- verify --fhir [--keys FILE] [--complete]   (the FHIR server of the configuration)
  --keys FILE  public keys of the signed heads, as audit.verification in YAML or JSON; else those of TRIBUTARY_CONFIG
  --complete   each chain must be there from its first record to its closing one`;

if (process.argv[2] === 'trawling') {
  const { lines, code } = trawlingReport(process.argv.slice(3), (path) => readFileSync(path, 'utf8'));
  for (const line of lines) console.log(line);
  process.exit(code);
}

/** Runs `npm run audit -- verify`: checks the hash chains and signatures of audit records, in logs or at the FHIR server. */
const { values, positionals } = readArguments();
const [command, ...files] = positionals;
if (command !== 'verify' || (values.fhir ? files.length > 0 : files.length === 0 && process.stdin.isTTY)) endWith(usage, 2);

try {
  if (values.fhir || (!values.keys && process.env.TRIBUTARY_CONFIG)) startApplication();
  const records = values.fhir ? await recordsAtServer() : recordsIn(files.length > 0 ? files : ['-']);
  const verdict = await verifyAudit(records, { keys: readKeys(), isComplete: values.complete });
  for (const sentence of verdict.breaks) console.error(sentence);
  for (const sentence of verdict.notes) console.log(sentence);
  console.log(`${verdict.records} audit records in ${verdict.chains} chains. What does not hold: ${verdict.breaks.length}.`);
  if (verdict.breaks.length > 0 || verdict.records === 0) process.exitCode = 1;
} catch (error) {
  endWith(error instanceof Error ? error.message : String(error), 2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        keys: { type: 'string' },
        complete: { type: 'boolean', default: false },
        fhir: { type: 'boolean', default: false },
      },
    });
  } catch {
    return endWith(usage, 2);
  }
}

/** Reads logs as one, in the order given; `-` is standard input. */
async function* recordsIn(names: readonly string[]): AsyncGenerator<AuditRecord> {
  for (const name of names)
    for await (const line of createInterface({ input: name === '-' ? process.stdin : createReadStream(name), crlfDelay: Infinity })) {
      const record = readLine(line);
      if (record) yield record;
    }
}

function recordsAtServer(): Promise<readonly AuditRecord[]> {
  const { audit } = config();
  if (audit.kind !== 'fhir' || audit.url === undefined) return endWith('The configuration’s audit is not at a FHIR server.', 2);
  return readTrail(auditServer(audit.url, audit.tls, auditCredentials));
}

function readKeys(): readonly VerificationKey[] {
  if (values.keys !== undefined) return z.array(verificationKey).parse(parseYaml(readFileSync(values.keys, 'utf8')));
  if (!values.fhir && !process.env.TRIBUTARY_CONFIG) return [];
  const { signing, verification = [] } = config().audit;
  return [...verification, ...(signing ? [{ id: signing.id, publicKey: publicHalf(signing.key) }] : [])];
}

function endWith(text: string, code: number): never {
  console.error(text);
  process.exit(code);
}
