import { namedCharacters } from './rtf-characters.ts';
import { endCell, endParagraph, endRow, htmlOfPage, writeLine } from './rtf-page.ts';
import {
  addText,
  addUnicode,
  flushBytes,
  type Format,
  isPassed,
  nameFont,
  passFallbacks,
  type Reading,
  setFormat,
  startReading,
  without,
} from './rtf-reading.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';

/** Destinations that hold no text of the document. */
const silent = new Set(
  'colortbl stylesheet info fldinst nonshppict listtable listoverridetable rsidtbl generator themedata xmlnstbl datafield'.split(' '),
);
/** Ignorable destinations that hold text all the same. */
const ignorableText = new Set('shppict shptxt shpinst shprslt'.split(' '));
const notes = new Set(['footnote', 'annotation']);
const pictures = new Set(['pict', 'object']);
const formatWords = new Map<string, Format>([
  ['b', 'b'],
  ['i', 'i'],
  ['ul', 'ul'],
  ['uldb', 'ul'],
  ['strike', 'strike'],
  ['striked', 'strike'],
  ['deleted', 'strike'],
  ['super', 'super'],
  ['sub', 'sub'],
]);

/** A page of HTML longer than any that is read whole (`html-blocks.ts`). */
const longestPage = 6_000_000;
/** Groups within each other; those deeper inherit from this one, and give nothing back. */
const deepest = 1_000;

/**
 * Rich text (RTF 1.9.1) as HTML of its words: paragraphs, tables, marks and columns. Pictures become empty drawings, to be counted
 * as not shown. Total: whatever it is given, it answers.
 * @param rtf the file, one character a byte
 * @param most characters after which the rest of the file is left out: more than a reader of pages takes, which then says so
 */
export function rtfToHtml(rtf: string, most = longestPage): string {
  const reading = startReading();
  for (const token of rtfTokens(rtf)) {
    read(reading, token);
    if (reading.page.written > most) break;
  }
  flushBytes(reading);
  endParagraph(reading.page);
  return htmlOfPage(reading.page);
}

function read(reading: Reading, token: RtfToken): void {
  if (token.type === 'byte') {
    if (!isPassed(reading) && !reading.state.isSilent) reading.bytes.push(token.byte);
    reading.isFresh = false;
    return;
  }
  flushBytes(reading);
  switch (token.type) {
    case 'open':
      if (reading.outer.length < deepest) reading.outer.push(reading.state);
      else reading.deeper += 1;
      Object.assign(reading, { isFresh: true, isIgnorable: false, passing: 0 });
      return;
    case 'close':
      endGroup(reading);
      Object.assign(reading, { isFresh: false, isIgnorable: false, passing: 0 });
      return;
    case 'symbol':
      return readSymbol(reading, token.symbol);
    case 'text':
      reading.isFresh = false;
      return addText(reading, passFallbacks(reading, token.text));
    case 'word':
      readWord(reading, token.name, token.value);
      reading.isFresh = false;
  }
}

function readSymbol(reading: Reading, symbol: string): void {
  if (symbol === '*' && reading.isFresh) {
    reading.isIgnorable = true;
    return;
  }
  reading.isFresh = false;
  if (symbol === '\n' || symbol === '\r') endParagraph(reading.page);
  else if (symbol === '~') addText(reading, '\u00A0');
  else if (symbol === '_') addText(reading, '-');
  else if ('\\{}'.includes(symbol) && !isPassed(reading)) addText(reading, symbol);
}

function readWord(reading: Reading, name: string, value: number | undefined): void {
  if (reading.isFresh && enterDestination(reading, name)) return;
  const { state } = reading;
  const format = formatWords.get(name);
  const character = namedCharacters.get(name);
  if (format !== undefined) setFormat(reading, format, value !== 0);
  else if (character !== undefined) addText(reading, character);
  else if (name === 'u' && value !== undefined) addUnicode(reading, value);
  else if (name === 'tab') addText(reading, '\t');
  else if (name === 'uc') reading.state = { ...state, fallbacks: Math.max(0, value ?? 1) };
  else if (name === 'f' && value !== undefined) reading.state = { ...state, font: value };
  else if (name === 'fcharset' && state.isFontTable) nameFont(reading, value);
  else if (name === 'ansicpg' && value !== undefined) reading.codePage = value;
  else if (name === 'mac') reading.codePage = 10_000;
  else if (name === 'ulnone') setFormat(reading, 'ul', false);
  else if (name === 'nosupersub') reading.state = { ...state, formats: without(state.formats, ['super', 'sub']) };
  else if (name === 'plain') reading.state = { ...state, formats: new Set() };
  else if (!state.isSilent) readLayout(reading, name);
}

function readLayout(reading: Reading, name: string): void {
  const { state } = reading;
  if (name === 'line') writeLine(reading.page, '<br>', '\n');
  else if (name === 'par' || name === 'sect' || name === 'page') endLine(reading);
  else if (name === 'cell' || name === 'nestcell') endCell(reading.page);
  else if (name === 'row' || name === 'nestrow') endRow(reading.page);
  else if (name === 'intbl') reading.state = { ...state, isTable: true };
  else if (name === 'pard') {
    if (state.isTable && reading.page.row.length === 0 && reading.page.line.text !== '') endParagraph(reading.page);
    reading.state = { ...state, isTable: false };
  }
}

/** Within a table a paragraph is a line of its cell. */
function endLine({ state, page }: Reading): void {
  if (state.isTable) writeLine(page, '<br>', '\n');
  else endParagraph(page);
}

function endGroup(reading: Reading): void {
  if (reading.deeper > 0) {
    reading.deeper -= 1;
    return;
  }
  const { end } = reading.state;
  const outer = reading.outer.pop();
  if (outer === undefined) return;
  reading.state = outer;
  if (end === undefined || end === outer.end) return;
  if (end === 'paragraph') endParagraph(reading.page);
  else addText(reading, '] ');
}

/** Reads the word that names a group's destination; false where it names none. */
function enterDestination(reading: Reading, name: string): boolean {
  const { state, isIgnorable } = reading;
  if (name === 'fonttbl') reading.state = { ...state, isSilent: true, isFontTable: true };
  else if (pictures.has(name)) {
    if (!state.isSilent) writeLine(reading.page, '<svg></svg>', '');
    reading.state = { ...state, isSilent: true };
  } else if (notes.has(name)) {
    addText(reading, ' [Note: ');
    reading.state = { ...state, end: 'note' };
  } else if (/^(?:header|footer)[lrf]?$/.test(name)) {
    if (reading.page.line.text !== '') endParagraph(reading.page);
    reading.state = { ...state, end: 'paragraph' };
  } else if (silent.has(name) || (isIgnorable && !ignorableText.has(name))) reading.state = { ...state, isSilent: true };
  else return false;
  return true;
}
