import 'server-only';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { holdMemory } from '#/lib/sources/reading/read-body.ts';
import { memoryOf } from '#/lib/sources/reading/reading-limits.ts';

/** Memory of the supporting resources, which stay until their source has ended: its later pages may refer to them. */
export interface SupportingMemory {
  /** Charges those that came since. Throws no-room where they do not fit. */
  readonly charge: (supporting: ReadonlyMap<string, Resource>) => Promise<void>;
}

export function supportingMemory({ answers, deadline }: Pick<Connection, 'answers' | 'deadline'>): SupportingMemory {
  const charge = answers.begin(() => undefined);
  charge.keep();
  let [charged, bytes] = [0, 0];
  return {
    charge: async (supporting) => {
      if (supporting.size === charged) return;
      let at = 0;
      for (const resource of supporting.values()) if (at++ >= charged) bytes += bytesOf(resource);
      charged = supporting.size;
      await holdMemory({ charge, signal: deadline.signal, aside: deadline.pausedFor }, bytes);
    },
  };
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return memoryOf(value.length, 1);
  if (typeof value !== 'object' || value === null) return memoryOf(0, 1);
  let bytes = memoryOf(0, 1);
  for (const part of Object.values(value)) bytes += bytesOf(part);
  return bytes;
}
