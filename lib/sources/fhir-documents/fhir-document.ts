import type { Coding } from '#/lib/record/model/coded.ts';
import type { DocumentBlock, DocumentFact, DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { type DocumentNotebook, createNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, referenceOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { bundleLabels, entryLabels } from '#/lib/fhir/answer/container-labels.ts';
import { clinicalDateOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import { htmlBlocks } from '#/lib/fhir/narrative/html-blocks.ts';
import { deepestSection, sectionPlaces, sectionTitle } from '#/lib/fhir/ips/section-places.ts';
import { type ResourceContext, resourceContextOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { documentWords } from './words.ts';

/** A document in FHIR: its Composition, and whatever it refers to within the same Bundle (FHIR R4 §3.3, Documents). */
export interface FhirDocument {
  readonly readable: ReadableDocument;
  /** Patient of its Composition, if it came with the document. */
  readonly patient: Resource | undefined;
  /** Labels of the Bundle and of everything in it: the highest counts (DS4P). */
  readonly labels: readonly Coding[];
  /** The place of an ID of its narrative; undefined where no element has it. */
  readonly placeOf: (id: string) => string | undefined;
}

/** A document Bundle in our own nodes; undefined when it is none. */
export function fhirDocument(value: unknown): FhirDocument | undefined {
  const bundle = resourceOf(value);
  const entries = bundle?.resourceType === 'Bundle' ? objectsOf(bundle.entry) : [];
  const composition = resourceOf(entries[0]?.resource);
  if (composition?.resourceType !== 'Composition') return undefined;
  const named = new Map(entries.flatMap(namesOf));
  const resources = entries.flatMap(({ resource }) => resourceOf(resource) ?? []);
  return {
    ...compositionDocument(composition, (reference) => named.get(reference)),
    labels: [...bundleLabels(bundle), ...entries.flatMap(entryLabels), ...resources.flatMap((part) => scanResource(part).labels)],
  };
}

/** A Composition in our own nodes, with or without the Bundle that it heads. */
export function compositionDocument(composition: Resource, lookup: (reference: string) => Resource | undefined): FhirDocument {
  const context = resourceContextOf(composition, '', lookup);
  const places = new Set(sectionPlaces(composition).values());
  const writing: Writing = { context, places: sectionPlaces(composition), notes: createNotebook() };
  // Before any ID of the narrative: a section's place is its title.
  for (const place of writing.places.values()) writing.notes.claim(place);
  const sections = sectionsOf(composition.section, writing, 0);
  return {
    patient: context.resolve(composition.subject),
    labels: scanResource(composition).labels,
    placeOf: (id) => (places.has(id) ? undefined : writing.notes.placeOf(id)),
    readable: {
      title: lineOf(composition.title) ?? conceptText(composition.type) ?? documentWords.untitled,
      facts: factsOf(composition, context),
      sections: [...introduction(composition, writing), ...sections],
      omitted: writing.notes.omitted(),
    },
  };
}

interface Writing {
  readonly context: ResourceContext;
  readonly places: ReadonlyMap<JsonObject, string>;
  readonly notes: DocumentNotebook;
}

function factsOf(composition: Resource, context: ResourceContext): readonly DocumentFact[] {
  const date = clinicalDateOf(composition.date, 'authored');
  const attested = objectsOf(composition.attester).map(({ mode, party, time }) =>
    joinTexts([conceptText(mode), referenceName(party, context), lineOf(time)], ' · '),
  );
  const stated = statedFacts({
    'Written by': namesIn(listOf(composition.author), context),
    'Signed by': joinTexts(attested, '; '),
    'Kept by': referenceName(composition.custodian, context),
    Date: lineOf(composition.date),
    Status: lineOf(composition.status),
    Confidentiality: lineOf(composition.confidentiality),
  });
  return stated.map((fact) => (fact.label === 'Date' && date !== undefined ? { label: fact.label, value: '', date } : fact));
}

function namesOf({ fullUrl, resource }: JsonObject): readonly (readonly [string, Resource])[] {
  const target = resourceOf(resource);
  const names = [lineOf(fullUrl), referenceOf(target)];
  return target ? names.flatMap((name) => (name === undefined ? [] : [[name, target] as const])) : [];
}

/** Facts of the document's head. */
function introduction({ text }: Resource, { notes, places }: Writing): readonly DocumentSection[] {
  const blocks = htmlBlocks(objectOf(text)?.div, notes);
  const place = ['text', 'text (0)'].find((free) => ![...places.values()].includes(free)) ?? '';
  return blocks.length === 0 ? [] : [{ place, title: '', blocks, sections: [], entries: [] }];
}

function sectionsOf(value: unknown, writing: Writing, depth: number): readonly DocumentSection[] {
  return objectsOf(value).map((section) => {
    const inner = depth < deepestSection ? sectionsOf(section.section, writing, depth + 1) : [];
    const title = sectionTitle(section);
    const place = writing.places.get(section) ?? title;
    return { place, title, blocks: blocksOf(section, writing, inner.length), sections: inner, entries: [] };
  });
}

/**
 * The narrative; without one the names of what the section lists, which is then all that the document says. A section with
 * neither says why it is empty, or that it has no text: never a silent "none" (H13).
 */
function blocksOf(section: JsonObject, { context, notes }: Writing, inner: number): readonly DocumentBlock[] {
  if (section.section !== undefined && inner === 0) notes.omit(...documentWords.tooDeep);
  const blocks = htmlBlocks(objectOf(section.text)?.div, notes);
  const names = blocks.length > 0 ? [] : listOf(section.entry).flatMap((entry) => referenceName(entry, context) ?? []);
  const why = conceptText(section.emptyReason);
  const none = blocks.length === 0 && names.length === 0 && inner === 0 ? [documentWords.noText] : [];
  const lines = why === undefined ? none : [documentWords.empty(why)];
  return [
    ...blocks,
    ...(names.length === 0 ? [] : [{ block: 'list', ordered: false, items: names.map((name) => [paragraph(name)]) } as const]),
    ...lines.map(paragraph),
  ];
}

const paragraph = (text: string): DocumentBlock => ({ block: 'paragraph', runs: [{ text }] });
