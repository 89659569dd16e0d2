import type { Element } from '#/lib/fhir/markup/element-tree.ts';

const breaking = new Set('paragraph list item table thead tbody tfoot tr caption br title text section p div li'.split(' '));
const parting = new Set(['td', 'th']);

/** A piece of narrative as lines of plain text, its paragraphs kept. */
export function linesOf(element: Element | undefined): readonly string[] {
  if (element === undefined) return [];
  return gathered(element)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

function gathered(element: Element): string {
  const inner = element.children.map((node) => (typeof node === 'string' ? node.replace(/\s+/g, ' ') : gathered(node))).join('');
  if (breaking.has(element.name)) return `\n${inner}\n`;
  return parting.has(element.name) ? ` ${inner} ` : inner;
}
