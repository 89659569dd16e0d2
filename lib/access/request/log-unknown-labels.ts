import 'server-only';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import { foreignSystems } from '#/lib/record/security-labels/read-label.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';

/** Bound of the systems named in one process: a hostile source could make up any number. */
const mostNamed = 200;
const named = new Set<string>();

/**
 * Tells the operator, once in a process, which systems of labels this product does not know and therefore keeps items back for: a
 * source that labels all it has so would read as empty. Names the system alone, never the item, its label or its patient.
 */
export function logUnknownLabels(source: string, withheld: readonly LabelledEntry[]): void {
  for (const { labels } of withheld) {
    for (const system of foreignSystems(labels)) {
      const facts = whereabouts(system);
      // Remembered as it is logged: a system as sent may say more.
      const key = JSON.stringify([source, facts]);
      if (named.has(key) || named.size >= mostNamed) continue;
      named.add(key);
      writeOperatorLine({
        event: 'labels-not-known',
        reference: 'none',
        about: source,
        step: 'release',
        reason: 'kept-back',
        ...facts,
      });
    }
  }
}

const oid = /^(?:urn:oid:)?\d+(?:\.\d+)+$/i;

/** Host of a system's address, or its object identifier; nothing of any other text, which may say more. */
function whereabouts(system: string): { readonly host?: string; readonly detail?: string } {
  if (system === '') return { detail: 'no system' };
  if (URL.canParse(system) && new URL(system).host !== '') return { host: new URL(system).host };
  return oid.test(system) ? { host: system } : { detail: 'not an address' };
}
