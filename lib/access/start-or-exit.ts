import 'server-only';
import { auditCredentials } from './audit-credentials.ts';
import { startApplication } from './start-application.ts';
import { closeAudit, startAudit } from '#/lib/audit/audit.ts';
import { config } from '#/lib/config/config.ts';
import { beforeEnd, markStarted } from '#/lib/server/lifecycle.ts';

/** Starts the application, or says why it cannot and ends the process: a viewer that listens without either helps nobody. */
export async function startOrExit(): Promise<void> {
  try {
    startApplication();
    await startAudit(auditCredentials);
    beforeEnd(closeAudit);
    markStarted({ stopSeconds: config().shutdown.seconds, overHttps: config().publicUrl.startsWith('https:') });
  } catch (error) {
    // The message alone: a stack says nothing to an operator.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () => process.exit(1));
    // Nothing may go on while the message is written.
    await new Promise(() => undefined);
  }
}
