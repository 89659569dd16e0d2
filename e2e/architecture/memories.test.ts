import { expect, test } from 'vitest';
import { memories, memoriesIn } from './memories.ts';
import { filesBelow, readText } from './tree.ts';

const product = ['app', 'components', 'lib']
  .flatMap(filesBelow)
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\/(testing|fixtures|commands)\//.test(path));

test('H22 every memory of a module is listed with what it keeps and for how long, and none other is', () => {
  const found = product.flatMap((path) => memoriesIn(readText(path)).map((name) => `${path} ${name}`));
  expect(found.toSorted()).toEqual(Object.keys(memories).toSorted());
});

test.each<[string, string, readonly string[]]>([
  ['an empty map', 'const byPatient = new Map<string, Promise<Answer>>();\n', ['byPatient']],
  ['an empty set that is exported', 'export const seen: Set<string> = new Set();\n', ['seen']],
  ['a list', 'const recent: string[] = [];\n', ['recent']],
  ['a list of functions', 'const waiting: (() => void)[] = [];\n', ['waiting']],
  ['a map without a type', 'const held = new Map();\n', ['held']],
  ['a variable', 'let newest: Answer | undefined;\n', ['newest']],
  ['a map of the process', 'const held = (shared[place] ??= new Map<string, Held>());\n', ['held']],
  ['a table', "const words = new Map([\n  ['a', 1],\n]);\n", []],
  ['an empty list that nobody may add to', 'const none: readonly string[] = [];\n', []],
  ['an empty set that nobody may add to', 'const none: ReadonlySet<string> = new Set();\n', []],
  ['a constant list', "const pages = ['a'];\n", []],
  ['a map within a function', 'function open() {\n  const byId = new Map();\n}\n', []],
  ['a map by objects', 'const texts = new WeakMap<Entry, string>();\n', []],
])('%s', (_, source, expected) => expect(memoriesIn(source)).toEqual(expected));
