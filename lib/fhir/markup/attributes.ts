import { decodeEntities } from './entities.ts';

const one = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/** Those that say something of the content to a reader; of the rest nothing is carried. */
const kept = new Set(['id', 'alt', 'href', 'src', 'colspan', 'rowspan', 'style', 'class', 'value', 'type', 'checked']);

/** The attributes of a tag, the first of each name; names in lower case. */
export function attributesOf(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, sent = '', double, single, bare] of text.matchAll(one)) {
    const name = sent.toLowerCase();
    if (kept.has(name) && !Object.hasOwn(attributes, name)) attributes[name] = decodeEntities(double ?? single ?? bare ?? '');
  }
  return attributes;
}
