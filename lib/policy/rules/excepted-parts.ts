import { exceptedParts } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import type { SharingPart } from '#/lib/record/sharing-parts/sharing-part.ts';
import { notSharedSentence, stubDetail } from '#/lib/record/sharing-parts/words.ts';

/**
 * An entry of an excepted part leaves as a stub: its existence, date and author, never its title, codes or text, which
 * may say as much as the part itself.
 */
export const exceptedPartsRule: PolicyRule = {
  name: 'excepted-parts',
  release: (request, source, { entry }) => {
    const excepted = exceptedParts(request, source);
    const part = sharingParts.find(({ name, isWhole }) => excepted.has(name) && isWhole(entry));
    return part && { verdict: 'stub', entry: stub(entry, part, source.name) };
  },
};

/** Labels of the fact that names the author of a document, or the clinician at a contact. */
const authorLabels = new Set(['Author', 'Clinician', 'With']);

function stub(entry: TimelineEntry, part: SharingPart, source: string): TimelineEntry {
  const author = entry.facts.find(({ label }) => authorLabels.has(label));
  return {
    id: entry.id,
    // The category of a decision says as much as its title.
    category: entry.category === 'decisions' ? part.category : entry.category,
    kind: entry.kind,
    resourceType: entry.resourceType,
    title: part.words.title,
    detail: author ? `${author.value} · ${stubDetail(part)}` : stubDetail(part),
    assertion: entry.assertion,
    ...(entry.date && { date: entry.date }),
    otherDates: [],
    body: { shape: 'facts' },
    facts: author ? [author] : [],
    cautions: [],
    origins: entry.origins,
    identity: [],
    compare: {},
    withheld: { part: part.name, text: notSharedSentence(part, source) },
  };
}
