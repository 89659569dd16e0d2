import { startApplication } from '#/lib/access/start-application.ts';
import { sessionKeyNotes } from '#/lib/config/checks/session-key-notes.ts';
import { config } from '#/lib/config/config.ts';

/** Runs `npm run config -- check [file]`: reads a configuration as the viewer would and prints its mistakes. */
const [command, file] = process.argv.slice(2);
if (command !== 'check') {
  console.error('Usage: npm run config -- check [file]   (default: TRIBUTARY_CONFIG, else tributary.yaml)');
  process.exit(2);
}
if (file !== undefined) process.env.TRIBUTARY_CONFIG = file;

try {
  startApplication();
  const { sources, signIn, sharing, session, audit } = config();
  console.log(`The configuration is valid: ${sources.length} sources, ${signIn.length} ways to sign in, ${sharing.length} sharing rules.`);
  for (const note of sessionKeyNotes(session, Date.now())) console.log(`Note: ${note}`);
  if (!audit.digests)
    console.log(
      'Note: audit.digests is not set: the trail will not hold what a view showed, so that no view can be rebuilt from it later.',
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
