// Next bundles the routes apart from the server that listens: they share only the process.
const lifecycleKey: unique symbol = Symbol.for('tributary.lifecycle');
const processGlobals: typeof globalThis & { [lifecycleKey]?: Lifecycle } = globalThis;

/** Start and stop of this process, as the server and the routes both see it. */
interface Lifecycle {
  readonly started: PromiseWithResolvers<StartedApplication>;
  overHttps: boolean;
  /** Aborted at the first signal to stop: a balancer must send nobody here any more. */
  readonly stopping: AbortController;
  /** Aborted when streams that still run must end with their message. */
  readonly endingStreams: AbortController;
  /** Work that must be done once no request is answered any more, such as the closing record of the audit trail. */
  readonly lastWork: (() => Promise<void>)[];
}

export interface StartedApplication {
  /** Seconds from the signal to stop until the process ends, at most. */
  readonly stopSeconds: number;
  /** True where readers reach the viewer over https, as the configuration says: a header that says so can be set by anyone. */
  readonly overHttps: boolean;
}

function lifecycle(): Lifecycle {
  processGlobals[lifecycleKey] ??= {
    started: Promise.withResolvers(),
    overHttps: false,
    stopping: new AbortController(),
    endingStreams: new AbortController(),
    lastWork: [],
  };
  return processGlobals[lifecycleKey];
}

/** Says that the configuration is read and the audit trail can be written: from now on requests may come. */
export function markStarted(started: StartedApplication): void {
  lifecycle().overHttps = started.overHttps;
  lifecycle().started.resolve(started);
}

export const isServedOverHttps = (): boolean => lifecycle().overHttps;

export const whenStarted = (): Promise<StartedApplication> => lifecycle().started.promise;

export const startStopping = (): void => lifecycle().stopping.abort();

export const isStopping = (): boolean => lifecycle().stopping.signal.aborted;

export const endStreams = (): void => lifecycle().endingStreams.abort();

/** Calls back when running streams must end; at once where that has begun. Returns what takes the call back. */
export function onStreamsEnding(end: () => void): () => void {
  const { signal } = lifecycle().endingStreams;
  if (signal.aborted) end();
  signal.addEventListener('abort', end);
  return () => signal.removeEventListener('abort', end);
}

/** Adds work for the end of the process. */
export const beforeEnd = (work: () => Promise<void>): void => void lifecycle().lastWork.push(work);

export const hasLastWork = (): boolean => lifecycle().lastWork.length > 0;

/** Does the work that was added for the end of the process. */
export async function doLastWork(): Promise<void> {
  await Promise.all(lifecycle().lastWork.map((work) => work()));
}
