import 'server-only';
import { bulkhead } from 'cockatiel';

/** Runs work; more of it waits for its turn. */
export type RunLimited = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Makes a gate through which only so much work runs at a time, the rest in order (bulkhead). */
export function runAtMost(count: number): RunLimited {
  const gate = bulkhead(count, Infinity);
  return (work) => gate.execute(work);
}
