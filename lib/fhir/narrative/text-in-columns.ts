import { hasColumns } from '#/lib/record/text/text-columns.ts';
import { cleanText } from '#/lib/fhir/markup/clean.ts';
import { readStrayMarkup } from '#/lib/fhir/markup/stray-markup.ts';
import type { Element } from '#/lib/fhir/markup/element-tree.ts';

/**
 * The text of an element of words and line breaks alone whose lines stand in columns made of spaces, as laboratories write them
 * without saying that it is preformatted. Undefined: it is read as any other text.
 */
export function textInColumns({ children }: Element): string | undefined {
  const isBroken = children.some((node) => typeof node !== 'string');
  const lines = children.map((node, index) => (typeof node !== 'string' ? '\n' : isBroken ? lineOfSource(node, index) : node));
  if (children.some((node) => typeof node !== 'string' && (node.name !== 'br' || node.children.length > 0))) return undefined;
  const text = cleanText(lines.join('').replace(/\r\n?/g, '\n'))
    .replace(/^\s*\n/, '')
    .trimEnd();
  return hasColumns(text) ? text : undefined;
}

/** Text between two breaks: lines of the source within it are of no meaning, nor is what indents it. */
function lineOfSource(text: string, index: number): string {
  const first = index === 0 ? text : text.replace(/^[ \t]*\r?\n[ \t]*/, '');
  return first.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
}

/** Tags that part lines; any other that was escaped is what the author wrote of. */
const escapedLines = /<\/?(?:br|ul|ol|li)\b[^<>]*>/i;

/** Lines of a text node: one, unless markup was escaped into it, whose breaks and items part lines. */
export function linesWithin(text: string): readonly string[] {
  if (!escapedLines.test(text)) return [text];
  return readStrayMarkup(text.replace(/\s+/g, ' ')).split('\n');
}
