import { describe, expect, test } from 'vitest';
import { judgeRequest, type Judgement, type RequestHead } from './judge-request.ts';

const get = (url: string, more: Partial<RequestHead> = {}): RequestHead => ({
  method: 'GET',
  url,
  httpVersion: '1.1',
  rawHeaders: ['Host', 'viewer.example:3000'],
  ...more,
});
const withHeaders = (...rawHeaders: readonly string[]): RequestHead => get('/health', { rawHeaders });
const hosted = ['Host', 'viewer.example'] as const;
const statusOf = (judged: Judgement): number | string => (judged.kind === 'refuse' ? judged.status : judged.target);

describe('refused before the application sees it', () => {
  test.each<[string, number, RequestHead]>([
    ...['TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE', 'QUERY', 'get', ''].map((method): [string, number, RequestHead] => [
      `method ${method}`,
      405,
      get('/', { method }),
    ]),
    ['a lone percent sign', 400, get('/%')],
    ['letters after a percent sign', 400, get('/record/%zz')],
    ['half an escape', 400, get('/record/abc/stream%2')],
    ['an overlong dot', 400, get('/%c0%ae%c0%ae/')],
    ['an overlong slash', 400, get('/record%c0%afabc')],
    ['half a character', 400, get('/record/%e2%82')],
    ['a surrogate in UTF-8', 400, get('/record/%ed%a0%80')],
    ['a bare byte', 400, get('/record/%ff')],
    ['a null', 400, get('/record/%00/stream')],
    ['a line end', 400, get('/record/a%0d%0aSet-Cookie:%20x=1')],
    ['a delete', 400, get('/record/%7f')],
    ['a control character beyond ASCII', 400, get('/record/%c2%85')],
    ['a letter that is not escaped', 400, get('/record/é')],
    ['a tab as it is', 400, get('/record/a\tb')],
    ['another host as target', 400, get('http://evil.example/health')],
    ['the host with a name of a user', 400, get('http://x@viewer.example:3000/health')],
    ['another scheme as target', 400, get('ftp://viewer.example:3000/health')],
    ['a host as target', 400, get('viewer.example:3000')],
    ['no path', 400, get('')],
    ['a star by GET', 400, get('*')],
    ['a long target', 414, get(`/${'a'.repeat(8_192)}`)],
    ['a long query', 414, get(`/callback/x?code=${'a'.repeat(8_192)}`)],
    ['no host', 400, withHeaders()],
    ['two hosts', 400, withHeaders('Host', 'viewer.example', 'host', 'viewer.example')],
    ['an empty host', 400, withHeaders('Host', '')],
    ['a host with a path', 400, withHeaders('Host', 'viewer.example/evil')],
    ['a host with a user', 400, withHeaders('Host', 'a@viewer.example')],
    ['a host with a space', 400, withHeaders('Host', 'viewer example')],
    ['two hosts in one', 400, withHeaders('Host', 'a.example, b.example')],
    ['HTTP/0.9', 505, get('/health', { httpVersion: '0.9', rawHeaders: [] })],
    ['HTTP/2 by itself', 505, get('/health', { httpVersion: '2.0' })],
    ['a large body', 413, get('/', { method: 'POST', rawHeaders: [...hosted, 'Content-Length', '1000001'] })],
    ['an unknown coding', 501, get('/', { method: 'POST', rawHeaders: [...hosted, 'Transfer-Encoding', 'xchunked'] })],
    ['a coding beside chunks', 501, get('/', { method: 'POST', rawHeaders: [...hosted, 'Transfer-Encoding', 'gzip, chunked'] })],
    ['a form with files', 415, get('/', { method: 'POST', rawHeaders: [...hosted, 'Content-Type', 'Multipart/Form-Data; boundary=x'] })],
  ])('%s: %i', (_, status, head) => expect(statusOf(judgeRequest(head))).toBe(status));

  test('a method that no route answers is told which are', () =>
    expect(judgeRequest(get('/', { method: 'TRACE' }))).toEqual({ kind: 'refuse', status: 405, allow: 'GET, HEAD, POST, OPTIONS' }));
  test('OPTIONS of the whole server', () =>
    expect(judgeRequest(get('*', { method: 'OPTIONS' }))).toEqual({ kind: 'refuse', status: 204, allow: 'GET, HEAD, POST, OPTIONS' }));
});

describe('goes on unchanged', () => {
  test.each([
    '/',
    '/record/0f8b2c/stream',
    '/record/abc/documents/eyJhbGciOiJkaXIifQ..a-b_c.d.e',
    '/callback/city%20ehr?code=a%2Fb&state=x',
    '/callback/x?error=access_denied&error_description=100%',
    '/callback/x?error_description=%zz%c0%ae%00',
    '/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=a%2Bb',
    '/launch?launch=é',
    '/record/%C3%A9',
    '/record/%F0%9F%92%89',
    '/record/a%2Fb',
    '/record/a%25b',
    '/_next/static/chunks/%5Broot%5D.js',
    '//evil.example/x',
    `/callback/x?code=${'a'.repeat(4_096)}`,
  ])('%s', (target) => expect(judgeRequest(get(target))).toEqual({ kind: 'answer', target }));

  test.each([
    ['http://viewer.example:3000/health', '/health'],
    ['HTTP://Viewer.Example:3000/health?a=1', '/health?a=1'],
    ['http://viewer.example:3000', '/'],
    ['http://viewer.example:3000?a=1', '/?a=1'],
  ])('our own address as a whole: %s', (url, target) => expect(judgeRequest(get(url))).toEqual({ kind: 'answer', target }));

  test.each([
    withHeaders('Host', '[::1]:3000'),
    withHeaders('Host', '127.0.0.1'),
    withHeaders('host', 'viewer_1.internal:80'),
    withHeaders('X-Host', 'a b', ...hosted),
    get('/health', { httpVersion: '1.0', rawHeaders: [] }),
    get('/health', { method: 'POST', rawHeaders: [...hosted, 'Content-Type', 'application/json', 'Content-Length', '1000000'] }),
    get('/health', { method: 'POST', rawHeaders: [...hosted, 'Transfer-Encoding', 'Chunked'] }),
    get('/health', { method: 'HEAD' }),
    get('/health', { method: 'OPTIONS' }),
  ])('%j', (head) => expect(judgeRequest(head)).toEqual({ kind: 'answer', target: '/health' }));
});
