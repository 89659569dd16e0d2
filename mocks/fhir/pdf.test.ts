import { describe, expect, it } from 'vitest';
import { pdfPages } from '#/mocks/fhir/testing/pdf-pages.ts';
import { drawPdf } from './pdf.ts';

describe('pdf', () => {
  it('draws every word, and "?" for a character that Helvetica lacks (H28)', async () => {
    const [page] = await pdfPages(await drawPdf('Letter', ['Dear (Dr) Ward,', 'b\\c 李', 'Wörter – “so”']));
    expect(page?.split('\n')).toEqual(['Dear (Dr) Ward,', 'b\\c ?', 'Wörter – “so”']);
  });

  it('breaks long paragraphs at spaces and keeps empty lines', async () => {
    const [page = ''] = await pdfPages(await drawPdf('Letter', ['word '.repeat(60).trim(), '', 'end']));
    expect(page.split('\n').length).toBeGreaterThan(3);
    expect(page.replaceAll('\n', ' ').match(/word/g)).toHaveLength(60);
  });

  it('continues on a second page', async () => {
    const lines = Array.from({ length: 80 }, (_, line) => `Line ${line}`);
    const pages = await pdfPages(await drawPdf('Long', lines));
    expect(pages).toHaveLength(2);
    expect(pages.flatMap((page) => page.split('\n').filter(Boolean))).toEqual(lines);
  });

  it('gives the same bytes each time', async () => {
    expect((await drawPdf('A', ['b'])).equals(await drawPdf('A', ['b']))).toBe(true);
  });
});
