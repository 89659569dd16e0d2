import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { guardDoor } from './front-door.ts';

const typed = JSON.stringify({ by: 'name', family: 'Quaye', given: 'Rosa' });

function searchOf(text: string, chunk: number): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  const length = String(Buffer.byteLength(text));
  const headers = { host: 'viewer.example', 'content-length': length };
  const rawHeaders = ['Host', 'viewer.example', 'Content-Length', length];
  Object.assign(request, { method: 'POST', url: '/find/search', headers, rawHeaders, httpVersion: '1.1', complete: true });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) request.push(Buffer.from(bytes.subarray(at, at + chunk)));
  request.push(null);
  return request;
}

describe('H22 what a reader typed is whole while it is answered, and overwritten then', () => {
  test.each([
    ['in one piece', 1_000, () => Promise.resolve()],
    ['in pieces', 7, () => Promise.resolve()],
    ['where the answer fails', 1_000, () => Promise.reject(new Error('no answer'))],
  ])('%s', async (_, chunk, end) => {
    const request = searchOf(typed, chunk);
    const held: Buffer[] = [];
    let read = '';
    const answered = guardDoor(async (whole) => {
      for await (const part of whole as AsyncIterable<Buffer>) held.push(part);
      read = Buffer.concat(held).toString('utf8');
      await end();
    })(request, new ServerResponse(request));
    await answered.catch(() => undefined);
    expect(read).toBe(typed);
    expect(held.length).toBeGreaterThan(0);
    expect(held.every((part) => part.every((byte) => byte === 0))).toBe(true);
  });
});
