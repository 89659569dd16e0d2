import { expect, test } from 'vitest';
import { maySearchDocuments } from './may-search-documents.ts';

test.each<[string, Parameters<typeof maySearchDocuments>[0], boolean]>([
  ['any server', {}, true],
  ['any server, configured not to', { searchDocuments: false }, false],
  ['a platform that counts documents a day', { profile: 'epic' }, false],
  ['the same, where it is allowed', { profile: 'epic', searchDocuments: true }, true],
  ['a platform that does not', { profile: 'hapi' }, true],
])('a search fetches documents of %s: %j', (_, source, expected) => {
  expect(maySearchDocuments(source)).toBe(expected);
});
