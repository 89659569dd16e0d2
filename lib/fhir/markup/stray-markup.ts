import { decodeEntities } from './entities.ts';

/** Names that are no word of a clinician's: a tag of one is markup, wherever it stands. */
const unmistakable = new Set(
  'br hr ul ol li div table thead tbody tr td th h1 h2 h3 h4 h5 h6 blockquote strong em span font strike del sup sub pre'.split(' '),
);
/** Names of a letter or two may be words ("group <B>"): markup only where an end tag of theirs stands in the text as well. */
const needEnd = new Set('p b i u s a tt dl dt dd'.split(' '));

/** A tag whose attributes are written as a tag's are: what only resembles one ("<p 0.05 and K>5") is none. The line break after it goes with a break. No tag has more attributes. */
const tag = /<(\/?)([a-z][a-z1-6]{0,9})((?:\s+[a-z][\w:-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))?){0,30})\s*\/?>(\n?)/gi;

/** Struck text must not read as said (H11), nor `10<sup>9</sup>` as 109 (H17): as in a narrative. */
const marks: Readonly<Record<string, readonly [start: string, end: string]>> = {
  del: ['[struck out: ', ']'],
  s: ['[struck out: ', ']'],
  strike: ['[struck out: ', ']'],
  sup: ['^', ''],
};
const inline = new Set('strong em span font b i u a sub tt'.split(' '));

/** Stands for the edge of a block until all are known; texts have no controls. */
const edge = '\u0001';

/**
 * Plain text in which a source left markup: line breaks, lists and cells as such, character references as their characters, read
 * once. Words in angle brackets that are no markup stay ("Hb <100, K >5").
 * @param text without controls, \n as its line break
 */
export function readStrayMarkup(text: string): string {
  const lined = text.includes('\\.') ? text.replace(messageBreak, '\n') : text;
  const untagged = lined.includes('<') ? withoutTags(lined) : lined;
  const decoded = decodeEntities(untagged);
  // A break or an item that was escaped once more: its name is no clinician's word, so nothing else is taken for it.
  return untagged !== decoded && escapedBlock.test(untagged) ? withoutTags(decoded) : decoded;
}

/** Line breaks of HL7 v2 (FT), which laboratories' messages leave in a text. */
const messageBreak = /\\\.(?:br|sp)\\\n?/g;
const escapedBlock = /&lt;\/?(?:br|ul|ol|li|div|table|tr)\s*\/?&gt;/i;

function withoutTags(text: string): string {
  const names = namesOfMarkup(text);
  if (names.size === 0) return text;
  const read = text.replace(tag, (whole: string, slash: string, sentName: string, _attributes: string, lineBreak: string) => {
    const name = sentName.toLowerCase();
    return names.has(name) ? wordsFor(name, slash === '', lineBreak) : whole;
  });
  if (!read.includes(edge)) return read;
  const blocks = read.split(edge).map((block) => block.trim().replace(/^•$| \|$/, ''));
  return blocks.filter((block) => block !== '').join('\n');
}

function namesOfMarkup(text: string): ReadonlySet<string> {
  const starts = new Map<string, number>();
  const ends = new Set<string>();
  for (const [, slash, sentName = ''] of text.matchAll(tag)) {
    const name = sentName.toLowerCase();
    if (slash === '/') ends.add(name);
    else starts.set(name, (starts.get(name) ?? 0) + 1);
  }
  const isMarkup = (name: string): boolean =>
    unmistakable.has(name) || (needEnd.has(name) && (ends.has(name) ? starts.has(name) : name === 'p' && (starts.get(name) ?? 0) > 1));
  return new Set([...starts.keys(), ...ends].filter(isMarkup));
}

function wordsFor(name: string, isStart: boolean, lineBreak: string): string {
  const mark = marks[name];
  if (mark !== undefined) return `${mark[isStart ? 0 : 1]}${lineBreak}`;
  if (inline.has(name)) return lineBreak;
  if (name === 'br') return '\n';
  if (name === 'td' || name === 'th') return isStart ? '' : ' | ';
  return name === 'li' && isStart ? `${edge}• ` : edge;
}
