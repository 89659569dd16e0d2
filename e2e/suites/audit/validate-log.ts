import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { splitOutput } from '#/e2e/suites/residue/audit-lines.ts';
import { z } from 'zod';
import { eventValidator } from './validate-events.ts';

export interface LogVerdict {
  readonly events: number;
  /** How often each event stands in the log, by its name. */
  readonly names: ReadonlyMap<string, number>;
  /** Lines that do not conform: number, event, fault. */
  readonly faults: readonly string[];
}

const line = z.object({ audit: z.object({ event: z.custom<AuditEvent>((value) => typeof value === 'object' && value !== null) }) });

/** Validates every audit event of a log as a collector has it: JSON, one a line, other lines passed over. */
export function validateLog(text: string): LogVerdict {
  const faultsOf = eventValidator();
  const events = splitOutput(text).events.map((written) => line.parse(written).audit.event);
  const names = new Map<string, number>();
  for (const { subtype } of events) {
    const name = subtype?.at(-1)?.code ?? 'without a name';
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const faults = events.flatMap((event, index) => faultsOf(event).map((fault) => `${index + 1} ${event.subtype?.at(-1)?.code}: ${fault}`));
  return { events: events.length, names, faults };
}
