'use client';
import { createContext, use } from 'react';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { Since } from '#/lib/record/model/view.ts';
import { rowNewness } from '#/lib/record/since/row-newness.ts';
import { newDateWords } from '#/lib/record/since/words.ts';
import { speakDates } from '#/lib/record/dates/spoken-dates.ts';
import { dateWords, namedDates } from '#/components/entry/date-words.ts';
import type { SourceNames } from './row-words.ts';

/** The reader's choices as far as each row speaks of them: the day since which it is new, and who else holds it. */
export interface RowNotes {
  readonly since?: Since;
  /** All sources of an entry's group, by its id, hidden ones too. */
  readonly sourcesBeside?: ReadonlyMap<EntryId, readonly string[]>;
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
  if (!notes) return noNotes;
  const newWords = notes.since && newWordsOf(row, notes.since, { locale, thisYear: notes.thisYear });
  return { ...(newWords !== undefined && { newWords }), alsoAt: hiddenHolders(row, notes) };
}

const noNotes: NotesOfRow = { alsoAt: [] };

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

function hiddenHolders({ groups, sources }: Row, { sourcesBeside }: RowNotes): readonly string[] {
  if (!sourcesBeside) return noNotes.alsoAt;
  const all = groups.flatMap(({ members }) => members.flatMap(({ id }) => sourcesBeside.get(id) ?? []));
  return [...new Set(all)].filter((id) => !sources.includes(id));
}

/** "also at RS", spoken "also at Riverside Surgery, hidden" */
export function alsoAtWords(alsoAt: readonly string[], sources: SourceNames) {
  const names = (pick: 'code' | 'name') => alsoAt.map((id) => sources.get(id)?.[pick] ?? id).join(', ');
  return { drawn: `also at ${names('code')}`, spoken: `also at ${names('name')}, hidden` };
}

/** The notes of a row as they are said, in the order in which they stand. */
export function spokenNotes({ newWords, alsoAt }: NotesOfRow, { sources, locale }: { readonly sources: SourceNames; readonly locale: string }) {
  const words = newWords?.speech === undefined ? [] : [speakDates(newWords.speech, locale)];
  return alsoAt.length > 0 ? [...words, alsoAtWords(alsoAt, sources).spoken] : words;
}
