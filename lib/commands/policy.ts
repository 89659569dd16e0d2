import { explainPolicy, rolesAt } from '#/lib/access/policy/explain-policy.ts';
import { startApplication } from '#/lib/access/start-application.ts';
import { config } from '#/lib/config/config.ts';

/** Runs `npm run policy -- check [file]`: prints what each role at each organisation sees at each source, and by which rule. */
const [command, file] = process.argv.slice(2);
if (command !== 'check') {
  console.error('Usage: npm run policy -- check [file]   (default: TRIBUTARY_CONFIG, else tributary.yaml)');
  process.exit(2);
}
if (file !== undefined) process.env.TRIBUTARY_CONFIG = file;

try {
  startApplication();
  for (const roleAt of rolesAt(config())) {
    console.log(`\n# ${roleAt.role} at ${roleAt.organisation}`);
    for (const { source, lines } of explainPolicy(roleAt, config())) {
      console.log(`\n${source}`);
      for (const { about, decision, rules } of lines)
        console.log(`  ${about}: ${decision}${rules.length > 0 ? ` [${rules.join(', ')}]` : ''}`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
