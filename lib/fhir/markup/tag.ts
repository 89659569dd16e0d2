/** A tag, comment or section of markup. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  /** Behind its name, where its attributes begin; behind all of it. */
  readonly attributesFrom: number;
  readonly end: number;
  /** The text of a CDATA section. */
  readonly text?: string;
}

const nameAt = /[a-z][a-z0-9:]*/iy;

/** The tag, comment or section at a `<`; undefined when it is only a character ("Hb <100"). */
export function tagAt(markup: string, open: number): Tag | undefined {
  if (markup.startsWith('<![CDATA[', open)) return section(markup, open, 9, ']]>');
  if (markup.startsWith('<!--', open)) return { ...section(markup, open, 4, '-->'), text: '' };
  const second = markup[open + 1];
  if (second === '!' || second === '?') return { ...section(markup, open, 2, '>'), text: '' };
  const closing = second === '/';
  nameAt.lastIndex = open + (closing ? 2 : 1);
  const name = nameAt.exec(markup)?.[0].toLowerCase();
  if (name === undefined) return undefined;
  const close = closeOf(markup, open);
  return close === undefined
    ? undefined
    : { name, closing, selfClosing: markup[close - 1] === '/', attributesFrom: nameAt.lastIndex, end: close + 1 };
}

/**
 * The `>` that ends a tag, not one within a quoted attribute. XML allows no `<` before it: where one comes first,
 * this was no tag, and what follows is text that must not be lost.
 */
function closeOf(markup: string, open: number): number | undefined {
  let quote: string | undefined;
  let first: number | undefined;
  for (let at = open + 1; at < markup.length && markup[at] !== '<'; at += 1) {
    const character = markup[at];
    if (character === '>') {
      if (quote === undefined) return at;
      first ??= at;
    } else if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (character === '"' || character === "'") quote = character;
  }
  return first;
}

function section(markup: string, open: number, skip: number, close: string): Tag {
  const end = markup.indexOf(close, open + skip);
  const until = end === -1 ? markup.length : end;
  return {
    name: '',
    closing: false,
    selfClosing: true,
    attributesFrom: open,
    end: until + close.length,
    text: markup.slice(open + skip, until),
  };
}

/** Behind the end tag of a silent element; without one, nothing after it is text. */
export function behind(markup: string, tag: Tag): number {
  const end = new RegExp(`</${tag.name}[\\s>]`, 'gi');
  end.lastIndex = tag.end;
  const match = end.exec(markup);
  return match === null ? markup.length : (closeOf(markup, match.index) ?? markup.length) + 1;
}
