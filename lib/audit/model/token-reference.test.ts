import { expect, test } from 'vitest';
import { tokenReference } from './token-reference.ts';

const jwt = (claims: unknown): string =>
  ['eyJhbGciOiJub25lIn0', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4'].join('.');

test.each<[string, string, string | RegExp]>([
  ['a JWT with an id', jwt({ jti: '7f3c' }), 'urn:ietf:params:oauth:jti:7f3c'],
  ['a JWT without one', jwt({ sub: 'ode' }), /^urn:tributary:token:[\w-]{22}$/],
  ['a JWT whose id could break a line', jwt({ jti: 'a b\n{}' }), /^urn:tributary:token:/],
  ['a JWT whose id is no text', jwt({ jti: 7 }), /^urn:tributary:token:/],
  ['something in three parts that is no JWT', 'a.b.c', /^urn:tributary:token:/],
  ['an opaque token', 'secret', /^urn:tributary:token:/],
])('%s is named by its id, or by a digest', (_, token, name) => {
  expect(tokenReference(token)).toMatch(name);
});

test('H32 no four characters of a token stand in its name, and another token has another', () => {
  const token = 'Zm9vLWJhci1iYXo-0123456789abcdefghijklmnop';
  const name = tokenReference(token).slice('urn:tributary:token:'.length);
  for (let at = 0; at + 4 <= token.length; at += 1) expect(name).not.toContain(token.slice(at, at + 4));
  expect(tokenReference(`${token}q`)).not.toBe(tokenReference(token));
  expect(tokenReference(token)).toBe(tokenReference(token));
});
