import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkNames } from '#/lib/config/checks/check-names.ts';
import { configSchema } from '#/lib/config/schema/schema.ts';
import { filesBelow, foldersIn, readText } from './tree.ts';

const readme = readText('README.md');
const scripts = Object.keys((JSON.parse(readText('package.json')) as { readonly scripts: Readonly<Record<string, string>> }).scripts);

describe('README.md', () => {
  test('its configuration is one that the viewer accepts', () => {
    const yaml = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const config = configSchema.parse(parse(yaml.replaceAll('${TRIBUTARY_SESSION_KEY}', Buffer.alloc(32).toString('base64'))));
    expect(config.sources.map(({ id }) => id)).toEqual(['city-hospitals', 'royal-park']);
    expect(checkNames(config)).toEqual([]);
  });

  test('names only npm scripts that there are', () => {
    const named = [...readme.matchAll(/npm run ([a-z]+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });

  test('links and folders lead somewhere', () => {
    const files = filesBelow('.');
    const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((path) => !files.includes(path))).toEqual([]);
    const folders = [...readme.matchAll(/^\| `([a-z/]+)\/` \|/gm)].map((match) => match[1] ?? '');
    expect(folders.filter((folder) => !foldersIn('.').includes(folder) && !files.some((path) => path.startsWith(`${folder}/`)))).toEqual(
      [],
    );
  });
});
