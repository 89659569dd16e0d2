import { expect, test } from 'vitest';
import { portsAtPlace } from '#/e2e/exchange/addresses.ts';
import { portWindow } from '#/e2e/exchange/port-window.ts';
import { portsOf, serverNames } from '#/e2e/exchange/ports.ts';
import { workers } from '#/e2e/exchange/workers.ts';
import { filesBelow, readText } from './tree.ts';

test('no two servers of the journeys share a port, in any worker', () => {
  const indices = Array.from({ length: workers }, (_, worker) => worker);
  const all = [...indices.map(portsAtPlace), ...serverNames.flatMap((name) => indices.map((worker) => portsOf(name, worker)))];
  const used = all.flatMap(({ viewerPort, exchangePort }) => [
    viewerPort,
    ...Array.from({ length: portWindow.size }, (_, offset) => exchangePort + offset),
  ]);
  expect(used.filter((port, index) => used.indexOf(port) !== index)).toEqual([]);
  expect(all).toHaveLength(workers * (serverNames.length + 1));
});

test.each([
  // first, place, expected
  [4100, 0, 4100],
  [4100, 3, 4160],
  [4100, 4, 4200], // 4180–4199 hold 4190
  [4180, 0, 4200],
  [5020, 1, 5040],
  [5020, 2, 5080], // 5060 and 5061
  [5060, 0, 5080],
])('windows from %i: place %i begins at %i', (first, place, expected) => {
  expect(portWindow.at(first, place)).toBe(expected);
});

test('journeys take their ports by name', () => {
  const specs = filesBelow('e2e').filter((path) => /\.tsx?$/.test(path) && path !== 'e2e/architecture/ports.test.ts');
  expect(specs.filter((path) => /\b(viewer|exchange)Port \+/.test(readText(path)))).toEqual([]);
});
