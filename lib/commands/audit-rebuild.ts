import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parse as parseYaml } from 'yaml';
import { auditCredentials } from '#/lib/access/audit-credentials.ts';
import { digestKey, rebuildView, type Reviewer } from '#/lib/access/rebuild/rebuild-view.ts';
import { startApplication } from '#/lib/access/start-application.ts';
import { closeAudit, startAudit } from '#/lib/audit/audit.ts';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { viewDigests } from '#/lib/audit/shown/entry-digests.ts';
import type { ShownAnswer } from '#/lib/audit/shown/read-shown.ts';
import type { AuditedView } from '#/lib/audit/shown/read-view.ts';
import { viewAt } from '#/lib/audit/shown/view-at.ts';
import { config } from '#/lib/config/config.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { personSchema } from './person-file.ts';
import type { RebuildArguments } from './audit-arguments.ts';
import { signatureKeys, trailRecords } from './audit-trail.ts';
import { chooseView } from './choose-view.ts';
import { answerLines, momentLines } from './rebuild-report.ts';
import { verifyAudit } from './verify-audit.ts';

/** Time for the closing record, where the sink stalls. */
const closingMs = 5_000;

/** Runs `npm run audit -- rebuild`: compares what an earlier view showed with its sources, entry for entry. */
export async function runRebuild(read: RebuildArguments): Promise<number> {
  if (read.config !== undefined) process.env.TRIBUTARY_CONFIG = read.config;
  startApplication();
  // Standard output is the trail where it is the sink: this look is written there, and the report beside it.
  const isToStdout = config().audit.kind === 'stdout';
  if (isToStdout && process.stdout.isTTY) return end(['The audit of this look goes to standard output: send it to your collector.'], 2);
  const print = (lines: readonly string[]): void => lines.forEach((line) => (isToStdout ? console.error(line) : console.log(line)));
  const choice = chooseView(read);
  const verdict = await verifyAudit(passing(trailRecords(read), choice.take), { keys: signatureKeys(read.keys, true) });
  print(verdict.notes);
  if (verdict.breaks.length > 0) return end([...verdict.breaks, 'The trail does not hold, so nothing was asked.'], 1);
  const [view, ...more] = choice.views();
  if (!view) return end(['The trail holds no such view.'], 1);
  if (more.length > 0)
    return end(['There are several views; name one with --view, or an instant within it with --at:', ...[view, ...more].map(nameOf)], 2);
  const moment = viewAt(view, read.at);
  const answers = [...moment.answers.values()];
  print(momentLines(view, moment, read.at));
  if (answers.length === 0) return end([noDigests(view)], 1);
  await startAudit(auditCredentials);
  try {
    const report = answerLines(await rebuildView(view, answers, reviewerOf(read)), moment.hidden);
    print([...report.lines, ...read.entries.map((entry) => sentLine(entry, view, answers))]);
    print([report.isEqual ? 'Every entry that was sent is there now, the same.' : 'Not all is equal, or could be compared: see above.']);
    return report.isEqual ? 0 : 1;
  } finally {
    await Promise.race([closeAudit(), wait(closingMs, undefined, { ref: false })]);
  }
}

async function* passing(records: AsyncIterable<AuditRecord>, take: (record: AuditRecord) => void): AsyncGenerator<AuditRecord> {
  for await (const record of records) {
    take(record);
    yield record;
  }
}

const nameOf = ({ session, from, to, viewer }: AuditedView): string => `  ${session}: ${viewer.name}, ${from} to ${to}`;

const noDigests = ({ answers }: AuditedView): string =>
  answers.length > 0
    ? 'No source’s answer had ended by then.'
    : 'The trail holds no digests of what this view showed: audit.digests was not configured, or no source was asked.';

function reviewerOf({ by, purpose, person }: RebuildArguments): Reviewer {
  return { user: by, purpose, ...(person !== undefined && { person: readPerson(person) }) };
}

function readPerson(file: string): PatientIdentity {
  return { ...personSchema.parse(parseYaml(readFileSync(file, 'utf8'))), identifiers: [], restricted: false };
}

/** Says whether an entry of this id was sent: its digest is in the trail, or is not. */
function sentLine(entry: string, { session }: AuditedView, answers: readonly ShownAnswer[]): string {
  const answer = answers.find(({ source }) => entry.startsWith(`${source.id}|`));
  const key = answer && digestKey(answer.keyId);
  if (!answer || !key) return `${entry}: not known, because its source or the key of its digests is not.`;
  const id = viewDigests(key, session).ofId(entry).toString('hex');
  const wasSent = answer.digests.some((digest) => digest.id === id);
  if (wasSent) return `${entry}: was sent.`;
  return answer.digests.length < answer.entries ? `${entry}: not known, because digests are missing.` : `${entry}: was not sent.`;
}

function end(lines: readonly string[], code: number): number {
  for (const line of lines) console.error(line);
  return code;
}
