import { describe as suite, expect, test } from 'vitest';
import { isEntry } from '#/lib/record/stream/read-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ReceivedResources, ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import { classifyPage } from '#/lib/sources/testing/classify-page.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { about, hl7Examples, kindFixtures } from '#/lib/fhir/testing/data-sets.ts';
import { randomOf, spoilings, type Spoilt } from '#/lib/fhir/testing/mutate.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';

const rounds = 14_000;
const batch = 25;

/** Each round's resources come as one page of an answer, some of them twice under one id: neither may take a neighbour along (H06). */
function sorted(spoilt: readonly Spoilt[], version: Version): readonly ClassifiedResource[] {
  const received: ReceivedResources = {
    source: 'city',
    version,
    subject: { server: { url: 'https://city.test/fhir' }, ids: new Set(['ada']), identifiers: new Set(), isSamePerson: () => 'accept' },
    seen: new Set(),
    supporting: new Map(),
  };
  const page = spoilt.map(({ text }) => ({ resource: parseFhir(text), fullUrl: 'urn:x:same' }));
  return classifyPage([...page, ...page.slice(0, 2)], received);
}

const unsafe = /(?![\t\n])\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/u;

/** Keys compare, and are shown nowhere. */
const unshown = new Set(['identity', 'series', 'id']);

function unsafeAt(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return unsafe.test(value) ? [`unsafe characters in ${path}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    unshown.has(key) ? [] : unsafeAt(part, Array.isArray(value) ? path : `${path}.${key}`),
  );
}

function entryProblems(entry: TimelineEntry, { marks }: Spoilt): readonly string[] {
  const text = JSON.stringify(entry);
  const words = [entry.title, ...entry.facts.flatMap(({ label, value }) => [label, value])];
  const said = text.toLowerCase();
  return [
    ...(isEntry(JSON.parse(text)) ? [] : ['no entry to the browser']),
    ...words
      .filter((word) => word.trim() === '' || /\[object Object\]|\bundefined\b|\bNaN\b/.test(word))
      .map((word) => `blank or broken: "${word}"`),
    ...marks.filter((mark) => !said.includes(mark.toLowerCase()) && !said.includes('"more values"')).map((mark) => `${mark} is lost`),
    // Nothing that turns the direction of what follows reaches the screen (H28).
    ...unsafeAt(entry),
  ];
}

interface Round {
  readonly how: string;
  readonly from: string;
  readonly spoilt: Spoilt;
}

function roundsOf(resources: readonly Resource[], count: number, seed: number): readonly Round[] {
  const random = randomOf(seed);
  const made: Round[] = [];
  for (let number = 0; made.length < count; number += 1) {
    const resource = resources[Math.floor(random() * resources.length)]!;
    const { how, spoil } = spoilings[number % spoilings.length]!;
    const spoilt = spoil({ ...resource, id: `${String(resource.id)}-${number}`.slice(-60) }, `Zq${number}x`, random);
    if (spoilt !== undefined) made.push({ how, from: `${resource.resourceType}/${String(resource.id)}`, spoilt });
  }
  return made;
}

function problemsOf(list: readonly Round[], version: Version): readonly string[] {
  const problems: string[] = [];
  for (let start = 0; start < list.length; start += batch) {
    const page = list.slice(start, start + batch);
    const results = sorted(
      page.map(({ spoilt }) => spoilt),
      version,
    );
    if (results.length !== page.length + Math.min(2, page.length))
      problems.push(`${page.length} came, ${results.length} are accounted for`);
    page.forEach(({ how, from, spoilt }, index) => {
      const result = results[index];
      const found =
        result?.type === 'entry'
          ? entryProblems(result.labelled.entry, spoilt)
          : result?.type === 'refused' && result.refused.reason !== 'unreadable'
            ? [`refused: ${result.refused.reason}`]
            : [];
      problems.push(...found.map((problem) => `${how}, ${from} ${spoilt.where ?? ''}: ${problem}`));
    });
    const ids = results.flatMap((result) => (result.type === 'entry' ? [result.labelled.entry.id] : []));
    if (new Set(ids).size !== ids.length) problems.push('two entries of one id');
  }
  return problems;
}

suite(`H06 H10 H28 ${rounds} spoilt resources: no crash, nothing lost, every one accounted for`, () => {
  const r4 = [...kindFixtures, ...hl7Examples().filter((resource) => JSON.stringify(resource).length < 6_000)];
  test.each(supportedVersions)(
    '$label',
    (version) => {
      const resources = (version.label === 'R4' ? r4 : (versionFixtures[version.label] ?? [])).map((one) => about(one, 'ada'));
      const list = roundsOf(resources, version.label === 'R4' ? rounds - 4 * 1_500 : 1_500, 7);
      expect(problemsOf(list, version)).toEqual([]);
      expect(new Set(list.map(({ how }) => how)).size).toBe(spoilings.length);
    },
    60_000,
  );
});
