import type { DocumentBlock, DocumentSection } from '#/lib/record/model/readable-document.ts';
import { blocksOf } from '#/lib/fhir/narrative/blocks.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import type { DocumentNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { nullWords } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { confidentialityLevels, sectionWords } from './words.ts';

/** A section of the body on its way to the reader. */
export interface CdaSection {
  readonly element: Element;
  readonly place: string;
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
  readonly sections: readonly CdaSection[];
}

/** Sections in the order of the document, those within others too. */
export function readSections(body: Element | undefined, notebook: DocumentNotebook, path = 'section'): readonly CdaSection[] {
  return childrenNamed(body, 'component')
    .flatMap((component) => childrenNamed(component, 'section'))
    .map((element, index) => sectionOf(element, notebook, `${path}-${index + 1}`));
}

function sectionOf(element: Element, notebook: DocumentNotebook, path: string): CdaSection {
  const place = notebook.claim(attributeOf(element, 'ID')) ?? notebook.claim(path) ?? path;
  return {
    element,
    place,
    title:
      cleanLine(wordsOf(childNamed(element, 'title'))) ||
      cleanLine(attributeOf(childNamed(element, 'code'), 'displayName') ?? '') ||
      sectionWords.untitled,
    blocks: sectionBlocks(element, notebook),
    sections: readSections(element, notebook, path),
  };
}

/** Words for a v3 Confidentiality code. */
export function confidentialityWords(element: Element | undefined): string | undefined {
  const code = attributeOf(element, 'code');
  return code === undefined ? undefined : (confidentialityLevels.get(code) ?? attributeOf(element, 'displayName') ?? code);
}

/** The narrative; before it what holds for all of it: whom else it is about, who says so, and how confidential it is. */
function sectionBlocks(element: Element, notebook: DocumentNotebook): readonly DocumentBlock[] {
  const text = childNamed(element, 'text');
  const blocks = text === undefined ? [] : blocksOf(text, notebook);
  const about = childrenNamed(element, 'subject')
    .map(subjectText)
    .filter((words) => words !== undefined);
  const label =
    attributeOf(childNamed(element, 'confidentialityCode'), 'code') === 'N'
      ? undefined
      : confidentialityWords(childNamed(element, 'confidentialityCode'));
  const authors = childrenNamed(element, 'author')
    .map((author) => partyText(childNamed(author, 'assignedAuthor')))
    .filter((words) => words !== undefined);
  const informants = childrenNamed(element, 'informant')
    .map((informant) => partyText(childNamed(informant, 'assignedEntity') ?? childNamed(informant, 'relatedEntity')))
    .filter((words) => words !== undefined);
  const before = [...about.map((words) => `About: ${words}`), ...(label === undefined ? [] : [`Confidentiality: ${label}`])];
  const after = [...authors.map((words) => `Written by: ${words}`), ...informants.map((words) => `Told by: ${words}`)];
  const none = blocks.length === 0 ? emptyText(element) : undefined;
  return [...before.map(paragraph), ...blocks, ...(none === undefined ? [] : [paragraph(none)]), ...after.map(paragraph)];
}

/** An empty section is not a "none": it says why it is empty, or that it does not say (H13). */
function emptyText(element: Element): string | undefined {
  const why = nullWords(element) ?? nullWords(childNamed(element, 'text'));
  if (why !== undefined) return sectionWords.textNotGiven(why);
  return childrenNamed(element, 'component').length > 0 ? undefined : sectionWords.withoutText;
}

/** Names the subject of a section or an entry that is not about the patient (H30). */
export function subjectText(subject: Element): string | undefined {
  const related = childNamed(subject, 'relatedSubject');
  const code = childNamed(related, 'code');
  const name = wordsOf(elementAtPath(related, 'subject', 'name'));
  const relation = attributeOf(code, 'displayName') ?? attributeOf(code, 'code');
  const words = cleanLine([relation, name].filter(Boolean).join(', '));
  return words === '' ? 'another person' : words;
}

function paragraph(text: string): DocumentBlock {
  return { block: 'paragraph', runs: [{ text: cleanLine(text) }] };
}

/** The sections as the reader gets them, each with the entries that were made of it. */
export function readableSections(
  sections: readonly CdaSection[],
  entriesIn: (section: CdaSection) => readonly string[],
): readonly DocumentSection[] {
  return sections.map((section) => ({
    place: section.place,
    title: section.title,
    blocks: section.blocks,
    sections: readableSections(section.sections, entriesIn),
    entries: entriesIn(section),
  }));
}
