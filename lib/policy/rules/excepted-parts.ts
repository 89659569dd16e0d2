import { exceptedParts } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';
import { sharedParts, type SharedPart } from '#/lib/policy/model/sharing-parts.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/**
 * What an agreement excepts leaves a stub: that there is one, its date and its author, never its title, codes or text,
 * which may say as much as the part itself.
 */
export const exceptedPartsRule: PolicyRule = {
  name: 'excepted-parts',
  release: (request, source, { entry }) => {
    const excepted = exceptedParts(request, source);
    const part = sharedParts.find(({ name, holds }) => excepted.has(name) && holds(entry));
    return part && { verdict: 'stub', entry: stub(entry, part, source.name) };
  },
};

/** Who wrote a document, or saw the patient. */
const authorLabels = new Set(['Author', 'Clinician', 'With']);

function stub(entry: TimelineEntry, part: SharedPart, source: string): TimelineEntry {
  const author = entry.facts.find(({ label }) => authorLabels.has(label));
  return {
    id: entry.id,
    category: entry.category,
    kind: entry.kind,
    resourceType: entry.resourceType,
    title: part.title,
    detail: author ? `${author.value} · ${part.detail}` : part.detail,
    assertion: entry.assertion,
    ...(entry.date && { date: entry.date }),
    otherDates: [],
    body: { shape: 'facts' },
    facts: author ? [author] : [],
    cautions: [],
    origins: entry.origins,
    identity: [],
    compare: {},
    withheld: { part: part.name, text: part.sentence(source) },
  };
}
