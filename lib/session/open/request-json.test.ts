import { describe, expect, test } from 'vitest';
import { requestJson } from './request-json.ts';

const json = { 'Content-Type': 'application/json' };
const read = (body: string, headers: Readonly<Record<string, string>> = json, most = 100) =>
  requestJson(new Request('https://viewer.example.org/x', { method: 'POST', headers, body }), most);

describe('requestJson', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['as our page sends it', json],
    ['with its character set', { 'Content-Type': 'Application/JSON; charset=utf-8' }],
  ])('%s', async (_, headers) => expect(await read('{"sources":["é"]}', headers)).toEqual({ sources: ['é'] }));

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['a form', 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['text that another site’s form could send', '{"a":1}', { 'Content-Type': 'text/plain' }],
    ['no JSON', '{', json],
    ['nothing', '', json],
    ['more than is taken', `{"a":"${'x'.repeat(100)}"}`, json],
  ])('%s is nothing', async (_, body, headers) => expect(await read(body, headers)).toBeUndefined());

  test('what is too large is not read to its end', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(60));
      },
    });
    // Known to Node's fetch, not to its types.
    const streaming = { method: 'POST', headers: json, body, duplex: 'half' };
    const endless = new Request('https://viewer.example.org/x', streaming);
    expect(await requestJson(endless, 100)).toBeUndefined();
    expect(sent).toBeLessThan(5);
  });
});
