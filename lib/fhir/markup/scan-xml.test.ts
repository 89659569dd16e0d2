import { describe, expect, test } from 'vitest';
import { XmlError } from './xml-error.ts';
import { asXml, scanXml } from './scan-xml.ts';

const bounds = { depth: 4, elements: 10 } as const;

/** Events of a text, on one line. */
function told(text: string): string {
  const said: string[] = [];
  scanXml(asXml(text), bounds, {
    open: (name, attributes, end) => said.push(`<${[name, ...attributes].join(' ')}@${end}`),
    close: (start) => said.push(`>@${start}`),
    text: (within) => said.push(JSON.stringify(within)),
  });
  return said.join(' ');
}

test.each([
  ['<a/>', '<a@4 >@4'],
  ['\n<?xml version="1.0"?><a/>', '<a@25 >@25'],
  [`<a b="1" c='2"'>x</a>`, '<a b 1 c 2"@16 "x" >@17'],
  ['<a><b>x</b></a>', '<a@3 <b@6 "x" >@7 >@11'],
  ['<a>1<b/>2<!-- - -->3<?go on?>4</a >', '<a@3 "1" <b@8 >@8 "2" "3" "4" >@30'],
  ['<a><![CDATA[<b>&amp;]]></a>', '<a@3 "<b>&amp;" >@23'],
  ['<a>&amp;&#65;&#x42;&lt;</a>', '<a@3 "&AB<" >@23'],
  ['<élan Ω="1"/>', '<élan Ω 1@13 >@13'],
  ['<a>\u{1F9EC}<b/></a>', '<a@3 "\u{1F9EC}" <b@9 >@9 >@9'],
  ['<a b="1&#10;2">x\r\ny</a>', '<a b 1\n2@15 "x\\ny" >@18'],
])('%j', (text, expected) => expect(told(text)).toBe(expected));

// A page of a record is not lost for what cannot move a part of it (H06, H28).
test.each([
  ['a name that nobody knows', '<a b="&bogus;">&nosuch;</a>', '<a b &bogus;@15 "&nosuch;" >@23'],
  ['one of a prototype', '<a>&constructor;&__proto__;</a>', '<a@3 "&constructor;&__proto__;" >@27'],
  ['a number that is no character', '<a>&#0;&#xD800;</a>', '<a@3 "&#0;&#xD800;" >@15'],
  ['a control character in a text', '<a>x\u000By</a>', '<a@3 "x\\u000by" >@6'],
])('%s is read as it was written', (_, text, expected) => expect(told(text)).toBe(expected));

test('names of HTML, which nobody declared, are their characters', () => {
  expect(told('<a b="&deg;">&nbsp;&phi; &sim;5 mg</a>')).toBe('<a b °@13 "\u00A0φ ∼5 mg" >@34');
});

describe('what is not well-formed', () => {
  test.each([
    [''],
    ['x'],
    ['<a>'],
    ['<a/>\n<b/>'],
    ['<a/>x'],
    ['<a></b>'],
    ['</a>'],
    ['<a></a'],
    ['<a b></a>'],
    ['<a b=1/>'],
    ['<a b="1"c="2"/>'],
    ['<a b="1" b="2"/>'],
    ['<a b="1/><c d="2"/>'],
    ['<a b="<"/>'],
    ['<a b="1'],
    ['<1a/>'],
    ['< a/>'],
    ['<a/ >'],
    ['<a>&;</a>'],
    ['<a>&x</a>'],
    ['<a>&#xZ;&x y;</a>'],
    ['<a><!-- </a>'],
    ['<a><![CDATA[</a>'],
    ['<![CDATA[x]]><a/>'],
    ['<__proto__/>'],
    ['<a __proto__="1"/>'],
  ])('%j', (text) => expect(failing(text)?.kind).toBe('not-well-formed'));

  test('it says where', () => {
    expect(failing('<a>\n  <b></c>\n</a>')).toMatchObject({ line: 2, message: expect.stringContaining('line 2') });
  });

  test.each<[XmlError['kind'], string]>([
    ['declares', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['declares', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['not-well-formed', '<a><!ENTITY b "c"></a>'],
    ['not-well-formed', '<!doctype html><a/>'],
    ['too-deep', '<a><a><a><a><a></a></a></a></a></a>'],
    ['too-many-elements', `<a>${'<b/>'.repeat(10)}</a>`],
  ])('%s: %s', (kind, text) => expect(failing(text)?.kind).toBe(kind));
});

function failing(text: string): XmlError | undefined {
  try {
    told(text);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  return undefined;
}
