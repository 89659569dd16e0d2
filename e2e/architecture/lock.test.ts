import { describe, expect, test } from 'vitest';
import { readText } from './tree.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readText('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('package-lock.json works on any machine (after `npm install`, run `node .ci/complete-lock.js`)', () => {
  test('names no registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('holds the integrity of everything but binaries for other platforms', () => {
    expect(packages.filter(([, { integrity, optional }]) => integrity === undefined && !optional)).toEqual([]);
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
