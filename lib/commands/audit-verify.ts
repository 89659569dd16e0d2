import { startApplication } from '#/lib/access/start-application.ts';
import type { VerifyArguments } from './audit-arguments.ts';
import { signatureKeys, trailRecords } from './audit-trail.ts';
import { verifyAudit } from './verify-audit.ts';

/** Runs `npm run audit -- verify`: checks the hash chains and signatures of audit records, in logs or at the FHIR server. */
export async function runVerify(read: VerifyArguments): Promise<number> {
  const hasConfig = read.fhir || Boolean(process.env.TRIBUTARY_CONFIG);
  if (read.fhir || (!read.keys && hasConfig)) startApplication();
  const verdict = await verifyAudit(trailRecords(read), { keys: signatureKeys(read.keys, hasConfig), isComplete: read.isComplete });
  for (const sentence of verdict.breaks) console.error(sentence);
  for (const sentence of verdict.notes) console.log(sentence);
  console.log(`${verdict.records} audit records in ${verdict.chains} chains. What does not hold: ${verdict.breaks.length}.`);
  return verdict.breaks.length > 0 || verdict.records === 0 ? 1 : 0;
}
