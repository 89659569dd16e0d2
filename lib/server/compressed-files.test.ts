import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findCompressed, preferCompressed, takesBrotli } from './compressed-files.ts';

test.each<readonly [string | undefined, boolean]>([
  ['gzip, deflate, br, zstd', true],
  ['br', true],
  ['BR', true],
  ['gzip;q=0.5,br;q=0.1', true],
  ['br ; q=1.0', true],
  ['br;q=0', false],
  ['br;q=0.000', false],
  ['br;q=none', false],
  ['gzip, deflate', false],
  ['brotli', false],
  ['*', false],
  ['identity', false],
  ['', false],
  [undefined, false],
])('a browser that says %j takes brotli: %s', (accepted, takes) => {
  expect(takesBrotli(accepted)).toBe(takes);
});

const compressed = new Set(['/_next/static/chunks/a.js', '/_next/static/chunks/a.css', '/_next/static/media/worker.mjs']);

function ask(method: string, url: string, headers: Readonly<Record<string, string>> = { 'accept-encoding': 'gzip, br' }) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url, headers });
  const response = new ServerResponse(request);
  preferCompressed(request, response, compressed);
  return { url: request.url, response };
}

describe('a file that the build has compressed', () => {
  test.each([
    ['GET', '/_next/static/chunks/a.js', '/_next/static/chunks/a.js.br', 'application/javascript; charset=UTF-8'],
    ['HEAD', '/_next/static/chunks/a.js', '/_next/static/chunks/a.js.br', 'application/javascript; charset=UTF-8'],
    ['GET', '/_next/static/chunks/a.css?v=1', '/_next/static/chunks/a.css.br?v=1', 'text/css; charset=UTF-8'],
    ['GET', '/_next/static/media/worker.mjs', '/_next/static/media/worker.mjs.br', 'application/javascript; charset=UTF-8'],
  ])('%s %s is sent as %s', (method, url, sent, type) => {
    const asked = ask(method, url);
    expect(asked.url).toBe(sent);
    expect(asked.response.getHeaders()).toEqual({ 'content-encoding': 'br', 'content-type': type, vary: 'Accept-Encoding' });
  });

  test.each([
    ['GET', '/_next/static/chunks/a.js', { 'accept-encoding': 'gzip' }],
    ['GET', '/_next/static/chunks/a.js', {}],
    ['GET', '/_next/static/chunks/a.js', { 'accept-encoding': 'br', range: 'bytes=0-9' }],
    ['POST', '/_next/static/chunks/a.js', { 'accept-encoding': 'br' }],
    ['GET', '/_next/static/chunks/b.js', { 'accept-encoding': 'br' }],
    ['GET', '/_next/static/chunks/a.js.br', { 'accept-encoding': 'br' }],
    ['GET', '/_next/static/chunks/A.js', { 'accept-encoding': 'br' }],
    ['GET', '/_next/static/../static/chunks/a.js', { 'accept-encoding': 'br' }],
    ['GET', '/_next/static/chunks/%61.js', { 'accept-encoding': 'br' }],
    ['GET', '/record/1?/_next/static/chunks/a.js', { 'accept-encoding': 'br' }],
  ])('%s %s with %j is left as it is', (method, url, headers) => {
    const asked = ask(method, url, headers);
    expect(asked.url).toBe(url);
    expect(asked.response.getHeader('Content-Encoding')).toBeUndefined();
    expect(asked.response.getHeader('Content-Type')).toBeUndefined();
  });

  test.each([
    [200, 'br'],
    [304, 'br'],
    [404, undefined],
    [500, undefined],
  ])('an answer of %i has the coding %s', (status, coding) => {
    const { response } = ask('GET', '/_next/static/chunks/a.js');
    response.writeHead(status);
    expect(response.getHeader('Content-Encoding')).toBe(coding);
  });
});

test('files are found by their compressed copies, in every folder of the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'static', 'chunks'), { recursive: true });
  for (const name of ['chunks/a.js', 'chunks/a.js.br', 'chunks/b.js', 'c.css', 'c.css.br']) writeFileSync(join(folder, 'static', name), '');
  expect(findCompressed(folder)).toEqual(new Set(['/_next/static/chunks/a.js', '/_next/static/c.css']));
});
