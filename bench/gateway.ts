import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fetchBare, openOnce, startSources, type Opened, type Sources } from './gateway-open.ts';
import { median } from './timing.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    /** 200 records at a time of 7 × 2,000 resources, and more rounds: for a machine that does nothing else. */
    full: { type: 'boolean', default: false },
    /** Only the measure whose name begins so. */
    only: { type: 'string', default: '' },
  },
});
const size = values.full
  ? { rounds: 9, resources: 2_000, records: 200, holes: 9, slow: 10 }
  : { rounds: 3, resources: 500, records: 20, holes: 3, slow: 3 };

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const times = (ours: number, theirs: number): string => `${(ours / theirs).toFixed(2)} ×`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const printRow = (name: string, figures: string): void => console.log(`${name.padEnd(44)} ${figures}`);

/** Measures the viewer and the yardstick by turns, so that both meet the same machine. */
async function againstBare(sources: Sources, name: string, sizes: string): Promise<void> {
  const list = sources.named(name, 7, size.resources);
  const [ours, bare]: [Opened[], Awaited<ReturnType<typeof fetchBare>>[]] = [[], []];
  for (let round = -1; round < size.rounds; round += 1) {
    const pair = [await openOnce(list), await fetchBare(list)] as const;
    if (round < 0) continue; // the first warms both
    ours.push(pair[0]);
    bare.push(pair[1]);
  }
  const [end, bareEnd] = [median(ours.map(({ endMs }) => endMs)), median(bare.map(({ endMs }) => endMs))];
  const [first, bareFirst] = [median(ours.map(({ firstMs }) => firstMs)), median(bare.map(({ firstMs }) => firstMs))];
  printRow(`end of stream, ${sizes}`, `${ms(end)} against ${ms(bareEnd)} bare: ${times(end, bareEnd)} (${ours[0]?.entries} entries)`);
  printRow(`first entry, ${sizes}`, `${ms(first)} against ${ms(bareFirst)} bare: ${times(first, bareFirst)}`);
}

/** Cost to 19 sources of a twentieth that never answers. */
async function blackHole(sources: Sources): Promise<void> {
  const [healthy, twin] = [sources.named('h-late', 19, 200), sources.named('t-late', 1, 200)];
  const hole = sources.named('x-hole', 1, 200, { firstByteMs: 3_000 });
  const endsOf = ({ ends }: Opened): readonly number[] => healthy.map(({ id }) => ends.get(id) ?? Number.NaN);
  const [withoutHole, withHole]: [number[], number[]] = [[], []];
  for (let round = -1; round < size.holes; round += 1) {
    const pair = [await openOnce([...healthy, ...twin]), await openOnce([...healthy, ...hole])] as const;
    if (round < 0) continue;
    withoutHole.push(...endsOf(pair[0]));
    withHole.push(...endsOf(pair[1]));
  }
  await sources.counted();
  for (const [name, of] of [
    ['median', median],
    ['p99', last],
  ] as const)
    printRow(
      `healthy sources beside 1 black hole of 20, ${name}`,
      `${ms(of(withHole))} against ${ms(of(withoutHole))}: ${times(of(withHole), of(withoutHole))}`,
    );
}

const last = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN;

/** All 7 sources answer 503: calls for each that one asking without retries would have made. */
async function outage(sources: Sources): Promise<void> {
  const list = sources.named('o-down', 7, 0);
  const openings = 40;
  await sources.counted();
  for (let opening = 0; opening < openings; opening += 1) await openOnce(list);
  const { requests, firsts } = await sources.counted();
  printRow(
    'calls under total outage',
    `${requests} for ${openings * list.length} askings: ${times(requests, openings * list.length)} (${requests - firsts} of them retries)`,
  );
}

/** Many records at the same time: do all end whole, how long, how much memory each. */
async function concurrentRecords(sources: Sources): Promise<void> {
  const list = sources.named('c', 7, size.resources);
  await openOnce(list);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const opened = await Promise.all(Array.from({ length: size.records }, () => openOnce(list)));
  clearInterval(watch);
  const whole = opened.filter(({ entries }) => entries === opened[0]?.entries && entries > 0).length;
  const ends = opened.map(({ endMs }) => endMs);
  const seconds = Math.max(...ends) / 1_000;
  const entries = opened.reduce((sum, record) => sum + record.entries, 0);
  printRow(
    `${size.records} records × 7 sources × ${size.resources}`,
    `${whole} whole; p50 ${ms(median(ends))}, p99 ${ms(last(ends))}; ${(entries / seconds).toFixed(0)} entries/s`,
  );
  printRow('  memory', `${megabytes(peak - before)} more at most: ${megabytes((peak - before) / size.records)} a record`);
}

/** Memory that is held for slow readers. */
async function slowReaders(sources: Sources): Promise<void> {
  const list = sources.named('r', 7, size.resources * 4);
  await openOnce(list);
  globalThis.gc?.();
  const before = process.memoryUsage();
  let peak = 0;
  const held = (): number => process.memoryUsage().heapUsed + process.memoryUsage().external - before.heapUsed - before.external;
  const watch = setInterval(() => (globalThis.gc?.(), (peak = Math.max(peak, held()))), 250);
  const opened = await Promise.all(Array.from({ length: size.slow }, () => openOnce(list, 25)));
  clearInterval(watch);
  const bytes = opened.reduce((sum, record) => sum + record.bytes, 0) / size.slow;
  printRow(
    `${size.slow} slow readers of ${megabytes(bytes)} each`,
    `${megabytes(peak / size.slow)} held a reader; all ended in ${ms(Math.max(...opened.map(({ endMs }) => endMs)))}`,
  );
}

/** How long anything else waits for its turn while one source's long answer is read, in pages and in one piece. */
async function othersWait(sources: Sources): Promise<void> {
  const resources = size.resources * 25;
  for (const [name, paging] of [
    ['w', 'in pages of 200'],
    ['v-whole', 'each type in one piece'],
  ] as const) {
    const list = sources.named(name, 1, resources);
    await openOnce(list);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { entries } = await openOnce(list);
    delay.disable();
    const [p50, p99, most] = [delay.percentile(50), delay.percentile(99), delay.max].map((nanoseconds) => ms(nanoseconds / 1e6));
    printRow(`others wait while ${resources} come, ${paging}`, `p50 ${p50}, p99 ${p99}, at most ${most} (${entries} entries)`);
  }
}

/** Cost of the keyed digests of what is shown: the same record with and without them, by turns. */
async function withDigests(sources: Sources): Promise<void> {
  const list = sources.named('k', 7, size.resources);
  const [plain, digested]: [number[], number[]] = [[], []];
  let entries = 0;
  for (let round = -2; round < size.rounds * 3; round += 1) {
    const pair = [await openOnce(list), await openOnce(list, 0, true)] as const;
    if (round < 0) continue;
    plain.push(pair[0].endMs);
    digested.push(pair[1].endMs);
    entries = pair[1].entries;
  }
  const [without, withThem] = [median(plain), median(digested)];
  printRow(
    'bytes to lines, with digests of each entry',
    `${ms(withThem)} against ${ms(without)} without: ${times(withThem, without)} (${entries} entries)`,
  );
}

async function manySources(sources: Sources): Promise<void> {
  const list = sources.named('m', 500, 16);
  const [ours, bare] = [await openOnce(list), await fetchBare(list)];
  printRow(
    '500 sources for one patient',
    `${ms(ours.endMs)}, first entry ${ms(ours.firstMs)}, ${ours.ends.size} ended, ${ours.entries} entries; bare ${ms(bare.endMs)}: ${times(ours.endMs, bare.endMs)}`,
  );
}

const measures: readonly (readonly [string, (sources: Sources) => Promise<void>])[] = [
  ['bare', (sources) => againstBare(sources, 'a', 'sources on loopback')],
  ['late', (sources) => againstBare(sources, 'b-late', 'answers after 50 ms')],
  ['slow-answers', (sources) => againstBare(sources, 'd-slow', 'answers after 400 ms')],
  ['hole', blackHole],
  ['outage', outage],
  ['records', concurrentRecords],
  ['readers', slowReaders],
  ['many', manySources],
  ['digests', withDigests],
  ['others', othersWait],
];

const sources = await startSources();
try {
  for (const [name, measure] of measures) if (name.startsWith(values.only)) await measure(sources);
} finally {
  sources.stop();
}
