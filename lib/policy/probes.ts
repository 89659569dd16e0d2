import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { SharingPart } from '#/lib/record/sharing-parts/sharing-part.ts';

/** Code of a label that no table has: it stands for every label that is not understood. */
export const unknownLabelCode = 'not-known';

const levels = new Set(['R', 'V']);

/** Code system in which a code of a label is asked about. */
export const probeSystem = (code: string): string =>
  `http://terminology.hl7.org/CodeSystem/${levels.has(code) || code === unknownLabelCode ? 'v3-Confidentiality' : 'v3-ActCode'}`;

/** Made-up item of a category, of nobody: `Basic` is no part of any agreement. */
export const probeEntry = (category: Category, resourceType = 'Basic'): TimelineEntry => ({
  id: `policy|${resourceType}/${category}`,
  category,
  kind: 'resource',
  resourceType,
  title: category,
  assertion: 'affirmed',
  otherDates: [],
  body: { shape: 'facts' },
  facts: [],
  cautions: [],
  origins: [],
  identity: [],
  compare: {},
});

/** Resource types by which a sharing part may tell that a whole entry is its own. */
const typesOfParts = ['Basic', 'Encounter', 'DocumentReference', 'Observation'];

/** Made-up item that the part holds as a whole. */
export function probeOfPart(part: SharingPart): TimelineEntry {
  const probes = typesOfParts.map((resourceType) => probeEntry(part.category, resourceType));
  const probe = probes.find(part.isWhole);
  if (!probe) throw new Error(`No made-up item is of the sharing part ${part.name}: add its type to typesOfParts.`);
  return probe;
}
