import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { contactLabels } from '#/lib/record/words/contact-words.ts';

const contactFacts: ReadonlySet<string> = new Set(Object.values(contactLabels));
/** Kinds that tell where the patient, or somebody close to them, can be reached. */
const kinds: ReadonlySet<string> = new Set(['related-person', 'care-team']);

/**
 * The entry of a patient whose address is restricted: without numbers and addresses of people around them, which would lead
 * to the patient; who they are stays. Narrative of a contact says the same again, and goes too.
 */
export function withoutWhereabouts(entry: TimelineEntry): TimelineEntry {
  if (!kinds.has(entry.kind)) return entry;
  const { contacts: _contacts, text: _text, ...rest } = entry;
  const facts = entry.facts.filter(({ label }) => !contactFacts.has(label.split(':')[0]?.replace(/ \d+$/, '') ?? ''));
  if (entry.kind !== 'related-person') return { ...rest, facts, ...(entry.text && { text: entry.text }) };
  const { detail: _detail, ...unreachable } = rest;
  return { ...unreachable, facts, compare: {} };
}
