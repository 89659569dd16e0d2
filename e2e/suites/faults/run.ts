import { parseArgs } from 'node:util';
import { startExchange, type Exchange } from './exchange.ts';
import { faults } from './faults.ts';
import { runHostileDiscovery } from './hostile-discovery.ts';
import { runHostile } from './hostile-run.ts';
import { everyTrial, everyKind, learnCategories, runTrials } from './matrix.ts';
import { failuresOf, tableOf } from './table.ts';
import { mistakes, runWrongAnswers } from './wrong-answers.ts';

const { values } = parseArgs({
  options: {
    /** Trials that run at a time. */
    'at-once': { type: 'string', default: '24' },
    /** Only the fault of this name, only this kind. */
    fault: { type: 'string' },
    kind: { type: 'string' },
    /** Wrong resources that each mistaken partner sends. */
    wrong: { type: 'string', default: '10000' },
    /** Only `matrix`, `wrong` or `hostile`. */
    only: { type: 'string', default: '' },
  },
});

const broken: string[] = [];
const wordsOf = (reason: unknown): string => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
process.on('uncaughtException', (error) => broken.push(`uncaught: ${wordsOf(error)}`));
process.on('unhandledRejection', (reason) => broken.push(`unhandled: ${wordsOf(reason)}`));
process.on('warning', ({ message }) => broken.push(`warning: ${message}`));

/** Every fault × every kind × one, half, all of six sources. */
async function matrix(exchange: Exchange): Promise<readonly string[]> {
  const chosen = faults.filter(({ name }) => values.fault === undefined || name === values.fault);
  const kinds = everyKind.filter((kind) => values.kind === undefined || kind === values.kind);
  const { categoryOf, results: healthy } = await learnCategories(exchange, kinds);
  const plans = everyTrial(chosen, kinds);
  const first = await runTrials(exchange, plans, categoryOf, {
    atOnce: Number(values['at-once']),
    onEnd: (done) => void (done % 250 === 0 && process.stderr.write(`${done} of ${plans.length} trials\n`)),
  });
  // A machine that stands still for seconds fails healthy sources too: what does not hold is tried again, alone.
  const doubtful = first.filter(({ problems }) => problems.length > 0);
  if (doubtful.length > 0) process.stderr.write(`${doubtful.length} again, alone\n${failuresOf(doubtful).slice(0, 20).join('\n')}\n`);
  const repeated = await runTrials(
    exchange,
    doubtful.map(({ plan }) => plan),
    categoryOf,
    { atOnce: 1 },
  );
  const results = [...first.filter(({ problems }) => problems.length === 0), ...repeated];
  const failures = failuresOf(results);
  console.log(tableOf(chosen, results));
  const sizes = `${chosen.length} faults × ${kinds.length} kinds × 3 shares of 6 sources`;
  console.log(`${sizes}: ${results.length} trials, ${failures.length} failed, ${doubtful.length} were tried again alone\n`);
  const away = exchange.names.strangers.filter((host) => !host.startsWith('login.'));
  return [...failuresOf(healthy), ...failures, ...away.map((host) => `the name of another host was looked up: ${host}`)];
}

/** Partners that mix up patients. */
async function wrong(exchange: Exchange): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const mistake of mistakes) {
    const { sessions, wrongAnswers, shownAnswers, refused, problems } = await runWrongAnswers(exchange, mistake, Number(values.wrong));
    console.log(
      `${mistake}: ${shownAnswers} of ${wrongAnswers} wrong resources shown, ${refused} refused by name, the rest not read; ${sessions} records`,
    );
    failures.push(
      ...problems.map((problem) => `${mistake}: ${problem}`),
      ...(shownAnswers > 0 ? [`${mistake}: ${shownAnswers} shown`] : []),
    );
  }
  return failures;
}

/** Addresses that lead elsewhere, in every field. */
async function hostile(exchange: Exchange): Promise<readonly string[]> {
  const answers = await runHostile(exchange);
  const discovery = await runHostileDiscovery();
  console.log(
    `\n${answers.addresses} hostile addresses: ${answers.tried} answers and ${discovery.tried} discovery documents; ${answers.arrived} requests left, ${answers.tokensLost} tokens`,
  );
  return [...answers.problems, ...discovery.problems];
}

const started = performance.now();
const exchange = await startExchange();
const failures: string[] = [];
for (const [name, part] of Object.entries({ matrix, wrong, hostile }))
  if (name.startsWith(values.only)) failures.push(...(await part(exchange)));
await exchange.stop();
failures.push(...broken);
if (failures.length > 0) console.log(`\n${failures.slice(0, 100).join('\n')}`);
console.log(`\n${failures.length} failures; ${((performance.now() - started) / 60_000).toFixed(1)} min`);
process.exitCode = failures.length > 0 ? 1 : 0;
