import { expect, test } from 'vitest';
import { chargeAnswer } from '#/lib/process/answer-memory.ts';
import { failureOf, SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { parseAnswer } from '#/lib/sources/http/parse-answer.ts';
import { OversizeRecord } from './oversize-record.ts';
import { readAnswer } from './read-answer.ts';
import { byteBudget, holdMemory, piecesOf } from './read-body.ts';

const encoder = new TextEncoder();

/** A body that comes in pieces of these sizes, and then as the rest. */
function answerOf(bytes: Uint8Array, sizes: readonly number[]): Response {
  let at = 0;
  const body = new ReadableStream({
    start: (controller) => {
      for (const size of [...sizes, bytes.length]) {
        if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
      controller.close();
    },
  });
  return new Response(body);
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [], timeZone?: string): Promise<unknown> {
  const charge = chargeAnswer('vale');
  try {
    return await readAnswer(answerOf(bytes, sizes), { budget: byteBudget(100), charge, owner: 'vale', version: 'R4', timeZone });
  } finally {
    charge.release();
  }
}

const outcomeOf = async (reading: () => unknown): Promise<unknown> => {
  try {
    return { value: await reading() };
  } catch (error) {
    return failureOf(error);
  }
};

const mark = '\uFEFF';
const observations = Array.from({ length: 4_000 }, (_, at) => `{"resource":{"resourceType":"Observation","id":"o${at}","note":"é😀"}}`);
const json = `{"resourceType":"Bundle","entry":[${observations.join()}],"total":1.0}`;
const xmlEntry = '<entry><resource><Observation><status value="final"/><code><text value="é😀"/></code></Observation></resource></entry>';
const xml = `<Bundle xmlns="http://hl7.org/fhir">${xmlEntry.repeat(1_000)}</Bundle>`;

test.each([
  ['JSON', json],
  ['JSON behind a byte order mark', mark + json],
  ['JSON behind two marks', mark + mark + json],
  ['JSON whose mark is behind a space', ` ${mark}${json}`],
  ['JSON behind a no-break space', `\u00a0${json}`],
  ['a no-break space before a long member', json.replace('"entry":', '"entry":\u00a0')],
  ['white space of JSON before a long member', json.replace('"entry":', '\r\n"entry"\t: \n')],
  ['XML', xml],
  ['XML behind a mark', mark + xml],
  ['XML behind white space', `\r\n  ${xml}`],
  ['XML that is cut off', xml.slice(0, -5)],
  ['a web page', `<!doctype html><html><body>${'<p>Sign in'.repeat(40_000)}`],
  ['JSON that is cut off', json.slice(0, -1)],
  ['nothing', ''],
])('H28: %s is read as the whole is, wherever its first bytes were cut', async (_, text) => {
  const bytes = encoder.encode(text);
  const whole = await outcomeOf(() => parseAnswer(bytes, 'R4'));
  for (const sizes of [[], [1], [2], [3], [1, 1, 1, 1], [5, 1], Array.from({ length: 300 }, () => 1), [70_001, 1, 1]])
    expect(await outcomeOf(() => read(bytes, sizes))).toEqual(whole);
});

test('H06: bytes that come one by one are handed on together, and none is lost', async () => {
  const bytes = encoder.encode(json);
  const charge = chargeAnswer('vale');
  const sizes = Array.from({ length: 40_000 }, () => 1);
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(answerOf(bytes, sizes), { budget: byteBudget(100), charge })) pieces.push(piece.slice());
  charge.release();
  expect(pieces.length).toBeLessThan(10);
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
});

const meta = '"meta":{"security":[{"code":"R"}]}';
const many = Array.from({ length: 60_000 }, () => 1);
const manyElements = '<component><a value="b"/></component>'.repeat(15_000);
const large: readonly (readonly [string, string])[] = [
  ['at once', `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Basic","id":"b",${meta},"x":[${many.join()}]}}]}`],
  [
    'in slices',
    `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Basic","id":"b",${meta},"x":[${many.join(',        ')}]}}]}`,
  ],
  [
    'in XML',
    `<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Basic><id value="b"/><meta><security><code value="R"/></security></meta>${manyElements}</Basic></resource></entry></Bundle>`,
  ],
];

test.each(large.flatMap(([how, text]) => [undefined, 'Europe/Vienna'].map((zone) => [how, zone ?? 'no', text] as const)))(
  'H45: a record too large, read %s, keeps its type, id and labels (%s zone)',
  async (_, zone, text) => {
    const answer = await read(encoder.encode(text), [], zone === 'no' ? undefined : zone);
    expect(answer).toMatchObject({ entry: [{ resource: expect.any(OversizeRecord) }] });
    expect(answer).toMatchObject({ entry: [{ resource: { type: 'Basic', id: 'b', meta: { security: [{ code: 'R' }] } } }] });
  },
);

test.each([`[1,2}`, `{"a":[}]`])('H28: brackets that do not match are no JSON within a record that is passed over: %s', async (broken) => {
  const text = large[1]?.[1].replace('"x":[', `"x":[${many.join(',        ')},${broken},`) ?? '';
  expect(await outcomeOf(() => read(encoder.encode(text)))).toMatchObject({ kind: 'unreadable' });
});

test.each([
  ['left', undefined, 'stopped'],
  ['ran out of time', new SourceFailure({ kind: 'timeout', limit: 'stall', ms: 1 }), 'timeout'],
])('whoever %s while they wait for room is told so', async (_, reason, kind) => {
  const charge = chargeAnswer('vale');
  const full = chargeAnswer('other');
  await full.hold(1_000_000);
  full.keep();
  const leaving = new AbortController();
  const waiting = outcomeOf(() => holdMemory({ charge, signal: leaving.signal }, Number.MAX_SAFE_INTEGER));
  leaving.abort(reason);
  expect(await waiting).toMatchObject({ kind });
  full.release();
});
