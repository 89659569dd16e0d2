import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { codingsOf, cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice, periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { cleanText } from '#/lib/fhir/markup/clean.ts';
import { referredNarrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { textInColumns } from '#/lib/fhir/narrative/text-in-columns.ts';
import { type Element, attributeOf, childNamed, textContent } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, authoredAt, isCoded } from '#/lib/fhir/cda/entries/statement.ts';
import { type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const plainNote = '34109-9';

/** Note activity: a clinical note within the document, with its own author and date. */
export const noteEntry: EntryMember = {
  name: 'note',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.202']),
  fits: (statement) => statement.name === 'act' && isCoded(statement, plainNote),
  read: (statement, context) => [buildResource(statement, 'DocumentReference', noteOf(statement, context))],
};

function noteOf(statement: Element, context: StatementContext): JsonObject {
  const attachment = fileOf(childNamed(statement, 'text')) ?? textOf(statement, context);
  const author = authorOf(statement);
  const when = dateChoice('context', childNamed(statement, 'effectiveTime')).contextDateTime;
  const period = periodOf(childNamed(statement, 'effectiveTime')) ?? (when === undefined ? undefined : { start: when });
  return presentParts({
    status: 'current',
    type: typeOf(statement, context),
    category: [
      { coding: [{ system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', code: 'clinical-note' }] },
    ],
    date: authoredAt(statement),
    author: author === undefined ? [] : [author],
    content: attachment === undefined ? [] : [{ attachment }],
    context: period === undefined ? undefined : { period },
  });
}

/** The particular type stands in a translation: "Note" says nothing. */
function typeOf(statement: Element, { narrative }: StatementContext): JsonObject | undefined {
  const code = childNamed(statement, 'code');
  const particular = code === undefined ? [] : codingsOf(code).filter((coding) => coding.code !== plainNote);
  if (particular.length === 0) return cdaConcept(code, narrative);
  const text = writtenText(childNamed(code, 'originalText'), narrative);
  return presentParts({ coding: particular, text });
}

/** A note that was sent as a file within the entry. */
function fileOf(text: Element | undefined): JsonObject | undefined {
  if (text === undefined || attributeOf(text, 'representation') !== 'B64') return undefined;
  const data = textContent({ ...text, children: text.children.filter((node) => typeof node === 'string') }).replace(/\s+/g, '');
  return data === '' ? undefined : { contentType: attributeOf(text, 'mediaType') ?? 'application/octet-stream', data };
}

function textOf(statement: Element, { narrative }: StatementContext): JsonObject | undefined {
  const text = childNamed(statement, 'text');
  const words = cleanText(linesOf(referredNarrative(text, narrative) ?? text).join('\n'));
  return words === '' ? undefined : { contentType: 'text/plain;charset=utf-8', data: base64(words) };
}

const breaking = new Set('paragraph list item table thead tbody tfoot tr caption br title text section p div li'.split(' '));
const parting = new Set(['td', 'th']);
/** Before a line whose spaces are kept; XML holds no such character. */
const inColumns = '\u0001';

/** A piece of narrative as lines of plain text, its paragraphs and its columns kept. */
function linesOf(element: Element | undefined): readonly string[] {
  if (element === undefined) return [];
  return gatherText(element)
    .split('\n')
    .map((line) => (line.startsWith(inColumns) ? line.slice(1) : line.replace(/\s+/g, ' ').trim()))
    .filter((line) => line !== '');
}

function gatherText(element: Element): string {
  const columns = textInColumns(element);
  if (columns !== undefined) return `\n${columns}`.replaceAll('\n', `\n${inColumns}`) + '\n';
  const inner = element.children.map((node) => (typeof node === 'string' ? node.replace(/\s+/g, ' ') : gatherText(node))).join('');
  if (breaking.has(element.name)) return `\n${inner}\n`;
  return parting.has(element.name) ? ` ${inner} ` : inner;
}

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
