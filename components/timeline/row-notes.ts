'use client';
import { createContext, use } from 'react';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Since } from '#/lib/record/model/view.ts';
import { rowNewness } from '#/lib/record/since/row-newness.ts';
import { newDateWords } from '#/lib/record/since/words.ts';
import { speakDates } from '#/lib/record/dates/spoken-dates.ts';
import { alsoAtSpoken } from '#/components/entry/also-at/also-at-words.ts';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { dateWords, namedDates } from '#/components/entry/date-words.ts';
import type { SourceNames } from './row-words.ts';

/** The reader's choices as far as each row speaks of them: the day since which it is new. */
export interface RowNotes {
  readonly since?: Since;
  /** The year that dates may leave out: "2026". */
  readonly thisYear: string;
}

export const RowNotesContext = createContext<RowNotes | undefined>(undefined);

export interface NotesOfRow {
  /** The date that makes the row new, where its own day does not say it. */
  readonly newWords?: {
    readonly text: string;
    /** Absent where the row's other words say it. */
    readonly speech?: string;
    /** The dates that it names, as a row's detail writes them: there they are not said again. */
    readonly named: readonly string[];
  };
  /** Hidden sources that hold it too. */
  readonly alsoAt: readonly string[];
}

export function useRowNotes(row: Row, locale: string): NotesOfRow {
  const notes = use(RowNotesContext);
  const alsoAt = useHiddenHolders(row.groups);
  const newWords = notes?.since && newWordsOf(row, notes.since, { locale, thisYear: notes.thisYear });
  return { ...(newWords !== undefined && { newWords }), alsoAt };
}

function newWordsOf(row: Row, since: Since, options: { readonly locale: string; readonly thisYear: string }): NotesOfRow['newWords'] {
  const newness = rowNewness(row, since);
  const { lead } = row.lead;
  const text = newDateWords(newness, lead, options);
  if (text === undefined || !('date' in newness)) return undefined;
  const named = [newness.date, ...(lead.date ? [lead.date] : [])].map((date) => dateWords(date, options.locale));
  // Speech has every named date already.
  const isSpoken = namedDates(lead, options.locale).includes(named[0] ?? '');
  return { text, named, ...(!isSpoken && { speech: newDateWords(newness, lead, { ...options, keepsYear: true }) ?? text }) };
}

/** The notes of a row as they are said, in the order in which they stand. */
export function spokenNotes(
  { newWords, alsoAt }: NotesOfRow,
  { sources, locale }: { readonly sources: SourceNames; readonly locale: string },
) {
  const words = newWords?.speech === undefined ? [] : [speakDates(newWords.speech, locale)];
  const alsoAtText = alsoAtSpoken(alsoAt, sources);
  return alsoAtText === undefined ? words : [...words, alsoAtText];
}
