import { describe, expect, test } from 'vitest';
import { ccdR21 } from './fixtures/ccd-r21.ts';
import { documentIn, withSection } from './fixtures/rows.ts';
import { readCda } from './read-cda.ts';
import { treeBounds } from '#/lib/fhir/markup/parse-tree.ts';

const declared = 'This document cannot be read: it declares a document type or entities, which this viewer does not read.';
const whole = withSection('51848-0', '<paragraph>safe words</paragraph>');
const prolog = (declaration: string): string => whole.replace('<?xml-stylesheet', `${declaration}<?xml-stylesheet`);

describe('documents that would load, run or overflow', () => {
  test.each([
    ['a document type', prolog('<!DOCTYPE ClinicalDocument SYSTEM "https://evil.example.org/a.dtd">')],
    ['an external entity', prolog('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace('safe words', '&e;')],
    ['a billion laughs', prolog('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>').replace('safe words', '&b;')],
    ['a document type after a comment', whole.replace('<?xml-stylesheet', '<!-- x --><!DOCTYPE x><?xml-stylesheet')],
    ['a document type within', whole.replace('<paragraph>', '<!DOCTYPE x [<!ENTITY a "b">]><paragraph>')],
  ])('%s is refused', (_, xml) => {
    const reading = readCda(xml);
    expect(reading.ok ? 'read' : reading.why).toMatch(/^This document cannot be read: /);
    expect(reading.ok ? '' : reading.why).toBe(declared);
  });

  test('a name of HTML that nobody declared is its character, and one that nobody knows stays as it is written', () => {
    const { sections } = documentIn(whole.replace('safe words', 'a&nbsp;b &undeclared; &#0; &#xD800;')).readable;
    expect(sections[0]?.blocks).toEqual([{ block: 'paragraph', runs: [{ text: 'a b &undeclared; &#0; &#xD800;' }] }]);
  });

  test('scripts, handlers, frames and addresses leave nothing but words', () => {
    const text = `<paragraph onclick="steal()">A<script>alert(1)</script><style>p{}</style><iframe src="https://evil.example.org">frame</iframe>
      <linkHtml href="javascript:alert(2)">press</linkHtml><linkHtml href="data:text/html,x">here</linkHtml><img src="https://evil.example.org/p.png" onerror="x()" alt="chart"/>
      <content styleCode="Bold" style="background:url(https://evil.example.org)">B</content><object data="x">C</object><svg onload="x()"><text>D</text></svg></paragraph>`;
    const { sections, omitted } = documentIn(withSection('51848-0', text)).readable;
    expect(sections[0]?.blocks).toEqual([
      {
        block: 'paragraph',
        runs: [{ text: 'Aframe presshere [Picture not shown here: chart] ' }, { text: 'B', marks: ['strong'] }, { text: 'CD' }],
      },
    ]);
    expect(omitted).toEqual(['2 pieces of program code', '2 links whose addresses are not shown', '1 picture or file within the text']);
    expect(JSON.stringify(sections)).not.toMatch(/javascript|alert|onclick|onerror|evil|url\(/);
  });

  test('H28 controls and direction overrides are gone, other scripts stay', () => {
    const { sections } = documentIn(whole.replace('safe words', '\u202Enevig ton\u202C \uFEFFمرحبا 漢字 \u0007e\u0301')).readable;
    expect(sections[0]?.blocks).toEqual([{ block: 'paragraph', runs: [{ text: 'nevig ton مرحبا 漢字 e\u0301' }] }]);
  });

  test('deeper than anybody writes is refused', () => {
    const deep = (levels: number): string => whole.replace('safe words', `${'<content>'.repeat(levels)}x${'</content>'.repeat(levels)}`);
    expect(readCda(deep(20)).ok).toBe(true);
    expect(readCda(deep(100_000))).toEqual({
      ok: false,
      why: 'This document cannot be read: its parts are nested too deeply.',
    });
  });

  test('larger than this viewer reads is refused, never cut', () => {
    const large = whole.replace('safe words', 'x'.repeat(treeBounds.characters));
    expect(readCda(large)).toEqual({ ok: false, why: 'This document cannot be read: it is larger than this viewer can read.' });
  });

  test('ten megabytes of words are read whole', () => {
    const words = 'word '.repeat(2_000_000).trim();
    const [section] = documentIn(whole.replace('safe words', words)).readable.sections;
    expect(section?.blocks).toEqual([{ block: 'paragraph', runs: [{ text: words }] }]);
  }, 120_000);

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('names of prototypes are names like others: %s', (name) => {
    const reading = readCda(whole.replace('<paragraph>', `<paragraph ${name}="x"><${name}>in</${name}>`));
    expect(reading.ok ? JSON.stringify(reading.document.readable.sections) : reading.why).toMatch(/in.*safe words|cannot be read/);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test('a prefix for the namespace changes nothing', () => {
    const prefixed = ccdR21()
      .replace('xmlns="urn:hl7-org:v3"', 'xmlns:v3="urn:hl7-org:v3"')
      .replace(/<(\/?)(?!\?|!)(?![a-z]+:)([A-Za-z])/g, '<$1v3:$2');
    expect(documentIn(prefixed)).toEqual(documentIn(ccdR21()));
  });
});
