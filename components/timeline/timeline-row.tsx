'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { AlsoAt } from '#/components/entry/also-at/also-at.tsx';
import { KindIcon } from '#/components/entry/kind-icon.tsx';
import { useStandingWords } from '#/components/entry/notices-context.ts';
import { useMisappliedWords, useScoreReader } from '#/components/entry/scores/score-reader.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { formatRowDate } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { Members } from './members.tsx';
import { rowAuthor } from './row-author.ts';
import { type NotesOfRow, spokenNotes, useRowNotes } from './row-notes.ts';
import { RowValue } from './row-value.tsx';
import { conflictText, detailText, outsideWords, rowTitle, type SourceNames } from './row-words.ts';
import { spokenRow } from './spoken-row.ts';
import { timelineWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

/** Settings of a row that stands in columns, without a month's head. */
export interface RowColumns {
  /** The year that dates may leave out: "2026". */
  readonly thisYear: string;
}

export interface RowProps {
  readonly row: Row;
  readonly sources: SourceNames;
  readonly locale: string;
  readonly position: number;
  readonly total: number;
  /** Tab reaches this row alone. */
  readonly current: boolean;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  readonly open: boolean;
  readonly columns?: RowColumns;
  /** The year that dates may leave out, where no month's head names it. */
  readonly thisYear?: string;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (key: string) => void;
  readonly onFocus: (key: string) => void;
}

/**
 * A row of the list: date, kind, title, value, sources. It opens in the drawer; its parts open in place. Its button is named in full and
 * lies behind the cells, which are for the eye alone: a screen reader would read them a second time.
 */
export const TimelineRow = memo(function TimelineRow(props: RowProps) {
  const { row, position, total, current, selected, open, columns, onOpen, onToggle, onFocus } = props;
  const { lead } = row.lead;
  const standing = useStandingWords(lead);
  const notes = useRowNotes(row, props.locale);
  const scored = useScoreReader();
  const isOpenable = row.groups.length > 1;
  const isSelected = row.groups.some((group) => group.id === selected);
  const keys = (event: KeyboardEvent) => {
    if (!isOpenable || (event.key === 'ArrowRight' ? open : event.key !== 'ArrowLeft' || !open)) return;
    onToggle(row.key);
    event.preventDefault();
  };
  const press = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // A press beside the button's own area leaves the focus where the row is: Escape comes back to it.
    currentTarget.querySelector<HTMLElement>('.row-button')?.focus({ preventScroll: true });
    onOpen(row.lead.id);
  };
  return (
    <article
      className="timeline-row"
      data-row={row.key}
      data-selected={isSelected ? true : undefined}
      data-removed={lead.assertion === 'removed' ? true : undefined}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={`${standing}${rowTitle(row)}`}
      onFocus={() => onFocus(row.key)}
    >
      <div className="row-grid" onClick={press}>
        <button
          type="button"
          className="row-button"
          aria-label={[
            spokenRow(row, props, { standing, scored, author: columns && rowAuthor(lead)?.words }),
            ...spokenNotes(notes, props),
          ].join(', ')}
          aria-expanded={isSelected}
          tabIndex={current ? 0 : -1}
          onKeyDown={keys}
        />
        {isOpenable ? <PartsToggle row={row} open={open} onToggle={onToggle} /> : undefined}
        <RowCells {...props} standing={standing} isOpenable={isOpenable} notes={notes} />
      </div>
      {open && isOpenable ? <Members {...props} /> : undefined}
    </article>
  );
});

function RowCells(props: WordsProps) {
  const { row, sources, locale, columns, notes } = props;
  const { category, assertion } = row.lead.lead;
  return (
    <>
      <RowDateCell {...props} />
      <span className="row-icon" aria-hidden>
        <KindIcon category={category} assertion={assertion} />
      </span>
      <RowWords {...props} />
      <RowValue row={row} {...(columns && { isPlainStatusDrawn: true })}>
        <AlsoAt holders={notes.alsoAt} sources={sources} />
      </RowValue>
      {columns ? (
        <span className="row-by" aria-hidden>
          {rowAuthor(row.lead.lead)?.words}
        </span>
      ) : undefined}
      <span className="row-badges" aria-hidden>
        <SourceBadges sources={pickSources(row.sources, sources)} locale={locale} />
      </span>
    </>
  );
}

/** For the pointer: by key ← and → of the row do the same. */
function PartsToggle({ row, open, onToggle }: Pick<RowProps, 'row' | 'open' | 'onToggle'>) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-expanded={open}
      aria-label={timelineWords.partsOf(rowTitle(row))}
      className="row-toggle"
      onClick={(event) => {
        event.stopPropagation();
        onToggle(row.key);
      }}
    >
      <Chevron size={16} aria-hidden />
    </button>
  );
}

function RowDateCell({ row, locale, columns, thisYear = columns?.thisYear }: RowProps) {
  const { date } = row.lead.lead;
  if (!date)
    return (
      <span aria-hidden className="row-date text-detail text-muted">
        {listWords.noDate}
      </span>
    );
  const { day, time, approximate } = formatRowDate(date, locale);
  return (
    <span aria-hidden className="row-date flex flex-wrap content-start items-baseline gap-x-1.5 text-detail *:whitespace-nowrap">
      {thisYear ? (
        shortDate(date, { locale, thisYear, most: 'day' })
      ) : (
        <>
          {approximate ? `${timelineWords.approximate} ` : undefined}
          {day}
        </>
      )}
      {time ? <span className="text-meta text-muted">{time}</span> : undefined}
    </span>
  );
}

interface WordsProps extends RowProps {
  readonly isOpenable: boolean;
  /** Words before the title by which a decision may be over. */
  readonly standing: string;
  readonly notes: NotesOfRow;
}

function RowWords({ row, sources, locale, isOpenable, standing, columns, notes }: WordsProps) {
  const conflict = conflictText(row.lead, sources);
  const outside = outsideWords(row);
  const misapplied = useMisappliedWords(row.groups);
  const author = columns && rowAuthor(row.lead.lead);
  const detail = detailText(row, locale)
    .split(' · ')
    // A name that has its own column is not said twice.
    .filter((part) => part !== author?.name && notes.newWords?.named.includes(part) !== true)
    .join(' · ');
  return (
    <span className="row-words" aria-hidden>
      <span className="row-title" data-openable={isOpenable ? true : undefined}>
        {standing}
        <Unbroken text={rowTitle(row)} />
      </span>
      {misapplied === undefined ? undefined : <span className="row-detail">{misapplied}</span>}
      {notes.newWords ? <span className="row-new">{notes.newWords.text}</span> : undefined}
      {conflict ? (
        <span className="text-text">
          <Unbroken text={conflict} />
        </span>
      ) : undefined}
      {row.type === 'panel' ? (
        <span className="row-detail">
          <Unbroken text={detail} />
        </span>
      ) : undefined}
      {outside.map((words, index) => (
        <span key={words} className="whitespace-nowrap text-abnormal max-sheet:whitespace-normal">
          {words}
          {index < outside.length - 1 ? ',' : ''}
        </span>
      ))}
      {row.type === 'panel' ? undefined : (
        <span className="row-detail">
          <Unbroken text={detail} />
        </span>
      )}
    </span>
  );
}
