import { parseArgs } from 'node:util';
import { closePools } from './client/ask.ts';
import { openVictims } from './client/victims.ts';
import { startOpenViewer } from './exchange/open-viewer.ts';
import { startExchange, type Exchange } from './exchange/start-exchange.ts';
import { full, parts, sample, type Extent } from './parts.ts';

const { values } = parseArgs({
  options: {
    /** A sample of each part, in less than a minute. */
    sample: { type: 'boolean', default: false },
    /** Only `named`, `cookies`, `routes` or `crossing`. */
    only: { type: 'string', default: '' },
    /** Answers of the part `crossing`. */
    answers: { type: 'string' },
    /** The viewer's port; the exchange takes the four after it. */
    port: { type: 'string', default: '3850' },
  },
});

const extent: Extent = { ...(values.sample ? sample : full), ...(values.answers !== undefined && { answers: Number(values.answers) }) };

/** A stack says that something broke in a way that nobody foresaw. */
const stacksIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => /^\s+at (?:.+:\d+|ignore-listed frames)/.test(line))
    .map((line) => `the viewer wrote a stack: ${line.trim()}`);

/** Runs each part against the viewer, and then against one that lets everything through, which each check must notice. */
async function attack(exchange: Exchange): Promise<readonly string[]> {
  const failures: string[] = [];
  const open = await startOpenViewer();
  for (const [name, part] of Object.entries(parts).filter(([key]) => key.startsWith(values.only))) {
    const partStarted = performance.now();
    const { table, failures: broken } = await part({ exchange, victims: await openVictims(exchange), port: exchange.viewerPort }, extent);
    const seconds = ((performance.now() - partStarted) / 1_000).toFixed(0);
    // Whatever that one sets is kept in the browsers of victims of its own.
    const proof = await part(
      { exchange, victims: await openVictims(exchange), port: open.port },
      { ...sample, attack: extent.attack, flood: extent.flood },
    );
    console.log(`\n${table}\n${name}: ${seconds} s; ${proof.failures.length} of its checks pass a viewer that lets everything through`);
    failures.push(...[...broken, ...proof.failures].map((failure) => `${name}: ${failure}`), ...stacksIn(exchange.takeStandardError()));
  }
  open.stop();
  return failures;
}

const started = performance.now();
const exchange = await startExchange(Number(values.port), 1_000);
try {
  const failures = await attack(exchange);
  if (failures.length > 0) console.log(`\n${failures.slice(0, 100).join('\n')}`);
  console.log(`\n${failures.length} failures; ${((performance.now() - started) / 60_000).toFixed(1)} min`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  console.error(exchange.takeStandardError());
  throw error;
} finally {
  await closePools();
  await exchange.stop();
}
