import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FilesOfSearch } from '#/lib/record/search/files-of-search.ts';
import { noReadings } from '#/lib/record/search/file-readings.ts';
import { findRecord } from '#/lib/record/search/found-record.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { apply, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { SearchResults } from './search-results.tsx';

const city = source('city', { name: 'City Hospitals', code: 'CH' });
const sources = new Map([[city.id, city]]);
const timeline = apply(
  timelineOf({ source: city, entries: [entry('city', 'Atorvastatin 20 mg', { category: 'medications' })], open: true, outcomes: {} }),
  [{ type: 'contacts', source: 'city', attempt: 1, contacts: [{ part: 'next-of-kin', name: 'Ruth Brooks', phones: ['07700 900118'] }] }],
);
const files: FilesOfSearch = { searched: [], unread: [], limited: [], pictures: [], failed: [], inPart: [], unavailable: 0 };
const doNothing = (): void => undefined;

function drawn(typed: string): string {
  const search = searchFor(typed);
  const markup = renderToStaticMarkup(
    <SearchResults
      foundRecord={findRecord(timeline, wholeView, search)}
      query={search.query}
      notSearched={{ sources: [], asking: undefined }}
      files={files}
      readings={noReadings}
      progress={undefined}
      guesses={[]}
      isOnlyTyped={false}
      sources={sources}
      locale="en-GB"
      thisYear="2026"
      selected={undefined}
      onOpen={doNothing}
      onOnlyTyped={doNothing}
      onGuess={doNothing}
      onSearchFiles={doNothing}
      onStop={doNothing}
      onShowHidden={doNothing}
      onPage={doNothing}
      onFact={doNothing}
    />,
  );
  return markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('H36 the head of the matches', () => {
  it.each<[string, readonly string[]]>([
    ['ruth', ['1 match', 'About the patient 1', 'Next of kin Ruth Brooks · 07700 900118', 'who to ring']],
    ['statins', ['1 match', 'names that end in “-vastatin”, and their brands', 'only my words', 'Ator vastatin 20 mg']],
    ['beta blocker', ['No match in what was searched', '“beta blocker” is a kind of medicine']],
    ['atorvastatin > 20', ['1 match', '“&gt; 20” was left out']],
    ['atorvastatin <20', ['No match in what was searched', '“&lt;20” was searched as written']],
    ['vaccinations', ['No match in what was searched', 'Pages: Vaccinations']],
  ])('%s', (typed, words) => {
    for (const part of words) expect(drawn(typed)).toContain(part);
  });

  it('says nothing of what was not typed', () => {
    const words = drawn('atorvastatin');
    for (const part of ['About the patient', 'Pages:', 'kind of medicine', 'was left out: the search']) expect(words).not.toContain(part);
  });
});
