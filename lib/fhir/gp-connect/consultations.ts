import { type Resource, objectOf } from '#/lib/fhir/resource/json.ts';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { narrativeHeading } from '#/lib/fhir/describe/words.ts';
import { measuredText } from '#/lib/fhir/kind-parts/measurement.ts';
import { hideNothing } from '#/lib/record/security-labels/read-label.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { readName } from '#/lib/fhir/absence/empty-name.ts';
import { commentText, isCommentNote } from './comment-note.ts';
import { extensionsNamed, extensionValues } from './extensions.ts';
import { itemsOf, roleOfList } from './lists.ts';
import { prepareResource } from './prepare.ts';
import type { IndexedResource, ResourceIndex } from './resource-index.ts';
import { withVaccineName } from './vaccine.ts';
import { gpConnectVersion } from './version.ts';
import { enteredInError, itemNotSent, nameNotRecorded } from './words.ts';

/** Consultation as its Lists put it together: topics, headings, and the items under them in order. */
export interface Consultation {
  /** Key of the consultation's Encounter. */
  readonly encounter: string;
  /** Written paragraphs: "History: …". */
  readonly text: readonly string[];
  /** Keys of the comment notes whose words are in `text`: the consultation shows them. */
  readonly notes: ReadonlySet<string>;
  /** Keys of the items under its headings, without comments. */
  readonly items: readonly string[];
}

const deepest = 8;
const plainTopic = /^topic\b/i;

/** Reads the consultations, by key of their Encounter. Words whose Encounter did not come stand for themselves. */
export function readConsultations(index: ResourceIndex): ReadonlyMap<string, Consultation> {
  const structure = index.all.filter(({ resource }) => resource.resourceType === 'List' && roleOfList(resource).type === 'structure');
  const within = new Set(structure.flatMap(({ resource }) => itemsOf(resource)).map((item) => index.find(item)?.key));
  const byEncounter = new Map<string, Consultation>();
  for (const { resource, key } of structure) {
    const encounter = within.has(key) ? undefined : index.find(resource.encounter);
    if (encounter?.resource.resourceType !== 'Encounter') continue;
    const page: Page = { index, text: [], notes: new Set(), items: [] };
    write(page, resource, undefined, 0);
    const before = byEncounter.get(encounter.key);
    byEncounter.set(encounter.key, {
      encounter: encounter.key,
      text: [...(before?.text ?? []), ...page.text],
      notes: new Set([...(before?.notes ?? []), ...page.notes]),
      items: [...(before?.items ?? []), ...page.items],
    });
  }
  return byEncounter;
}

interface Page {
  readonly index: ResourceIndex;
  readonly text: string[];
  readonly notes: Set<string>;
  readonly items: string[];
}

function write(page: Page, list: Resource, heading: string | undefined, depth: number): void {
  if (depth > deepest) return;
  const problem = relatedProblem(list, page.index);
  if (problem !== undefined) page.text.push(`Problem: ${problem}`);
  for (const item of itemsOf(list)) {
    const indexed = page.index.find(item);
    if (indexed?.resource.resourceType === 'List') write(page, indexed.resource, headingOf(indexed.resource) ?? heading, depth + 1);
    else writeItem(page, indexed, item, heading);
  }
}

function writeItem(page: Page, indexed: IndexedResource | undefined, item: unknown, heading: string | undefined): void {
  const comment = indexed && isCommentNote(indexed.resource) ? commentText(indexed.resource) : undefined;
  if (indexed && comment !== undefined) page.notes.add(indexed.key);
  else if (indexed) page.items.push(indexed.key);
  // An item that the practice's system cannot send has a text in its place.
  const words = comment ?? (indexed ? saidOf(indexed.resource, page.index) : (lineOf(objectOf(item)?.display) ?? itemNotSent));
  if (words !== undefined) page.text.push(joinTexts([heading, words], ': ') ?? words);
}

function headingOf(list: Resource): string | undefined {
  const name = lineOf(list.title) ?? conceptText(list.code);
  return name === undefined || plainTopic.test(name) ? undefined : name;
}

function relatedProblem(list: Resource, index: ResourceIndex): string | undefined {
  const targets = extensionsNamed(list, 'RelatedProblemHeader').flatMap(extensionValues);
  const names = targets.map((target) => index.find(target)?.resource).map((problem) => problem && codedEntryName(problem, index));
  return joinTexts(names, ', ');
}

/**
 * Line for an item: its title, which says what was not given (H11, H12), its value and its comments. An item with a label of its
 * own stands in its own row only: policy decides there who may read it.
 */
function saidOf(resource: Resource, index: ResourceIndex): string | undefined {
  const lookup = (reference: string): Resource | undefined => index.find(reference)?.resource;
  const described = describe(prepareResource(resource, index.find), { source: '', version: gpConnectVersion, lookup });
  if (described.type !== 'entry') return codedEntryName(resource, index);
  if (!hideNothing(described.labels)) return undefined;
  return entryWords(described.entry);
}

function entryWords(entry: TimelineEntry): string {
  const title = entry.assertion === 'removed' ? enteredInError(entry.title) : entry.title;
  const notes = entry.text ?? [];
  const narrativeAt = notes.indexOf(narrativeHeading);
  const comments = narrativeAt < 0 ? notes : notes.slice(0, narrativeAt);
  return joinTexts([joinTexts([title, valueWords(entry.body)], ' '), ...comments], ' – ') ?? title;
}

/** The value with its flag, then each part by name. */
function valueWords(body: TimelineEntry['body']): string | undefined {
  if (body.shape !== 'measurement') return undefined;
  const { measurement, components } = body;
  const parts = components.map((part) => joinTexts([part.code.text, measuredWords(part) ?? part.absent], ' '));
  return joinTexts([measuredWords(measurement), ...parts], ', ');
}

function measuredWords({ value, interpretation }: Measurement): string | undefined {
  return joinTexts(
    [measuredText(value), interpretation && interpretation.meaning !== 'normal' ? `(${interpretation.text})` : undefined],
    ' ',
  );
}

/** Name of a coded entry, for a line of the consultation that holds it. */
export function codedEntryName(resource: Resource, index: Pick<ResourceIndex, 'find'>): string {
  const concepts = [
    resource.code,
    withVaccineName(resource).vaccineCode,
    resource.medicationCodeableConcept,
    resource.serviceRequested,
    resource.type,
  ];
  const own = concepts.map((concept) => conceptText(readName(concept).concept)).find((text) => text !== undefined);
  const medicine = own === undefined ? index.find(resource.medicationReference)?.resource : undefined;
  return own ?? conceptText(readName(medicine?.code).concept) ?? reasonOf(resource) ?? lineOf(resource.description) ?? nameNotRecorded;
}

/** A referral or diary entry without a code is named by its reason. */
function reasonOf({ reasonCode, reason }: Resource): string | undefined {
  return conceptTexts(reasonCode) ?? conceptTexts(reason);
}
