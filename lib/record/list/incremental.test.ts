import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';
import { hiddenRows } from './hidden-rows.ts';
import { mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import { prepareEntry } from '#/lib/record/merge/prepared-entry.ts';
import { someEntries, someView, sourceIds } from '#/lib/record/testing/random-record.ts';
import { hello, source } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { applyMessage, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { precomputeViews } from './compute-view.ts';

const opened = (): Timeline =>
  [hello, ...sourceIds.map((id) => ({ type: 'source', source: source(id, { own: id === 'city' }) }))].reduce<Timeline>(
    applyMessage,
    emptyTimeline('session-1'),
  );
const from = (entry: TimelineEntry): string => entry.origins[0]?.source ?? '';
const messageOf = (entries: readonly TimelineEntry[], of: string) => ({ type: 'entries', source: of, attempt: 1, entries });

/** Batches of one source each, in the order of their first entries. */
const someBatches = fc.tuple(someEntries, fc.infiniteStream(fc.integer({ min: 1, max: 4 }))).map(([entries, sizes]) => {
  const bySource = [...Map.groupBy(entries, from)];
  const batches = bySource.flatMap(([of, own]) => {
    const parts: { at: number; message: unknown }[] = [];
    for (let start = 0; start < own.length;) {
      const size = Number(sizes.next().value);
      parts.push({ at: start, message: messageOf(own.slice(start, start + size), of) });
      start += size;
    }
    return parts;
  });
  return { entries, messages: batches.toSorted((a, b) => a.at - b.at).map(({ message }) => message) };
});
/** Nothing that was worked out of the first is known of these. */
const afresh = (timeline: Timeline): Timeline =>
  [...timeline.sources.values()]
    .flatMap(({ source: { id }, batches }) => batches.map((batch) => messageOf(structuredClone([...batch]), id)))
    .reduce<Timeline>(applyMessage, opened());

describe('H06 H20 a record that grows batch by batch', { timeout: 60_000 }, () => {
  it('is at each batch, in any view, what it would be had all come at once', () => {
    fc.assert(
      fc.property(someBatches, fc.array(someView, { minLength: 1, maxLength: 3 }), fc.boolean(), ({ messages }, views, isAhead) => {
        let timeline = opened();
        messages.forEach((message, place) => {
          timeline = applyMessage(timeline, message);
          if (isAhead) precomputeViews(timeline);
          const view = views[place % views.length] ?? wholeView;
          for (const each of [wholeView, view]) {
            expect(arrange(timeline, each)).toEqual(arrange(afresh(timeline), each));
            expect(hiddenRows(timeline, each)).toEqual(hiddenRows(afresh(timeline), each));
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('does not change what an earlier version shows, drawn before or after', () => {
    fc.assert(
      fc.property(someBatches, someView, ({ messages }, view) => {
        const versions = messages.reduce<readonly Timeline[]>(
          (all, message) => [...all, applyMessage(all.at(-1) ?? opened(), message)],
          [],
        );
        const [last, middle] = [versions.at(-1), versions[Math.floor(versions.length / 2)]];
        if (!last || !middle) return;
        const before = structuredClone(arrange(middle, wholeView));
        arrange(last, view);
        arrange(last, wholeView);
        expect(structuredClone(arrange(middle, wholeView))).toEqual(before);
        expect(arrange(middle, view)).toEqual(arrange(afresh(middle), view));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same groups however its batches are cut and whichever source comes first', () => {
    fc.assert(
      fc.property(someEntries, fc.infiniteStream(fc.nat()), (entries, seeds) => {
        const shuffled = entries
          .map((entry) => ({ entry, place: seeds.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ entry }) => messageOf([entry], from(entry)));
        const whole = [...Map.groupBy(entries, from)].map(([of, own]) => messageOf(own, of));
        const one = arrange(shuffled.reduce<Timeline>(applyMessage, opened()), wholeView);
        expect(one).toEqual(arrange(whole.reduce<Timeline>(applyMessage, opened()), wholeView));
      }),
    );
  });

  it('groups what the plain rule groups that compares everything with everything', () => {
    fc.assert(
      fc.property(someBatches, ({ entries, messages }) => {
        const plain = mergeEntries(entries.map((entry) => prepareEntry(entry, { id: from(entry), own: from(entry) === 'city' })));
        const shown = arrange(messages.reduce<Timeline>(applyMessage, opened()), wholeView).groups;
        expect(shown).toEqual(plain.map(({ group }) => group));
      }),
    );
  });

  it('asked again, shows the new answer alone', () => {
    fc.assert(
      fc.property(someEntries, someEntries, (entries, others) => {
        const old = [...Map.groupBy(entries, from)].map(([of, own]) => messageOf(own, of)).reduce<Timeline>(applyMessage, opened());
        arrange(old, wholeView);
        const own = others.filter((entry) => from(entry) === 'city');
        if (own.length === 0) return;
        const again = applyMessage(old, { ...messageOf(own, 'city'), attempt: 2 });
        expect(arrange(again, wholeView)).toEqual(arrange(afresh(again), wholeView));
      }),
      { numRuns: 40 },
    );
  });

  it('a source unticked leaves what the others hold, as if it had never answered', () => {
    fc.assert(
      fc.property(someEntries, fc.subarray([...sourceIds]), (entries, unticked) => {
        const messages = [...Map.groupBy(entries, from)];
        const whole = messages.map(([of, own]) => messageOf(own, of)).reduce<Timeline>(applyMessage, opened());
        const rest = messages
          .filter(([of]) => !new Set<string>(unticked).has(of))
          .map(([of, own]) => messageOf(structuredClone(own), of))
          .reduce<Timeline>(applyMessage, opened());
        const all = arrange(whole, wholeView).groups;
        expect(arrange(whole, { ...wholeView, unticked: new Set(unticked) }).groups).toEqual(arrange(rest, wholeView).groups);
        expect(arrange(whole, wholeView).groups).toEqual(all);
      }),
    );
  });
});
