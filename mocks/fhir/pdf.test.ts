import { describe, expect, it } from 'vitest';
import { pdf } from './pdf.ts';

const text = (bytes: Buffer) => bytes.toString('latin1');

describe('pdf', () => {
  const bytes = pdf('Letter', ['Dear (Dr) Ward,', 'b\\c 李', 'word '.repeat(60).trim()]);

  it('begins and ends as a PDF does', () => {
    expect(text(bytes)).toMatch(/^%PDF-1\.4\n/);
    expect(text(bytes)).toMatch(/startxref\n\d+\n%%EOF\n$/);
  });

  it('points to each object by its byte', () => {
    const all = text(bytes);
    const start = Number(/startxref\n(\d+)/.exec(all)?.[1]);
    expect(all.slice(start, start + 4)).toBe('xref');
    const offsets = [...all.slice(start).matchAll(/(\d{10}) 00000 n/g)].map((match) => Number(match[1]));
    expect(offsets.length).toBe(6);
    for (const [index, offset] of offsets.entries()) expect(all.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
  });

  it('says how long each stream is', () => {
    const all = text(bytes);
    for (const match of all.matchAll(/\/Length (\d+) >>\nstream\n/g)) {
      const from = (match.index ?? 0) + match[0].length;
      expect(all.slice(from + Number(match[1]))).toMatch(/^\nendstream/);
    }
  });

  it('escapes brackets and replaces what Helvetica cannot draw (H28)', () => {
    expect(text(bytes)).toContain('(Dear \\(Dr\\) Ward,) Tj');
    expect(text(bytes)).toContain('(b\\\\c ?) Tj');
  });

  it('goes on to a second page', () => {
    expect(
      text(
        pdf(
          'Long',
          Array.from({ length: 80 }, (_, line) => `Line ${line}`),
        ),
      ),
    ).toContain('/Count 2');
  });

  it('is the same each time', () => {
    expect(pdf('A', ['b']).equals(pdf('A', ['b']))).toBe(true);
  });
});
