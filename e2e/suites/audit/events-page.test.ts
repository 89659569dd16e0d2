import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventRows, eventsPage } from './events-page.ts';
import { sampleEvents } from './sample-events.ts';

test('H32 docs/audit-events.md is up to date', async () => {
  await expect(eventsPage()).toMatchFileSnapshot(join(process.cwd(), 'docs/audit-events.md'));
});

test('H32 every kind of event is written somewhere, but for the one that is reserved', () => {
  const unwritten = eventRows().filter(({ writers }) => writers.length === 0);
  expect(unwritten.map(({ name }) => name)).toEqual(['break-glass']);
});

test('H32 every kind of event is among those that are validated', () => {
  const validated = new Set(sampleEvents.flatMap(([, { subtype }]) => subtype?.map(({ code }) => code) ?? []));
  expect(eventRows().flatMap(({ name }) => (validated.has(name) ? [] : [name]))).toEqual([]);
});
