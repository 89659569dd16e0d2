import { XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dischargeSummary } from '#/lib/fhir/cda/fixtures/discharge-summary.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { writeFhirXml } from './testing/write-fhir-xml.ts';
import { XmlError } from './xml-error.ts';
import { scanXml } from './xml-scanner.ts';

const bounds = { depth: 4, elements: 10 } as const;

/** What is told of a text, on one line. */
function told(source: string, within: Parameters<typeof scanXml>[1] = bounds): string {
  const said: string[] = [];
  scanXml(source, within, {
    open: (name, attributes, end) => said.push(`<${[name, ...attributes].join(' ')}@${end}`),
    close: (start) => said.push(`>@${start}`),
    text: (start, end, literal) => said.push(`${literal ? 'literal ' : ''}${JSON.stringify(source.slice(start, end))}`),
  });
  return said.join(' ');
}

test.each([
  ['<a/>', '<a@4 >@4'],
  ['\n<?xml version="1.0"?><a/>', '<a@26 >@26'],
  [`<a b="1" c='2"'>x</a>`, '<a b 1 c 2"@16 "x" >@17'],
  ['<?xml version="1.0"?>\n<!-- <b> -->\n<a\n b = "x>y" />\n', '<a b x>y@51 >@51'],
  ['<a>1<b/>2<!-- - -->3<?go on?>4</a >', '<a@3 "1" <b@8 >@8 "2" "3" "4" >@30'],
  ['<a><![CDATA[<b>&amp;]]></a>', '<a@3 literal "<b>&amp;" >@23'],
  ['<a>&amp;&#1;&#xaF;&made-up;</a>', '<a@3 "&amp;&#1;&#xaF;&made-up;" >@27'],
  ['<f:a-1 xml:lang="&"/>', '<f:a-1 xml:lang &@21 >@21'],
  ['<élan Ω="1"/>', '<élan Ω 1@13 >@13'],
])('%j', (source, expected) => expect(told(source)).toBe(expected));

describe('what is not well-formed', () => {
  test.each([
    ['', 1, undefined],
    ['x', 1, 1],
    ['<a>', 1, 4],
    ['<a/>\n<b/>', 2, 1],
    ['<a/>x', 1, 5],
    ['<a></b>', 1, 4],
    ['</a>', 1, 1],
    ['<a></a', 1, 4],
    ['<a b></a>', 1, 4],
    ['<a b=1/>', 1, 4],
    ['<a b="1"c="2"/>', 1, 9],
    ['<a b="1" b="2"/>', 1, 10],
    ['<a b="1/><c d="2"/>', 1, 4],
    ['<a b="1', 1, 4],
    ['<a b', 1, 4],
    ['<a', 1, 3],
    ['<1a/>', 1, 1],
    ['< a/>', 1, 1],
    ['<a/ >', 1, 4],
    ['<a>\n & </a>', 2, 2],
    ['<a>&;</a>', 1, 4],
    ['<a>&x</a>', 1, 4],
    ['<a><!-- </a>', 1, 8],
    ['<a><![CDATA[</a>', 1, 13],
    ['<![CDATA[x]]><a/>', 1, 1],
    ['<a/><?x', 1, 7],
    [`<a ${Array.from({ length: 101 }, (_, at) => `b${at}="1"`).join(' ')}/>`, 1, 794],
    ['<__proto__/>', 1, 1],
    ['<a __proto__="1"/>', 1, 4],
  ])('%j', (source, line, column) => {
    const error = failing(() => told(source));
    expect([error?.kind, error?.line, error?.column]).toEqual(['not-well-formed', line, column]);
  });

  test.each<[XmlError['kind'], string]>([
    ['declares', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['declares', '<a><!ENTITY b "c"></a>'],
    ['declares', '<!doctype html><a/>'],
    ['too-deep', '<a><a><a><a><a></a></a></a></a></a>'],
    ['too-many-elements', `<a>${'<b/>'.repeat(10)}</a>`],
  ])('%s: %s', (kind, source) => expect(failing(() => told(source))?.kind).toBe(kind));
});

function failing(run: () => unknown): XmlError | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  return undefined;
}

// However a document is broken: ours is the stricter of the two.
test('H28 what is read is well-formed by another parser too', () => {
  // Without its declaration: what stands there is for programs, and read by none here.
  const written = [dischargeSummary(), ...(versionFixtures.R4 ?? []).slice(0, 20).map((resource) => writeFhirXml(resource))].map((xml) =>
    xml.replaceAll(/<\?[^>]*\?>\s*/g, ''),
  );
  const put = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '/',
    '=',
    '</',
    '<a>',
    '</a>',
    '<a/>',
    '<!-- x -->',
    ']]>',
    '&lt;',
    '&#1;',
    ' ',
    'x',
  );
  const mutated = fc
    .record({ xml: fc.constantFrom(...written), at: fc.nat(30_000), drop: fc.nat(12), put })
    .map(({ xml, at, drop, put: bit }) => xml.slice(0, at % xml.length) + bit + xml.slice((at % xml.length) + drop));
  let read = 0;
  fc.assert(
    fc.property(mutated, (xml) => {
      if (failing(() => told(xml, { depth: 100, elements: 100_000 })) !== undefined) return;
      read += 1;
      expect(XMLValidator.validate(xml)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(100);
});
