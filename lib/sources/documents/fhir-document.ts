import type { DocumentBlock, DocumentSection, ReadableDocument } from '#/lib/record/readable-document.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/json.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { narrativeOf } from '#/lib/fhir/datatypes/narrative.ts';
import { namesIn, referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { readingOf } from '#/lib/fhir/reading.ts';

/** A document in FHIR: its Composition, and whatever it refers to within the same Bundle (FHIR R4 §3.3, Documents). */
export interface FhirDocument {
  readonly readable: ReadableDocument;
  /** Whom its Composition is about, where the Patient came with it. */
  readonly patient: Resource | undefined;
}

const deepest = 8;

/** A document Bundle in our own nodes; undefined when it is none. */
export function fhirDocument(value: unknown): FhirDocument | undefined {
  const bundle = resourceOf(value);
  const entries = bundle?.resourceType === 'Bundle' ? objectsOf(bundle.entry) : [];
  const composition = resourceOf(entries[0]?.resource);
  if (composition?.resourceType !== 'Composition') return undefined;
  const named = new Map(entries.flatMap(namesOf));
  const lookup = (reference: string): Resource | undefined => named.get(reference);
  const reading = readingOf(composition, '', lookup);
  const title = lineOf(composition.title) ?? conceptText(composition.type) ?? 'Document without a title';
  const facts = [
    ['Written by', namesIn(listOf(composition.author), reading)],
    ['Kept by', referenceName(composition.custodian, reading)],
    ['Date', lineOf(composition.date)],
    ['Status', lineOf(composition.status)],
    ['Confidentiality', lineOf(composition.confidentiality)],
  ] as const;
  return {
    patient: reading.resolve(composition.subject),
    readable: {
      title,
      facts: facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, value: text }])),
      sections: sectionsOf(composition.section, 'section', 0),
      omitted: [],
    },
  };
}

function namesOf({ fullUrl, resource }: JsonObject): readonly (readonly [string, Resource])[] {
  const found = resourceOf(resource);
  const names = [lineOf(fullUrl), found && typeof found.id === 'string' ? `${found.resourceType}/${found.id}` : undefined];
  return found ? names.flatMap((name) => (name === undefined ? [] : [[name, found] as const])) : [];
}

function sectionsOf(value: unknown, path: string, depth: number): readonly DocumentSection[] {
  return objectsOf(value).map((section, index) => {
    const place = `${path}-${index + 1}`;
    const title = lineOf(section.title) ?? conceptText(section.code) ?? 'Section without a title';
    const inner = depth < deepest ? sectionsOf(section.section, place, depth + 1) : [];
    return { place, title, blocks: blocksOf(section), sections: inner, entries: [] };
  });
}

/** The narrative; a section without one says why it is empty, or that it has none: never a silent "none" (H13). */
function blocksOf(section: JsonObject): readonly DocumentBlock[] {
  const paragraphs = narrativeOf(objectOf(section.text));
  const why = conceptText(section.emptyReason);
  const empty =
    paragraphs.length === 0 && section.section === undefined ? [why === undefined ? 'This section has no text.' : `Empty: ${why}`] : [];
  return [...paragraphs, ...empty].map((text) => ({ block: 'paragraph', runs: [{ text }] }));
}
