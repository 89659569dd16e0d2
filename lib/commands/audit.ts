import { readFileSync } from 'node:fs';
import { verifyAudit } from './verify-audit.ts';

/** Runs `npm run audit -- verify file…`: checks the hash chains of the audit lines in logs, read as one in the order given. */
const [command, ...files] = process.argv.slice(2);
if (command !== 'verify' || files.length === 0) {
  console.error('Usage: npm run audit -- verify file…');
  process.exit(2);
}

const { records, chains, breaks } = verifyAudit(files.map((file) => readFileSync(file, 'utf8')).join('\n'));
for (const sentence of breaks) console.error(sentence);
console.log(`${records} audit records in ${chains} chains, ${breaks.length} of them broken.`);
if (breaks.length > 0 || records === 0) process.exitCode = 1;
