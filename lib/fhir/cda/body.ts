import type { CdaFile } from './document/cda-document.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import type { DocumentNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { type CdaSection, readSections } from './document/sections.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { hasInlineMarkup, inlineMarkup } from './inline-markup.ts';
import { isBase64Unsaid, textBlocks } from './text-blocks.ts';
import { bodyWords } from './words.ts';

export interface CdaBody {
  readonly sections: readonly CdaSection[];
  readonly file?: CdaFile;
  /** Parts that cannot be shown, in words. */
  readonly omitted: readonly string[];
}

/** The body of a document: sections (structuredBody), a file (nonXMLBody), or against the specification both. */
export function bodyOf(root: Element, notebook: DocumentNotebook): CdaBody {
  const components = childrenNamed(root, 'component');
  const structured = components.flatMap((component) => childrenNamed(component, 'structuredBody'));
  const text = components
    .flatMap((component) => childrenNamed(component, 'nonXMLBody'))
    .map((body) => childNamed(body, 'text'))
    .find((value) => value !== undefined);
  const sections = structured
    .flatMap((body, index) => readSections(body, notebook, index === 0 ? 'section' : `section-${index + 1}`))
    .map((section) => withUnshown(section, notebook));
  const file = text && fileOf(text);
  const written = file && textSection(file, notebook);
  return {
    sections: written === undefined ? sections : [...sections, written],
    ...(file && { file }),
    omitted: file === undefined || written !== undefined ? [] : [fileWords(file)],
  };
}

function fileOf(text: Element): CdaFile {
  const reference = attributeOf(childNamed(text, 'reference'), 'value');
  const contentType = attributeOf(text, 'mediaType') ?? 'text/plain';
  const shared = { contentType, ...(reference !== undefined && { reference }) };
  const isPacked = attributeOf(text, 'compression') !== undefined;
  if (hasInlineMarkup(text)) return { ...shared, representation: 'TXT', data: inlineMarkup(text), isMarkup: true };
  const looseText = looseTextOf(text);
  const packed = looseText.replace(/\s+/g, '');
  const isBase64 = /^b64$/i.test(attributeOf(text, 'representation') ?? '') || isBase64Unsaid(packed, looseText);
  return {
    ...shared,
    representation: isBase64 ? 'B64' : 'TXT',
    ...(packed !== '' && { data: isBase64 ? packed.replaceAll('-', '+').replaceAll('_', '/') : looseText }),
    ...(isPacked && { isPacked }),
  };
}

/** The text itself, its line breaks as such. */
function looseTextOf({ children }: Element): string {
  return children.map((node) => (typeof node === 'string' ? node : node.name === 'br' ? '\n' : '')).join('');
}

/** A body of text, plain, rich or a web page, is read as a section; any other is a file. */
function textSection(file: CdaFile, notebook: DocumentNotebook): CdaSection | undefined {
  const blocks = textBlocks(file, notebook);
  if (blocks === undefined) return undefined;
  return {
    element: { name: 'section', attributes: {}, children: [] },
    place: notebook.claim('text') ?? 'text',
    title: bodyWords.plainText,
    blocks,
    sections: [],
  };
}

function fileWords({ contentType, data, reference }: CdaFile): string {
  const type = cleanLine(contentType).slice(0, 80);
  if (data === undefined && reference === undefined) return bodyWords.noText;
  return data === undefined ? bodyWords.fileOutside(type) : bodyWords.fileWithin(type);
}

/** A picture that no text refers to stands at the end of its section: only once all text is read is it known to be one. */
function withUnshown(section: CdaSection, notebook: DocumentNotebook): CdaSection {
  const pictures = childrenNamed(section.element, 'entry').flatMap((entry) => notebook.media.unshown(entry));
  const unmentioned = pictures.map((picture) => ({ block: 'picture', caption: bodyWords.pictureNotMentioned, picture }) as const);
  return {
    ...section,
    blocks: [...section.blocks, ...unmentioned],
    sections: section.sections.map((inner) => withUnshown(inner, notebook)),
  };
}
