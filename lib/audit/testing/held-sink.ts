import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import type { AuditSinkConnection } from '#/lib/audit/model/sink.ts';

/** Sink of a test, which ends each write as it is told to. */
export interface HeldSink extends AuditSinkConnection {
  /** Records in the order in which they arrived, whatever was said of them. */
  readonly arrived: AuditRecord[];
  readonly calls: AuditRecord[][];
  /** How the next writes end: at once, never until `release`, or with an error. Usual: at once. */
  behaviour: 'take' | 'hold' | ((records: readonly AuditRecord[]) => Error);
  readonly release: (error?: Error) => void;
}

export function heldSink(): HeldSink {
  const [arrived, calls]: [AuditRecord[], AuditRecord[][]] = [[], []];
  let release: (error?: Error) => void = () => undefined;
  const sink: HeldSink = {
    arrived,
    calls,
    behaviour: 'take',
    release: (error) => release(error),
    write: (records) => {
      calls.push([...records]);
      const { behaviour } = sink;
      if (typeof behaviour === 'function') return Promise.reject(behaviour(records));
      if (behaviour === 'take') {
        arrived.push(...records);
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        release = (error) => {
          if (error) return reject(error);
          arrived.push(...records);
          resolve();
        };
      });
    },
  };
  return sink;
}
