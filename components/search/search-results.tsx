'use client';
import { useRef, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { FileReadings } from '#/lib/record/search/file-readings.ts';
import type { FoundCategory, FoundRecord } from '#/lib/record/search/found-record.ts';
import type { NotSearched } from '#/lib/record/search/not-searched.ts';
import type { PatientFact } from '#/lib/record/search/patient-facts.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { FoundFacts } from './found-facts.tsx';
import { FoundRow } from './found-row.tsx';
import { foundHeadId } from './jump-to-found.ts';
import { NotSearchedBox } from './not-searched-box.tsx';
import type { DocumentsProps } from './unsearched-documents.tsx';
import { searchWords } from './words.ts';

export interface SearchResultsProps extends DocumentsProps {
  readonly foundRecord: FoundRecord;
  readonly query: Query;
  readonly notSearched: NotSearched;
  /** Texts of documents, as far as they were read. */
  readonly readings: FileReadings;
  /** Words of the record that a typed one may have meant. */
  readonly guesses: readonly string[];
  readonly isOnlyTyped: boolean;
  readonly selected: string | undefined;
  readonly onOnlyTyped: (isOnlyTyped: boolean) => void;
  readonly onGuess: (word: string) => void;
  readonly onShowHidden: () => void;
  /** Leads to the page of a category. */
  readonly onPage: (category: Category) => void;
  readonly onFact: (fact: PatientFact) => void;
}

/** Everything found, by category, in place of the page (visual-next §10). */
export function SearchResults(props: SearchResultsProps) {
  const { foundRecord, notSearched, onShowHidden } = props;
  const { files, progress, sources, locale, thisYear, onSearchFiles, onStop, onOpen } = props;
  const documents = { files, progress, sources, locale, thisYear, onSearchFiles, onStop, onOpen };
  return (
    <div className="search-results">
      <h2 className="visually-hidden">{searchWords.heading}</h2>
      <SearchHead {...props} />
      <FoundFacts facts={foundRecord.facts} {...props} />
      {foundRecord.categories.map((category) => (
        <FoundBlock key={category.category} block={category} {...pickRowProps(props)} />
      ))}
      <Guesses {...props} />
      <NotSearchedBox notSearched={notSearched} hidden={foundRecord.hidden} onShowHidden={onShowHidden} {...documents} />
      <p className="search-foot">
        {searchWords.hints.map(([keys, words]) => (
          <span key={keys}>
            <kbd className="key-cap">{keys}</kbd> {words}
          </span>
        ))}
        <span className="ml-auto">{searchWords.nothingKept}</span>
      </p>
    </div>
  );
}

function SearchHead({ foundRecord, files, query, locale, isOnlyTyped, onOnlyTyped, onPage }: SearchResultsProps) {
  const otherNamesOfAll = [...new Set(query.terms.flatMap(({ otherNames }) => otherNames))];
  return (
    <p className="search-head">
      <span>
        <strong>{foundRecord.matches === 0 ? searchWords.none : searchWords.matches(foundRecord.matches)}</strong>{' '}
        <span className="text-muted">{searchWords.searched(foundRecord.searched, files.searched.length)}</span>
      </span>
      {isOnlyTyped ? (
        <LinkButton onPress={() => onOnlyTyped(false)}>{searchWords.otherNames}</LinkButton>
      ) : otherNamesOfAll.length > 0 ? (
        <span className="text-muted">
          {searchWords.alsoFor(otherNamesOfAll.slice(0, mostNames))} ·{' '}
          <LinkButton onPress={() => onOnlyTyped(true)}>{searchWords.onlyTyped}</LinkButton>
        </span>
      ) : undefined}
      {foundRecord.pages.length > 0 ? (
        <span className="search-pages">
          {searchWords.pages}{' '}
          {foundRecord.pages.map((category, index) => (
            <span key={category}>
              {index > 0 ? ', ' : undefined}
              <LinkButton onPress={() => onPage(category)}>{categoryName(category, locale)}</LinkButton>
            </span>
          ))}
        </span>
      ) : undefined}
      {query.remarks.map((remark) => (
        <span key={`${remark.type} ${remark.typed}`} className="search-remark">
          {searchWords.remark(remark)}
        </span>
      ))}
    </p>
  );
}

/** Other names that are written out. */
const mostNames = 4;

/** Guesses stand apart and are not counted: the reader chooses whether one was meant. */
function Guesses({ guesses, onGuess }: SearchResultsProps) {
  if (guesses.length === 0) return undefined;
  return (
    <p className="search-guesses">
      {searchWords.didYouMean}{' '}
      {guesses.map((word, index) => (
        <span key={word}>
          {index > 0 ? ', ' : undefined}
          <LinkButton onPress={() => onGuess(word)}>{word}</LinkButton>
        </span>
      ))}
      ?
    </p>
  );
}

type RowProps = Pick<SearchResultsProps, 'query' | 'readings' | 'sources' | 'locale' | 'thisYear' | 'selected' | 'onOpen'>;

const pickRowProps = ({ query, readings, sources, locale, thisYear, selected, onOpen }: SearchResultsProps): RowProps => ({
  query,
  readings,
  sources,
  locale,
  thisYear,
  selected,
  onOpen,
});

/** Rows of a category that are drawn before the reader asks for the others. */
const mostRows = 20;

function FoundBlock({ block: { category, rows }, ...rowProps }: RowProps & { readonly block: FoundCategory }) {
  const section = useRef<HTMLElement>(null);
  const [shownRows, setShownRows] = useState(mostRows);
  useOneStop(section);
  const id = foundHeadId(category);
  return (
    <section ref={section} aria-labelledby={id} className="found-block" data-block={`found-${category}`}>
      <h3 id={id} className="found-head">
        {categoryName(category, rowProps.locale)} <span className="found-count">{rows.length}</span>
      </h3>
      <div className="found-rows">
        {rows.slice(0, shownRows).map((row) => (
          <FoundRow key={row.key} row={row} {...rowProps} />
        ))}
      </div>
      {rows.length > shownRows ? (
        <LinkButton className="found-more" onPress={() => setShownRows(shownRows + 10 * mostRows)}>
          {searchWords.more(rows.length - shownRows)}
        </LinkButton>
      ) : undefined}
    </section>
  );
}
