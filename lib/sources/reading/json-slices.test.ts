import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '#/lib/sources/http/parse-json.ts';
import { OversizeRecord } from './oversize-record.ts';
import { beginJson, endJson, takeJson } from './json-slices.ts';

const encoder = new TextEncoder();

const long = 'x'.repeat(70_000);
const list = (count: number, item: string): string => `[${Array.from({ length: count }, () => item).join()}]`;

function inPieces(bytes: Uint8Array, sizes: readonly number[]): unknown {
  const reading = beginJson({ change: (value) => value, mostRecords: Infinity });
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    takeJson(reading, bytes.subarray(at, at + size));
    at += size;
  }
  return endJson(reading);
}

test.each([
  [
    'usual records',
    `{"resourceType":"Bundle","entry":${list(20_000, '{"resource":{"resourceType":"Observation","valueQuantity":{"value":5.0}}}')}}`,
  ],
  ['one record of many parts', `{"resourceType":"Bundle","entry":[{"resource":{"component":${list(9_000, '{"valueString":"v"}')}}}]}`],
  [
    'a record that is too large',
    `{"resourceType":"Bundle","entry":[{"resource":{"component":${list(90_000, '{"valueString":"v"}')}}},{}]}`,
  ],
  ['a long text', `["${'x'.repeat(2_000_000)}"]`],
  ['empty lists', list(90_000, '[]')],
])('%s: no more bytes wait to be parsed than two slices', (_, text) => {
  const bytes = encoder.encode(text);
  const reading = beginJson({ change: (value) => value, mostRecords: Infinity });
  for (let at = 0; at < bytes.length; at += 64_000) {
    takeJson(reading, bytes.subarray(at, at + 64_000));
    expect(reading.at - reading.startAt).toBeLessThanOrEqual(64_000);
    expect(reading.bytes.length).toBeLessThanOrEqual(128_000);
  }
  endJson(reading);
});

test('H06 a record that is too large is passed over, and those around it are read', () => {
  const large = `{"resource":{"resourceType":"Condition","id":"large","meta":{"security":[{"code":"R"}]},"note":${list(40_000, '{"text":"n"}')}}}`;
  const read = inPieces(encoder.encode(`{"resourceType":"Bundle","entry":[{"fullUrl":"a"},${large},{"fullUrl":"b"}],"total":3}`), [64_000]);
  expect(read).toEqual({
    resourceType: 'Bundle',
    entry: [
      { fullUrl: 'a' },
      { resource: new OversizeRecord({ resourceType: 'Condition', id: 'large', meta: { security: [{ code: 'R' }] } }) },
      { fullUrl: 'b' },
    ],
    total: 3,
  });
});

const outcomeOf = (read: () => unknown): unknown => {
  try {
    return { value: read() };
  } catch (error) {
    return { error: error instanceof Error && 'failure' in error ? error.failure : error };
  }
};

test.each([
  ['a long text', `{"a":"${long}","b":[1.0,"${long}"],"c":5.00}`],
  ['a long text of escapes', `["${String.raw`\\\"é😀\n`.repeat(9_000)}"]`],
  ['a long text of backslashes', `["${'\\\\'.repeat(60_000)}","${'\\\\'.repeat(60_000)}\\""]`],
  ['a long text of two-byte and four-byte characters', `["${'é😀–'.repeat(30_000)}"]`],
  ['a long text that is the answer', `"${long}"`],
  ['numbers whose digits must stay', `{"a":${list(30_000, '1.0')},"b":${list(30_000, '1e3')},"c":${list(9_000, '12345678901234567890')}}`],
  ['an object of many members', `{${Array.from({ length: 20_000 }, (_, at) => `"member${at}":"v${at}"`).join()}}`],
  [
    'names that are a prototype’s',
    `{"a":"${long}","__proto__":{"x":1},"constructor":"${long}","toString":{"y":"${long}"},"__proto__":"${long}"}`,
  ],
  ['the same name twice', `{"a":"${long}","b":1,"a":{"c":"${long}"},"b":2}`],
  ['lists in lists', `[${list(300, list(300, '[]'))},[[["${long}"]]]]`],
  ['white space around everything', ` \n[ "${long}" , { } , [ ] , { "a" : "${long}" , "b" : [ ] } ] \t`],
  [
    'much white space',
    `[1,${' '.repeat(300_000)}"${long}"${'\n'.repeat(30_000)},${' '.repeat(300_000)}[${' '.repeat(300_000)}]]${' '.repeat(300_000)}`,
  ],
  [
    'entries',
    `{"resourceType":"Bundle","entry":${list(3_000, '{"resource":{"resourceType":"Observation","valueQuantity":{"value":5.0}}}')},"total":3}`,
  ],
  ['a name with escapes before a long text', `{"a\\"\\u0062":"${long}"}`],
  ['a text with a byte order mark', `["\uFEFF${long}\uFEFF${long}","\uFEFF",${list(20_000, '"\uFEFF"')}]`],
])('H28: %s reads as the whole does', (_, text) => {
  const bytes = encoder.encode(text);
  const whole = parseJson(bytes);
  for (const sizes of [[64_000], [1_000, 7], [64_000, 1, 2, 3]]) {
    const read = inPieces(bytes, sizes);
    expect(read).toEqual(whole);
    expect(JSON.stringify(read)).toBe(JSON.stringify(whole));
  }
});

test.each([
  ['cut off in a text', `["${long}`],
  ['cut off in a list', `["${long}",`],
  ['a comma too many', `["${long}",]`],
  ['a comma too many at the start', `[,"${long}"]`],
  ['two commas', `["${long}",,1]`],
  ['two commas behind a frame', `[["${long}"],,1]`],
  ['no comma', `["${long}" "${long}"]`],
  ['no comma behind a frame', `{"a":["${long}"]"b":1}`],
  ['no comma behind a text', `{"a":"${long}""b":1}`],
  ['no name', `{["${long}"]}`],
  ['no colon', `{"a" "${long}"}`],
  ['a name in a list', `["a":"${long}"]`],
  ['the wrong bracket', `["${long}"}`],
  ['the wrong bracket within', `[["${long}",{"a":1]],1]`],
  ['a bracket too many', `["${long}"]]`],
  ['two values', `["${long}"]["${long}"]`],
  ['two values, parted', `["${long}"],["${long}"]`],
  ['something behind it', `["${long}"]x`],
  ['a line break in a text', `["${long}\n"]`],
  ['an escape that is none', `["${long}\\x"]`],
  ['a byte order mark between', `["${long}",\uFEFF1]`],
  ['a number that is none', `["${long}",01]`],
  ['nothing but white space', ' '.repeat(300_000)],
  ['much white space and a comma too many', `["${long}",${' '.repeat(300_000)}]`],
])('H28: %s is no JSON', (_, text) => {
  const bytes = encoder.encode(text);
  for (const sizes of [[64_000], [1_000, 7]]) {
    expect(outcomeOf(() => inPieces(bytes, sizes))).toMatchObject({ error: { kind: 'unreadable' } });
    expect(outcomeOf(() => parseJson(bytes))).toMatchObject({ error: { kind: 'unreadable' } });
  }
});

test('H28: bytes that are no UTF-8 are refused wherever they stand', () => {
  for (const text of [`["${long}\u0000`, `["${long}",1,"\u0000"]`, `{"\u0000":"${long}"}`]) {
    const bytes = encoder.encode(text).map((byte) => (byte === 0 ? 0xff : byte));
    expect(outcomeOf(() => inPieces(bytes, [64_000]))).toMatchObject({ error: { kind: 'unreadable' } });
  }
});

const digestOf = (outcome: unknown): string => createHash('sha256').update(JSON.stringify(outcome)).digest('hex');

test('any JSON, changed in any place and cut anywhere, is read or refused as the whole is', () => {
  const pads = fc.constantFrom('p', 'ä', '\\n', '\\\\', '\\u00e4').map((piece) => piece.repeat(Math.ceil(66_000 / piece.length)));
  const value = fc.jsonValue({ maxDepth: 4 }).map((any) => JSON.stringify(any));
  const texts = fc
    .tuple(pads, value, fc.nat(40))
    .map(([pad, any, copies]) => `{"pad":"${pad}","list":${list(copies, any)},"any":${any},"in":[[${any},"${pad}"],${any}]}`);
  const sizes = fc.array(fc.integer({ min: 900, max: 64_000 }), { minLength: 1, maxLength: 5 });
  const changes = fc.option(fc.tuple(fc.nat(), fc.constantFrom(...'"\\,[]{}:0 x')));
  fc.assert(
    fc.property(fc.noShrink(texts), sizes, changes, (text, pieces, change) => {
      const at = change ? change[0] % text.length : 0;
      const bytes = encoder.encode(change ? text.slice(0, at) + change[1] + text.slice(at + 1) : text);
      return digestOf(outcomeOf(() => inPieces(bytes, pieces))) === digestOf(outcomeOf(() => parseJson(bytes)));
    }),
    {
      numRuns: 300,
      reporter: ({ failed, counterexample }) =>
        expect(failed && counterexample ? [counterexample[0].slice(0, 100), counterexample[2]] : 'none').toBe('none'),
    },
  );
});
