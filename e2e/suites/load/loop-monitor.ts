import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Figures of the viewer's own process since it was last asked to begin: milliseconds and megabytes. */
export interface LoopReport {
  readonly p99: number;
  readonly max: number;
  readonly rss: number;
  /** Longest time that the loop's thread computed between two turns of a timer: what other programs on the machine take is not in it. */
  readonly computed: number;
}

/**
 * Loaded into the viewer's process by `--import`, in this suite only: the product has no route that tells this. Reports through the
 * channel between parent and child.
 */
const resolution = 5;
const histogram = monitorEventLoopDelay({ resolution });
histogram.enable();
let rss = 0;
let [computed, before] = [0, process.threadCpuUsage()];
setInterval(() => {
  const usage = process.threadCpuUsage();
  computed = Math.max(computed, usage.user + usage.system - before.user - before.system);
  before = usage;
}, resolution).unref();
setInterval(() => void (rss = Math.max(rss, process.memoryUsage.rss())), 50).unref();
process.on('message', (message) => {
  if (message === 'begin') {
    histogram.reset();
    computed = 0;
    rss = process.memoryUsage.rss();
  } else if (message === 'report') {
    const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution);
    const report: LoopReport = {
      p99: beyond(histogram.percentile(99)),
      max: beyond(histogram.max),
      rss: rss / 1e6,
      computed: computed / 1e3,
    };
    process.send?.(report);
  }
});
process.channel?.unref();
