import { Parser, Token, html } from 'parse5';
import type { Element } from './element-tree.ts';
import { childNodes, type HtmlNode, type HtmlNodes, htmlNodes } from './html-tree.ts';
import { prepareMarkup } from './prepare-markup.ts';

const { TAG_ID } = html;

/** Deeper than any page of a clinician: elements beyond are line breaks, so that their words stay apart. */
const deepest = 80;
/** Elements that a parser opens again by itself, for tags that overlap, may go deeper; so deep it is a bomb. */
const refusedDepth = 200;
const mostElements = 200_000;

/** HTML that is not read: its tags multiply beyond what is held in memory. */
export class HtmlRefused extends Error {}

/** HTML or XHTML, as it came and however broken, to a tree with all its words. Throws HtmlRefused for a bomb; else never. */
export function readHtml(markup: string): Element {
  const parser = new PageParser();
  parser.tokenizer.write(prepareMarkup(markup), true);
  return elementOf(parser.document);
}

const program = new Set(['script', 'style', 'template']);

function elementOf(node: HtmlNode): Element {
  const { name, attributes } = node;
  if (program.has(name)) return { name, attributes, children: [] };
  const children: (Element | string)[] = [];
  for (const part of childNodes(node)) {
    if (part.text === undefined) children.push(elementOf(part));
    else children.push(part.text.replaceAll('\u00AD', ''));
  }
  return { name, attributes, children };
}

/** Elements whose content HTML drops or takes for raw text: read as any other, as XHTML has them. */
const ordinary = new Set(
  'script style template title textarea iframe noembed noframes noscript xmp plaintext frameset frame svg math select option optgroup'.split(
    ' ',
  ),
);
/** Without a table around them HTML drops these tags, and the words of two cells would be one. */
const ofTables = new Set('caption colgroup tbody tfoot thead tr td th'.split(' '));
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** parse5's parser for pages and for XHTML fragments: bounded in depth and size, and `<b/>` ends where it begins. */
class PageParser extends Parser<HtmlNodes> {
  private isLineBroken = false;

  constructor() {
    let elements = 0;
    const onItemPush = (): void => {
      elements += 1;
      if (elements > mostElements || this.openElements.stackTop > refusedDepth) throw new HtmlRefused();
    };
    super({ treeAdapter: { ...htmlNodes, onItemPush }, scriptingEnabled: false });
  }

  override onStartTag(token: Token.TagToken): void {
    const tag = this.readTag(token);
    if (empty.has(tag.tagName)) return super.onStartTag(tag);
    if (this.openElements.stackTop >= deepest) return this.breakLine(tag);
    super.onStartTag(tag);
    if (tag.selfClosing) super.onEndTag({ ...tag, type: Token.TokenType.END_TAG, selfClosing: false });
  }

  /** Once for all the tags that stand between two texts. */
  private breakLine(tag: Token.TagToken): void {
    if (!this.isLineBroken) super.onStartTag({ ...tag, tagName: 'br', tagID: TAG_ID.BR, attrs: [] });
    this.isLineBroken = true;
  }

  override onCharacter(token: Token.CharacterToken): void {
    this.isLineBroken = false;
    super.onCharacter(token);
  }

  override onEndTag(token: Token.TagToken): void {
    super.onEndTag(this.readTag(token));
  }

  /** The tag without a prefix of XHTML's, which says nothing of an element. */
  private readTag(token: Token.TagToken): Token.TagToken {
    const tagName = token.tagName.slice(token.tagName.lastIndexOf(':') + 1);
    const isOrdinary = ordinary.has(tagName) || (ofTables.has(tagName) && !this.openElements.tagIDs.includes(TAG_ID.TABLE));
    return { ...token, tagName, tagID: isOrdinary ? TAG_ID.UNKNOWN : html.getTagID(tagName) };
  }
}
