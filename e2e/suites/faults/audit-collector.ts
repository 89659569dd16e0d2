import type { AuditEvent } from '#/lib/audit/model/events.ts';

export interface AuditCollector {
  readonly stop: () => void;
}

/** Takes the audit lines off standard output, as a collector does; the rest of the output goes on. Nothing is read where nobody takes. */
export function collectAudit(take?: (event: AuditEvent) => void): AuditCollector {
  const before = process.stdout.write.bind(process.stdout);
  const write = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
    if (typeof chunk !== 'string' || !chunk.startsWith('{"audit":')) return Reflect.apply(before, undefined, [chunk, ...rest]) === true;
    if (take)
      for (const line of chunk.trimEnd().split('\n'))
        take((JSON.parse(line) as { readonly audit: { readonly event: AuditEvent } }).audit.event);
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(() => void Reflect.apply(done, undefined, []));
    return true;
  };
  process.stdout.write = write;
  return { stop: () => void (process.stdout.write = before) };
}
