import { AlsoAt } from '#/components/entry/also-at/also-at.tsx';
import { alsoAtSpoken } from '#/components/entry/also-at/also-at-words.ts';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { measuredWords } from '#/components/entry/measured-words.ts';
import { KindIcon } from '#/components/entry/kind-icon.tsx';
import { useStandingWords } from '#/components/entry/notices-context.ts';
import { useMisappliedWords } from '#/components/entry/scores/score-reader.ts';
import { spokenEntry } from '#/components/entry/speech/spoken-entry.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { queryPlaces } from '#/lib/record/search/match.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';
import type { FileReadings } from '#/lib/record/search/file-readings.ts';
import { documentHits, quoteOf } from '#/lib/record/search/quote.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { MarkedText } from './marked-text.tsx';
import { searchWords } from './words.ts';

interface Props {
  readonly row: Row;
  readonly query: Query;
  /** Texts of documents, as far as they were read. */
  readonly readings: FileReadings;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly thisYear: string;
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** A row that was found: its title, value and rest, and the words around the hit where these do not show it. */
export function FoundRow({ row, query, readings, sources, locale, thisYear, selected, onOpen }: Props) {
  const { lead: group } = row;
  const { lead } = group;
  const standing = useStandingWords(lead);
  const alsoAt = useHiddenHolders(row.groups);
  const misapplied = useMisappliedWords(row.groups);
  const { title, detail, hits } = wordsOfRow(row, query, readings, misapplied);
  const quote = quoteOfRow(row, [title, detail], query) ?? (hits && (hits.quote ?? searchWords.foundInside));
  const isSelected = row.groups.some(({ id }) => id === selected);
  return (
    <button
      type="button"
      className="found-row"
      aria-label={spokenEntry(
        group,
        { sources, locale },
        { standing, sources: row.sources, rest: [misapplied, quote, alsoAtSpoken(alsoAt, sources)] },
      )}
      aria-current={isSelected ? 'true' : undefined}
      aria-expanded={isSelected}
      data-removed={lead.assertion === 'removed' ? true : undefined}
      onClick={() => onOpen(group.id)}
    >
      <span className="found-icon">
        <KindIcon category={lead.category} assertion={lead.assertion} />
      </span>
      <span className="found-words">
        <span className="found-title">
          {standing}
          <MarkedText text={title} query={query} />
        </span>{' '}
        <EntryValue entry={lead} cautions={row.cautions} />{' '}
        <span className="text-muted">
          <MarkedText text={detail} query={query} />
        </span>{' '}
        <AlsoAt holders={alsoAt} sources={sources} />
      </span>
      <span className="found-date figures">{lead.date ? shortDate(lead.date, { locale, thisYear, most: 'day' }) : listWords.noDate}</span>
      <span className="found-badges">
        <SourceBadges sources={pickSources(row.sources, sources)} locale={locale} />
      </span>
      {quote === undefined ? undefined : (
        <span className="found-quote">
          <MarkedText text={quote} query={query} />
        </span>
      )}
    </button>
  );
}

/** Title and rest of a found row, and the documents' hits among its entries. */
function wordsOfRow(row: Row, query: Query, readings: FileReadings, misapplied: string | undefined) {
  const { lead: group } = row;
  const { lead } = group;
  const title = row.type === 'vitals' ? listWords.vitalSigns : foldedWords(lead.title);
  // A state stands in the value already.
  const details = lead.detail?.split(' · ').filter((part) => part.toLowerCase() !== lead.clinicalStatus?.toLowerCase());
  const heads = headsOfGroup(group).map(({ words }) => partWords.partOf(words));
  const entries = row.groups.flatMap(({ members }) => members);
  const hits = documentHits(entries, query, readings);
  const places = hits && hits.places > 1 ? searchWords.places(hits.places) : undefined;
  const detail = [misapplied, details && foldedWords(details.join(' · ')), ...heads, places].filter(Boolean).join(' · ');
  return { title, detail, hits };
}

/** Results of a report that were found, with their values; else the words around the first hit. */
function quoteOfRow(row: Row, drawnTexts: readonly string[], query: Query): string | undefined {
  const results = row.type === 'panel' ? row.results.filter(({ lead }) => queryPlaces(lead.title, query).length > 0) : [];
  if (results.length > 0)
    return results
      .slice(0, mostResults)
      .map(({ lead }) => measuredWords(lead))
      .join(', ');
  for (const entry of row.groups.flatMap(({ members }) => members)) {
    const quote = quoteOf(entry, drawnTexts, query);
    if (quote !== undefined) return quote;
  }
  return undefined;
}

/** Results of one report that a row names. */
const mostResults = 4;
