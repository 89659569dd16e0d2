import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type RecordArea, areasOfType } from './areas.ts';
import { type Consultation, codedEntryName, readConsultations } from './consultations.ts';
import { extensionsNamed, extensionValues } from './extensions.ts';
import { type AreaList, readAreaLists } from './lists.ts';
import { supportsPlan } from './prescriptions.ts';
import { referencesIn } from '#/lib/fhir/resource/references-in.ts';
import { type IndexedResource, type ResourceIndex, indexResources } from './resource-index.ts';

/**
 * Role of one resource in the record. `member`: named by its primary List, or by something on that List. `supporting`:
 * an entry shows it, or only links name it. `stray`: clinical, and nothing tells where it belongs: shown, with a
 * caution.
 */
export type ResourceRole = 'member' | 'supporting' | 'stray';

export interface RecordItem extends IndexedResource {
  readonly role: ResourceRole;
  /** Area whose primary List names it. */
  readonly area?: RecordArea;
  /** Statements about this prescription, which it shows. */
  readonly statements: readonly Resource[];
  readonly consultation?: Consultation;
  /** Key of the Encounter in which it was recorded, by the consultation's Lists. */
  readonly encounter?: string;
  /** Names of its linked problems. */
  readonly problems: readonly string[];
}

export interface StructuredRecord {
  readonly items: readonly RecordItem[];
  readonly lists: readonly AreaList[];
  readonly find: ResourceIndex['find'];
}

/** Joins the answers into one record, each resource with its role. Pure; independent of their order, since the Lists decide. */
export function readStructuredRecord(entries: readonly BundleEntry[]): StructuredRecord {
  const index = indexResources(entries);
  const lists = readAreaLists(index);
  const areaOf = new Map(lists.flatMap(({ area, members }) => members.map((key) => [key, area] as const)));
  const consultations = readConsultations(index);
  const encounterOf = new Map([...consultations.values()].flatMap(({ encounter, items }) => items.map((key) => [key, encounter] as const)));
  const problems = problemLinks(index);
  const statements = statementsByPlan(index);
  const reached = reachedFrom([...areaOf.keys()], index, consultations);
  const shownElsewhere = {
    notes: notesShown(consultations, reached),
    statements: new Set([...statements.values()].flat().map(({ key }) => key)),
  };
  const judge = roleJudge({ index, lists, reached, shownElsewhere });
  return {
    lists,
    find: index.find,
    items: index.all.map((indexed) => ({
      ...indexed,
      role: judge(indexed),
      area: areaOf.get(indexed.key),
      statements: (statements.get(indexed.key) ?? []).map(({ resource }) => resource),
      consultation: consultations.get(indexed.key),
      encounter: encounterOf.get(indexed.key),
      problems: problems.get(indexed.key) ?? [],
    })),
  };
}

/**
 * Keys of everything that belongs to an item of the Lists: results of reports, prescriptions of statements, issues,
 * items of consultations.
 */
function reachedFrom(
  roots: readonly string[],
  index: ResourceIndex,
  consultations: ReadonlyMap<string, Consultation>,
): ReadonlySet<string> {
  const issues = Map.groupBy(
    index.all.filter(({ resource }) => resource.resourceType === 'MedicationRequest'),
    ({ resource }) => index.find(listOf(resource.basedOn)[0])?.key,
  );
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const indexed = index.find(key);
    if (indexed === undefined || reached.has(key)) continue;
    reached.add(key);
    const parts = partsOf(indexed.resource).map((part) => index.find(part)?.key);
    waiting.push(...[...parts, ...(issues.get(key) ?? []).map((issue) => issue.key)].filter((part) => part !== undefined));
    waiting.push(...(consultations.get(key)?.items ?? []));
  }
  return reached;
}

function partsOf(resource: Resource): readonly unknown[] {
  switch (resource.resourceType) {
    case 'DiagnosticReport':
      return listOf(resource.result);
    case 'Observation':
      return [...objectsOf(resource.related).map(({ target }) => target), ...listOf(resource.hasMember)];
    case 'MedicationStatement':
      return listOf(resource.basedOn);
    default:
      return [];
  }
}

function notesShown(consultations: ReadonlyMap<string, Consultation>, reached: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...consultations.values()].filter(({ encounter }) => reached.has(encounter)).flatMap(({ notes }) => [...notes]));
}

interface Known {
  readonly index: ResourceIndex;
  readonly lists: readonly AreaList[];
  readonly reached: ReadonlySet<string>;
  readonly shownElsewhere: { readonly notes: ReadonlySet<string>; readonly statements: ReadonlySet<string> };
}

/** Types without facts of the patient's own, or that other entries show. */
const administrative = new Set(
  `Patient Practitioner PractitionerRole Organization Location HealthcareService Medication Specimen Device RelatedPerson
  Provenance List OperationOutcome Bundle Binary Substance`.split(/\s+/),
);

function roleJudge({ index, lists, reached, shownElsewhere }: Known): (indexed: IndexedResource) => ResourceRole {
  const receivedAreas = new Set(lists.map(({ area }) => area));
  // Read out of every resource only when an item is left over: in a whole record none is.
  let pointed: ReadonlySet<string> | undefined;
  const isPointedTo = (key: string): boolean =>
    (pointed ??= new Set(index.all.flatMap((indexed) => pointedBy(indexed.resource, indexed.key, index)))).has(key);
  return ({ resource, key }) => {
    if (administrative.has(resource.resourceType) || shownElsewhere.notes.has(key) || shownElsewhere.statements.has(key))
      return 'supporting';
    if (reached.has(key)) return 'member';
    // An item that its area's List does not name came along with something that links to it.
    const areas = areasOfType.get(resource.resourceType) ?? [];
    const isListed = areas.length > 0 && areas.every((area) => receivedAreas.has(area));
    // An allergy stays a stray: one that came and is not shown would be the worst loss of all.
    return isListed && resource.resourceType !== 'AllergyIntolerance' && isPointedTo(key) ? 'supporting' : 'stray';
  };
}

function pointedBy(resource: Resource, key: string, index: ResourceIndex): readonly string[] {
  return referencesIn(resource)
    .map((text) => index.find(text)?.key)
    .filter((target) => target !== undefined)
    .filter((target) => target !== key);
}

function statementsByPlan(index: ResourceIndex): ReadonlyMap<string, readonly IndexedResource[]> {
  const pairs = index.all.flatMap((statement) => {
    if (statement.resource.resourceType !== 'MedicationStatement') return [];
    const plan = index.find(listOf(statement.resource.basedOn)[0]);
    return plan && supportsPlan(statement.resource, plan.resource, index) ? [{ plan: plan.key, statement }] : [];
  });
  return new Map([...Map.groupBy(pairs, ({ plan }) => plan)].map(([plan, all]) => [plan, all.map(({ statement }) => statement)]));
}

/** Names of problems by the key of each linked entry: `relatedClinicalContent`, and the entry that the problem was made of. */
function problemLinks(index: ResourceIndex): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>();
  for (const { resource } of index.all) {
    if (resource.resourceType !== 'Condition') continue;
    for (const value of extensionsNamed(resource, 'RelatedClinicalContent').flatMap(extensionValues)) {
      const key = objectOf(value) && index.find(value)?.key;
      if (key !== undefined) links.set(key, [...(links.get(key) ?? []), codedEntryName(resource, index)]);
    }
  }
  return links;
}
