import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { hasColumns } from '#/lib/record/text/text-columns.ts';
import { cleanText } from '#/lib/fhir/markup/clean.ts';
import { readStrayMarkup } from '#/lib/fhir/markup/stray-markup.ts';

/** Plain text as one block with its lines and spaces; markup that strayed into it is read. */
export function plainBlock(sentText: string): DocumentBlock {
  return blockAsSent(readStrayMarkup(unixLines(sentText)));
}

/** Text of a language that a program reads (XML, JSON): nothing in it is taken for something else. */
export function sourceBlock(sentText: string): DocumentBlock {
  return blockAsSent(unixLines(sentText));
}

const unixLines = (text: string): string => cleanText(text.replace(/\r\n?/g, '\n'));

function blockAsSent(sentText: string): DocumentBlock {
  const text = sentText.replace(/^\s*\n/, '').trimEnd();
  return { block: 'preformatted', text, ...(hasColumns(text) && { columns: true }) };
}
