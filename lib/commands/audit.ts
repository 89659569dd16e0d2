import { auditUsage, readAuditArguments } from './audit-arguments.ts';
import { runRebuild } from './audit-rebuild.ts';
import { runTrawling } from './audit-trawling.ts';
import { runVerify } from './audit-verify.ts';

/** Runs `npm run audit -- …`: one file a command. The arguments of all are read in `audit-arguments.ts`. */
const read = readAuditArguments(process.argv.slice(2));
const readsTerminal = read !== undefined && read.command !== 'trawling' && !read.fhir && read.files.length === 0 && process.stdin.isTTY;
if (!read || readsTerminal) {
  console.error(auditUsage);
  process.exit(2);
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function run(): Promise<number> | number {
  switch (read?.command) {
    case 'verify':
      return runVerify(read);
    case 'trawling':
      return runTrawling(read);
    case 'rebuild':
      return runRebuild(read);
    default:
      return 2;
  }
}
