import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe as describeResource } from '#/lib/fhir/describe/describe.ts';
import type { DocumentSection } from '#/lib/record/model/readable-document.ts';
import { ccdR11 } from './fixtures/ccd-r11.ts';
import { ccdR21 } from './fixtures/ccd-r21.ts';
import { dischargeSummary } from './fixtures/discharge-summary.ts';
import { readCda } from './read-cda.ts';
import { type Element, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { parseTree } from '#/lib/fhir/markup/parse-tree.ts';

const whole = [ccdR21(), ccdR11(), dischargeSummary()].map((xml) => xml.slice(xml.indexOf('<ClinicalDocument')));
/** Each section in a document of its own, and one document of all: small ones leave time for many. */
const documents = whole.flatMap((xml) => {
  const [head = '', body = ''] = xml.split('<structuredBody>');
  const sections = body.split('</structuredBody>')[0]?.match(/<component><section>.*?<\/section><\/component>/gs) ?? [];
  return sections.map((section) => `${head}<structuredBody>${section}</structuredBody></component></ClinicalDocument>`);
});
/** Whole small elements of each document, where one may be dropped, doubled or moved. */
const pieces = documents.map((xml) =>
  [...xml.matchAll(/<([A-Za-z]+)\b[^<>]*(?:\/>|>[^<>]*<\/\1>)/g)].map((match) => [match.index, match[0]] as const),
);
const attributes = documents.map((xml) => [...xml.matchAll(/ [A-Za-z:]+="[^"]*"/g)].map((match) => [match.index, match[0]] as const));

const junk = fc.constantFrom(
  '',
  'x',
  'true',
  '__proto__',
  '-1',
  '1e999',
  '99999999999999',
  '20269999',
  '\uD800',
  '&lt;b&gt;',
  'NaN',
  '#al1',
  '2.16.840.1.113883.6.96',
  ' '.repeat(50),
);

interface Mutation {
  readonly document: number;
  readonly edits: readonly {
    readonly kind: 'drop' | 'double' | 'attribute' | 'rename' | 'move' | 'cut';
    readonly at: number;
    readonly to: number;
    readonly text: string;
  }[];
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  document: fc.nat({ max: documents.length - 1 }),
  edits: fc.array(
    fc.record({ kind: fc.constantFrom('drop', 'double', 'attribute', 'rename', 'move', 'cut'), at: fc.nat(), to: fc.nat(), text: junk }),
    { minLength: 1, maxLength: 6 },
  ),
});

/** The edits as replacements of spans of the original, from the last to the first, so that none moves another. */
function mutated({ document, edits }: Mutation): string {
  const xml = documents[document] ?? '';
  const spans = edits.map((edit) => spanOf(edit, document)).toSorted((a, b) => b.at - a.at);
  return spans.reduce((text, { at, length, replacement }) => text.slice(0, at) + replacement + text.slice(at + length), xml);
}

function spanOf({ kind, at, to, text }: Mutation['edits'][number], document: number): { at: number; length: number; replacement: string } {
  const list = (kind === 'attribute' ? attributes[document] : pieces[document]) ?? [];
  const [index, piece] = list[at % list.length] ?? [0, ''];
  const [, other] = list[to % list.length] ?? [0, ''];
  const whole = { at: index, length: piece.length };
  if (kind === 'drop') return { ...whole, replacement: '' };
  if (kind === 'double') return { ...whole, replacement: piece + piece };
  if (kind === 'move') return { ...whole, replacement: other };
  if (kind === 'rename') return { ...whole, replacement: piece.replace(/^<[A-Za-z]+/, '<code').replace(/<\/[A-Za-z]+>$/, '</code>') };
  if (kind === 'attribute') return { ...whole, replacement: piece.replace(/"[^"]*"/, `"${text}"`) };
  return { at: index, length: 3, replacement: text };
}

/** Entries as they stand in the document, counted without the reader. */
function entriesIn(root: Element): number {
  let count = 0;
  const sections = (element: Element): void => {
    for (const component of childrenNamed(element, 'component'))
      for (const section of childrenNamed(component, 'section')) {
        count += childrenNamed(section, 'entry').length;
        sections(section);
      }
  };
  for (const component of childrenNamed(root, 'component')) for (const body of childrenNamed(component, 'structuredBody')) sections(body);
  return count;
}

const references = (sections: readonly DocumentSection[]): readonly string[] =>
  sections.flatMap(({ entries, sections: inner }) => [...entries, ...references(inner)]);

test('H06 whatever is dropped, doubled, moved or garbled: nothing throws, no entry is lost, equal input is equal output', () => {
  let read = 0;
  fc.assert(
    fc.property(mutation, (change) => {
      const xml = mutated(change);
      const reading = readCda(xml);
      if (!reading.ok) {
        expect(reading.why).toMatch(/^This .+\.$/);
        return;
      }
      read += 1;
      const { counts, left, resources, readable } = reading.document;
      const parsed = parseTree(xml);
      expect(counts.entries).toBe(parsed.ok ? entriesIn(parsed.root) : -1);
      expect(counts.takenApart + left.length).toBe(counts.entries);
      const ids = resources.map(({ resource }) => `${resource.resourceType}/${String(resource.id)}`);
      expect(new Set(ids).size).toBe(ids.length);
      expect(references(readable.sections).toSorted()).toEqual(ids.toSorted());
      for (const { resource } of resources) expect(describeResource(resource, { source: 's', lookup: () => undefined }).type).toBe('entry');
      expect(readCda(xml)).toEqual(reading);
    }),
    { numRuns: 2_200 },
  );
  // The mutations are of the document, not of its well-formedness: most of them must be read.
  expect(read).toBeGreaterThan(1_200);
}, 240_000);

test('cut anywhere, a document is refused or read, and never thrown at', () => {
  const [xml = ''] = documents;
  fc.assert(
    fc.property(fc.nat({ max: xml.length }), fc.string({ maxLength: 8, unit: 'binary' }), (at, noise) => {
      const reading = readCda(xml.slice(0, at) + noise + xml.slice(at));
      expect(typeof reading.ok).toBe('boolean');
      expect(readCda(xml.slice(0, at)).ok).toBe(at === xml.length);
    }),
    { numRuns: 200 },
  );
}, 120_000);
