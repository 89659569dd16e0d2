import { queryPlaces } from '#/lib/record/search/match.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';

/** Text of one block of the page, and the text nodes that it is made of, each with its position. */
interface DrawnText {
  readonly nodes: readonly { readonly node: Text; readonly at: number }[];
  readonly text: string;
}

/** Ranges of a query in everything drawn below an element, in reading order; a word that is drawn in parts is one. */
export function textRanges(root: Node, query: Query): readonly Range[] {
  return drawnTexts(root).flatMap((block) => queryPlaces(block.text, query).flatMap(([begin, end]) => rangeOf(block, begin, end) ?? []));
}

/** Texts below an element, each of a block: runs of a paragraph belong together, cells and paragraphs do not. */
function drawnTexts(root: Node): readonly DrawnText[] {
  const drawnBlocks: { block: Element | undefined; nodes: { node: Text; at: number }[]; text: string }[] = [];
  const blockOf = blockFinder();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const shadows: DrawnText[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const last = drawnBlocks.at(-1);
    if (node instanceof Element) {
      if (node.shadowRoot) shadows.push(...drawnTexts(node.shadowRoot));
      if (node.tagName === 'BR' && last) last.text += '\n';
    } else if (node instanceof Text && !node.parentElement?.closest('.visually-hidden')) {
      const block = blockOf(node.parentElement);
      if (last?.block === block && last !== undefined) {
        last.nodes.push({ node, at: last.text.length });
        last.text += node.data;
      } else drawnBlocks.push({ block, nodes: [{ node, at: 0 }], text: node.data });
    }
  }
  return [...drawnBlocks, ...shadows];
}

/** Finds the block that an element's text flows in; the text of a PDF page is one, however it is laid out. */
function blockFinder(): (element: Element | null) => Element | undefined {
  const blocks = new Map<Element, Element>();
  const find = (element: Element): Element => {
    const knownBlock = blocks.get(element);
    if (knownBlock) return knownBlock;
    const page = element.closest('.document-page-text');
    const isInline = element.parentElement !== null && getComputedStyle(element).display === 'inline';
    const block = page ?? (isInline && element.parentElement ? find(element.parentElement) : element);
    blocks.set(element, block);
    return block;
  };
  return (element) => (element ? find(element) : undefined);
}

function rangeOf({ nodes }: DrawnText, begin: number, end: number): Range | undefined {
  const first = nodes.findLast(({ at }) => at <= begin);
  const last = nodes.findLast(({ at }) => at < end);
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, Math.min(begin - first.at, first.node.length));
  range.setEnd(last.node, Math.min(end - last.at, last.node.length));
  return range;
}
