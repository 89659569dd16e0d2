import { decodePage, pageOfCharset } from './rtf-characters.ts';
import { emptyPage, type RtfPage, writeLine } from './rtf-page.ts';

/** Formats of characters that are shown, and the element of each. */
const elements = { b: 'b', i: 'i', ul: 'u', strike: 's', super: 'sup', sub: 'sub' } as const;
export type Format = keyof typeof elements;

/** State that a group inherits, and gives back when it ends. */
export interface GroupState {
  readonly formats: ReadonlySet<Format>;
  /** Nothing within is text of the document. */
  readonly isSilent: boolean;
  readonly isTable: boolean;
  readonly font: number | undefined;
  /** Characters to pass over after a Unicode one (\uc). */
  readonly fallbacks: number;
  /** Fonts are declared within. */
  readonly isFontTable: boolean;
  /** End of the group: of a header its paragraph, of a note its bracket. */
  readonly end: 'paragraph' | 'note' | undefined;
}

export interface Reading {
  state: GroupState;
  readonly outer: GroupState[];
  /** Groups that are open within the deepest that is read. */
  deeper: number;
  /** Code page of the document. */
  codePage: number;
  /** Code pages of fonts that have their own. */
  readonly fonts: Map<number, number>;
  /** Bytes of a code page that are not decoded yet: two may be one character. */
  bytes: number[];
  /** Characters still to be passed over. */
  passing: number;
  readonly page: RtfPage;
  /** The group has just begun: its first word names its destination. */
  isFresh: boolean;
  isIgnorable: boolean;
}

export function startReading(): Reading {
  const state: GroupState = {
    ...{ formats: new Set(), isSilent: false, isTable: false, font: undefined, fallbacks: 1, isFontTable: false, end: undefined },
  };
  return {
    ...{ state, outer: [], deeper: 0, codePage: 1252, fonts: new Map(), bytes: [], passing: 0 },
    ...{ page: emptyPage(), isFresh: false, isIgnorable: false },
  };
}

export function setFormat(reading: Reading, format: Format, on: boolean): void {
  const formats = on ? new Set([...reading.state.formats, format]) : without(reading.state.formats, [format]);
  reading.state = { ...reading.state, formats };
}

export function without(formats: ReadonlySet<Format>, removed: readonly Format[]): ReadonlySet<Format> {
  return new Set([...formats].filter((format) => !removed.includes(format)));
}

/** True while the characters that stand for a Unicode one, for older readers, are passed over. */
export function isPassed(reading: Reading): boolean {
  if (reading.passing === 0) return false;
  reading.passing -= 1;
  return true;
}

export function passFallbacks(reading: Reading, text: string): string {
  const passed = Math.min(reading.passing, text.length);
  reading.passing -= passed;
  return text.slice(passed);
}

/** RTF writes sixteen bits, with a sign; the halves of a character follow each other. */
export function addUnicode(reading: Reading, value: number): void {
  addText(reading, String.fromCharCode(value & 0xff_ff));
  reading.passing = reading.state.fallbacks;
}

export function flushBytes(reading: Reading): void {
  if (reading.bytes.length === 0) return;
  const { font } = reading.state;
  const codePage = (font === undefined ? undefined : reading.fonts.get(font)) ?? reading.codePage;
  const text = decodePage(reading.bytes, codePage);
  reading.bytes = [];
  addText(reading, text);
}

export function addText(reading: Reading, text: string): void {
  if (reading.state.isSilent || text === '') return;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const marked = [...reading.state.formats].reduce((inner, format) => `<${elements[format]}>${inner}</${elements[format]}>`, escaped);
  writeLine(reading.page, marked, text);
}

export function nameFont({ state, fonts }: Reading, charset = 0): void {
  const page = pageOfCharset(charset);
  if (state.font !== undefined && page !== undefined) fonts.set(state.font, page);
}
