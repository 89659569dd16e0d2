'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Month } from '#/lib/record/merge/arrangement.ts';
import { formatMonth } from '#/lib/record/dates/format-date.ts';
import { timelineWords } from './words.ts';

/** Heads the rows of a month: November 2026 · 9 rows · 31 entries · 3 hidden. */
export function MonthHeader({ month, locale }: { readonly month: Month; readonly locale: string }) {
  const parts = [
    timelineWords.rows(month.rows.length),
    month.entries === month.rows.length ? undefined : timelineWords.entries(month.entries),
    month.hidden > 0 ? timelineWords.hidden(month.hidden) : undefined,
  ];
  return (
    <div className="month-header">
      <h3 className="m-0 text-detail font-semibold">{formatMonth(month.key, locale)}</h3>
      <span className="text-meta text-muted">{parts.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

interface ShelfProps {
  readonly count: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Rows without a date: always counted, closed at first. */
export function Shelf({ count, open, onToggle }: ShelfProps) {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className="month-header pointer-events-auto w-full cursor-pointer border-0 text-detail font-semibold text-text"
      aria-expanded={open}
      onClick={onToggle}
    >
      <span className="inline-flex items-center gap-1">
        <Chevron size={16} aria-hidden className="-ml-1" />
        {timelineWords.shelf(count)}
      </span>
    </button>
  );
}
