import { namedDates } from '#/components/entry/date-words.ts';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { flagMark } from '#/components/entry/flag.tsx';
import { bareWords, entryFlag, measuredWords } from '#/components/entry/measured-words.ts';
import { rangesText } from '#/components/entry/measured.ts';
import type { OutsideResult, Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { holdersWords, partWords } from '#/lib/record/merge/words.ts';
import { isUrgentFlag, urgentFirst } from '#/lib/record/model/result-flag.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { scoresAmong } from '#/lib/record/summary/observed/row-scores.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { timelineWords } from './words.ts';

export type SourceNames = ReadonlyMap<string, PublicSource>;

/** "5 mg at RS, 10 mg at CH": every value of every field that differs; only a long text is folded, and whole in the drawer. */
export function conflictText(group: Group, sources: SourceNames): string {
  const code = (id: string) => sources.get(id)?.code ?? id;
  return group.conflicts
    .map(({ values }) => values.map(({ source, value }) => `${foldedWords(value)} at ${code(source)}`).join(', '))
    .join('; ');
}

/** The title of a row; a set of vital signs has no name of its own, and a name of many lines is folded. */
export function rowTitle(row: Row): string {
  return row.type === 'vitals' ? listWords.vitalSigns : foldedWords(row.lead.lead.title);
}

/** The muted rest of a row's line. */
export function detailText(row: Row, locale: string): string {
  const { lead } = row.lead;
  const parts = [
    // An entry of a kind that says its range and specimen itself says them once.
    ...shapeWords(row).filter((words) => words === undefined || lead.detail?.includes(words) !== true),
    ...(row.type === 'vitals' ? [] : [lead.detail, lead.comment && listWords.comment(lead.comment)]),
    ...partOfWords(row),
    ...namedDates(lead, locale),
    holdersWords(row.lead),
  ];
  return [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(' · ');
}

/** "part of Organism: MRSA, of Blood culture": what a row belongs to that stands in no row with it (H36). */
function partOfWords(row: Row): readonly string[] {
  return row.type === 'vitals' ? [] : headsOfGroup(row.lead).map(({ words }) => partWords.partOf(words));
}

function shapeWords(row: Row): readonly (string | undefined)[] {
  const { body } = row.lead.lead;
  switch (row.type) {
    case 'panel':
      return [timelineWords.tests(row.results.length)];
    case 'vitals':
      return [
        newestOfEach(row.groups.filter(({ lead }) => !entryFlag(lead)))
          .map(({ lead }) => measuredWords(lead))
          .join('; '),
      ];
    case 'issues':
      return [timelineWords.issued(row.groups.length)];
    case 'single':
      if (body.shape !== 'measurement') return [];
      return [body.measurement.ranges.length > 0 ? listWords.reference(rangesText(body.measurement) ?? '') : undefined, body.specimen];
  }
}

/** "NEWS2 1, highest 4": scores of a set or a panel, which its row never leaves to its parts. */
export function scoreWords(row: Row, reader: ScoreReader): readonly string[] {
  if (row.type !== 'vitals' && row.type !== 'panel') return [];
  return scoresAmong(row.type === 'panel' ? row.results : row.groups, reader).map(timelineWords.score);
}

/** The newest of each sign: a day on a ward holds many rounds. */
export function newestOfEach(groups: readonly Group[]): readonly Group[] {
  return [...new Map(groups.toReversed().map((group) => [group.lead.title, group])).values()].toReversed();
}

/** The groups of a row that are flagged, or outside the range sent with them. */
export function outsideOf(row: Row): readonly OutsideResult[] {
  if (row.type === 'panel') return row.outside;
  if (row.type !== 'vitals') return [];
  const flagged = row.groups.flatMap((group) => {
    const flag = entryFlag(group.lead);
    return flag ? [{ group, flag }] : [];
  });
  return urgentFirst(flagged);
}

const mostNamed = 4;

/** Number of results that a row names: urgent ones are all named. */
export function mostNamedOf(outside: readonly OutsideResult[]): number {
  return Math.max(mostNamed, outside.filter(({ flag }) => isUrgentFlag(flag)).length);
}

/** "Haemoglobin 104 ▼", "Platelets 128 ▼": never shortened on the row; a long list is counted on, urgent ones are all named. */
export function outsideWords(row: Row): readonly string[] {
  const outside = outsideOf(row);
  const most = mostNamedOf(outside);
  const named = outside.slice(0, most).map(({ group, flag }) => {
    const words = (row.type === 'panel' && row.results.length > 1 ? bareWords : measuredWords)(group.lead);
    return [words, ...headsOfGroup(group, row.lead).map((head) => `(${head.words})`), flagMark(flag)].join(' ');
  });
  return outside.length > most ? [...named, timelineWords.more(outside.length - most)] : named;
}
