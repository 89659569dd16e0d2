import { describe, expect, test } from 'vitest';
import { readText } from './tree.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly bundleDependencies?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type LockedPackages = Readonly<Record<string, Locked>>;

/**
 * Paths of entries that npm would install without comparing a digest. None of their own have: the project and its
 * workspaces, links to these, and packages that another one carries inside its tarball, whose digest covers them.
 */
function withoutIntegrity(packages: LockedPackages): readonly string[] {
  return Object.entries(packages)
    .filter(([path, { integrity, link }]) => path.includes('node_modules/') && !link && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
    .filter(([path, { inBundle }]) => !inBundle || !isCarried(packages, path))
    .map(([path]) => path);
}

/** Tells whether a package above the path lists what lies below it as bundled, and has a digest itself. */
function isCarried(packages: LockedPackages, path: string): boolean {
  const at = path.lastIndexOf('/node_modules/');
  if (at === -1) return false;
  const above = packages[path.slice(0, at)];
  const isListed = above?.bundleDependencies !== undefined && above.integrity !== undefined;
  return isListed || isCarried(packages, path.slice(0, at));
}

const lock = JSON.parse(readText('package-lock.json')) as { readonly packages: LockedPackages };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('package-lock.json works on any machine (after `npm install`, run `node .ci/complete-lock.js`)', () => {
  test('names no registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('holds the integrity of everything that is downloaded, binaries for other platforms too', () => {
    expect(withoutIntegrity(lock.packages)).toEqual([]);
  });

  const integrity = `sha512-${'A'.repeat(86)}==`;
  test.each<[string, LockedPackages, readonly string[]]>([
    ['with its digest', { 'node_modules/a': { version: '1.0.0', integrity } }, []],
    ['without one', { 'node_modules/a': { version: '1.0.0' } }, ['node_modules/a']],
    ['a binary for another platform', { 'node_modules/a-win32': { version: '1.0.0', optional: true } }, ['node_modules/a-win32']],
    ['a digest that is too weak', { 'node_modules/a': { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' } }, ['node_modules/a']],
    ['an empty one', { 'node_modules/a': { integrity: '' } }, ['node_modules/a']],
    ['half of one', { 'node_modules/a': { integrity: 'sha512-AAAA' } }, ['node_modules/a']],
    ['nested, without one', { 'node_modules/a': { integrity }, 'node_modules/a/node_modules/b': {} }, ['node_modules/a/node_modules/b']],
    ['the project itself, a workspace and the link to it', { '': {}, 'packages/w': {}, 'node_modules/w': { link: true } }, []],
    ['a package below a workspace', { 'packages/w/node_modules/a': {} }, ['packages/w/node_modules/a']],
    [
      'carried in a tarball',
      { 'node_modules/a': { integrity, bundleDependencies: ['b'] }, 'node_modules/a/node_modules/b': { inBundle: true } },
      [],
    ],
    [
      'carried by what is carried',
      {
        'node_modules/a': { integrity, bundleDependencies: ['b'] },
        'node_modules/a/node_modules/b/node_modules/c': { inBundle: true },
      },
      [],
    ],
    [
      'said to be carried, by a package that carries none',
      { 'node_modules/a': { integrity }, 'node_modules/a/node_modules/b': { inBundle: true } },
      ['node_modules/a/node_modules/b'],
    ],
    [
      'carried in a tarball without a digest',
      { 'node_modules/a': { bundleDependencies: ['b'] }, 'node_modules/a/node_modules/b': { inBundle: true } },
      ['node_modules/a', 'node_modules/a/node_modules/b'],
    ],
    ['said to be carried, at the top', { 'node_modules/a': { inBundle: true } }, ['node_modules/a']],
  ])('integrity: %s', (_what, planted, missing) => {
    expect(withoutIntegrity(planted)).toEqual(missing);
  });

  test('holds every optional dependency, or `npm ci` refuses it', () => {
    const wanted = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
    const names = new Set(packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  test('brings Node 24 for Linux', () => {
    const versions = ['x64', 'arm64'].map((cpu) => lock.packages[`node_modules/node-linux-${cpu}`]?.version);
    expect(versions).toEqual([expect.stringMatching(/^24\./), expect.stringMatching(/^24\./)]);
  });
});
