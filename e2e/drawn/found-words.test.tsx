import { describe as suite, expect, test } from 'vitest';
import { kindFixtures } from '#/lib/fhir/testing/data-sets.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { fold } from '#/lib/record/search/fold.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import { timelineOf } from '#/lib/record/testing/record-builders.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { drawerText, paperText, rowText, source } from './draw-entries.tsx';
import { entriesAs } from './lost-leaves.ts';

const clock = new Date('2026-11-21T14:02:00Z');
const mostRows = 40;

/** Records of every source of the county that speaks FHIR R4, a few kinds of each person. */
const records = people.flatMap((person) =>
  (['city-hospitals', 'royal-park'] as const).map((id) => [`${person.key}, ${id}`, recordsOf(person, id, clock)] as const),
);

/**
 * Parts of an entry that say nothing in words of a source: keys, references, codes of the standard's own. Limits of a reference range are
 * not searched by rule: a search for a value would find every result whose range ends there.
 */
const silent =
  /^(?:id|category|kind|resourceType|assertion|identity|orderLinks|series|encounter|partOf|members|origins|compare|date|otherDates|precision|system|standard|index|name|hash|size|analyte|ranges|type|shape|act|subject|stance|meaning|isSourceData)$/;

/** Words of the texts of an entry; `labels`: of the labels of its facts, or of everything else. */
function wordsOf(value: unknown, labels: boolean, key = ''): readonly string[] {
  if (typeof value === 'string') return /^(?:label|contentType)$/.test(key) === labels ? tokens(value) : [];
  if (Array.isArray(value)) return value.flatMap((part) => wordsOf(part, labels, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (silent.test(name) ? [] : wordsOf(part, labels, name)));
}

const tokens = (text: string): readonly string[] =>
  [...fold(text).matchAll(/\p{N}{1,3}(?:,\p{N}{3})+(?!\p{N})|[\p{L}\p{N}]+(?:[.]\p{N}+)*/gu)]
    .map(([word]) => word)
    .filter((word) => word.length > 1);

/** Words that are drawn of an entry, are its own, and do not find it. */
function lostWords(entries: readonly TimelineEntry[]): { readonly lost: readonly string[]; readonly searched: number } {
  const arrangement = arrange(timelineOf({ source, entries }), wholeView);
  let searched = 0;
  const lost = arrangedRows(arrangement)
    .slice(0, mostRows)
    .flatMap((row) =>
      row.groups.flatMap((group) => {
        const drawn = new Set(tokens([rowText(row), drawerText(arrangement, group.id), paperText(row)].join(' ')));
        return group.members.flatMap((entry) => {
          const isLost = (query: string): boolean => {
            searched += 1;
            return query.trim().length > 1 && !searchFor(query).matches(entry);
          };
          const own = new Set(wordsOf(entry, false).filter((word) => drawn.has(word)));
          const beside = [...own].find((word) => /^\p{L}{4,}$/u.test(word)) ?? '';
          const labels = new Set(wordsOf(entry, true).filter((word) => drawn.has(word) && !own.has(word)));
          const dates = [entry.date, ...entry.otherDates].flatMap((date) =>
            date?.start === undefined ? [] : [formatClinicalDate({ ...date, start: date.start.slice(0, 10), end: undefined }, 'en-GB')],
          );
          return [
            ...[...own].filter((word) => isLost(`"${word}"`)),
            ...[...labels].filter((word) => beside !== '' && isLost(`"${word}" ${beside}`)).map((word) => `label ${word}`),
            ...dates.filter((date) => !/^(?:Approx|since|until)/.test(date) && isLost(date)),
          ].map((word) => `${entry.id}: ${word}`);
        });
      }),
    );
  return { lost, searched };
}

const entriesFrom = (resources: readonly unknown[]): readonly TimelineEntry[] =>
  entriesAs(
    (parseFhir(JSON.stringify(resources)) as readonly unknown[]).map(resourceOf).filter((resource) => resource !== undefined),
    undefined,
  );

suite('H36 every word that is drawn of an entry finds it', () => {
  test('an entry of every kind', () => {
    const { lost, searched } = lostWords(entriesFrom(kindFixtures));
    expect(lost).toEqual([]);
    expect(searched).toBeGreaterThan(500);
  });

  test.each(records.filter(([, resources]) => resources.length > 0))('%s', (_, resources) => {
    const step = Math.max(1, Math.floor(resources.length / 60));
    const { lost, searched } = lostWords(entriesFrom(resources.filter((resource, index) => index % step === 0)));
    expect(lost).toEqual([]);
    expect(searched).toBeGreaterThan(5);
  });
});
