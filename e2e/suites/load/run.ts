import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hostileAnswers } from './hostile-answers.ts';
import { healthyResults } from './hostile-exchange.ts';
import { healthySource, loadConfig, sealingConfig, signInOf, sourceOf } from './load-config.ts';
import { readRecord, type SourceEnd } from './reader.ts';
import { limits, problemsOf, rowOf, tableHead, type Trial } from './table.ts';
import { sealingKey, startMeasuredViewer } from './viewer-process.ts';

const { values } = parseArgs({
  options: {
    /** Share of the full size of each answer. */
    size: { type: 'string', default: '1' },
    readers: { type: 'string', default: '8' },
    port: { type: 'string', default: '3190' },
    /** Only answers whose name contains this. */
    only: { type: 'string', default: '' },
  },
});

const exchange = fork('e2e/suites/load/exchange-process.ts', [values.size], { execArgv: process.execArgv });
const exchangeOrigin = z.string().parse((await once(exchange, 'message'))[0]);
const config = loadConfig(exchangeOrigin, `http://localhost:${values.port}`, limits.answerMegabytes);
const viewer = await startMeasuredViewer(Number(values.port), config);
const sealing = sealingConfig(config, sealingKey);

/** Reads with every reader at once, and measures meanwhile. */
async function runTrial(name: string, at: number | undefined, readers: number): Promise<Trial> {
  const hostile = at === undefined ? undefined : hostileAnswers[at];
  const signIn = signInOf(hostile?.place === 'discovery' ? at : undefined);
  const sources = [healthySource, ...(at === undefined ? [] : [sourceOf(at)])];
  viewer.begin();
  const startedAt = performance.now();
  const ends = await Promise.all(Array.from({ length: readers }, () => readRecord(viewer.origin, sealing, { sources, signIn })));
  if (readers === 0) await wait(10_000);
  await wait(300);
  const seconds = (performance.now() - startedAt) / 1_000;
  const endsOf = (source: string): readonly SourceEnd[] => ends.flatMap((end) => end.get(source) ?? []);
  return {
    name,
    seconds,
    measured: await viewer.measure(),
    healthy: endsOf(healthySource),
    hostile: at === undefined ? [] : endsOf(sourceOf(at)),
  };
}

const readers = Number(values.readers);
const trials: Trial[] = [];
const add = (trial: Trial): void => {
  trials.push(trial);
  console.log(rowOf(trial));
};
// The first opening loads what Next loads late, and compiles.
for (const name of ['warm-up', 'warm-up again']) await runTrial(name, undefined, readers);
console.log(tableHead);
add(await runTrial('the machine’s own noise: nobody reads', undefined, 0));
add(await runTrial('only the healthy source', undefined, readers));
for (const [at, { name }] of hostileAnswers.entries()) if (name.includes(values.only)) add(await runTrial(name, at, readers));
const problems = trials.flatMap((trial) => problemsOf(trial, healthyResults));
await viewer.stop();
exchange.disconnect();
console.log(
  `\n${hostileAnswers.length} hostile answers × ${readers} readers; limits: /health ${limits.healthMs} ms, p99 ${limits.p99Ms} ms, ${limits.rssMegabytes} MB`,
);
if (problems.length > 0) console.log(`\n${problems.join('\n')}`);
console.log(`\n${problems.length} failures`);
process.exitCode = problems.length > 0 ? 1 : 0;
