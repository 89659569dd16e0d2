import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/security-sessions.md', 'utf8');
const rows = [...page.matchAll(/^\| (?<asvs>[\d.–, ]+) \| (?<here>.+?) \| `(?<file>.+?)` \| (?<title>.+?) \|$/gm)].map(
  ({ groups = {} }) => groups,
);

/** Tells whether a file has a test or a group of tests with these words in its title. */
function isTested(text: string, words: string): boolean {
  return text.split('\n').some((line) => line.includes(words) && /['`"]/.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line));
}

test('every line of the page is read', () => {
  expect(rows).toHaveLength(page.split('\n').filter((line) => /^\| \d/.test(line)).length);
  expect(rows.length).toBeGreaterThan(30);
});

test.each(rows)('ASVS $asvs: $here', ({ file = '', title = '' }) => {
  expect(existsSync(file), file).toBe(true);
  expect(isTested(readFileSync(file, 'utf8'), title), `«${title}» in ${file}`).toBe(true);
});

test('a name that no test has, or only a comment, is noticed', () => {
  expect(isTested("test('a name', () => {", 'another name')).toBe(false);
  expect(isTested("// 'a name'", 'a name')).toBe(false);
  expect(isTested("test('a name', () => {", 'a name')).toBe(true);
});

test.each([
  '3.3.1',
  '3.5.1',
  '4.1.3',
  '4.1.4',
  '7.1.1',
  '7.2.1',
  '7.3.1',
  '7.4.1',
  '7.4.2',
  '7.4.4',
  '7.4.5',
  '7.5.2',
  '7.6.1',
  '8.2.2',
  '8.4.1',
  '14.3.1',
])('ASVS %s has a line', (requirement) => expect(rows.some(({ asvs = '' }) => asvs.includes(requirement))).toBe(true));
