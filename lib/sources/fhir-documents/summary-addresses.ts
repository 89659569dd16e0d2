import 'server-only';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { identifiersIn } from '#/lib/sources/match/identity/match-method.ts';

/** `Patient/{id}/$summary` for each id, as it stands in an address, or the one that a server answers by identifier alone. */
export function summaryAddresses({ source, patient, systems }: GatherInput, ids: readonly string[]): readonly string[] {
  const [first] = source.summary === 'by-identifier' ? identifiersIn(patient, systems) : [];
  if (first !== undefined) return [`Patient/$summary?${new URLSearchParams({ identifier: `${first.system}|${first.value}` })}`];
  return ids.map((id) => `Patient/${id}/$summary`);
}
