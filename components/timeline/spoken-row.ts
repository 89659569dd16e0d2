import { entryFlag } from '#/components/entry/measured-words.ts';
import { rangesText } from '#/components/entry/measured.ts';
import { misappliedWords } from '#/components/entry/scores/score-reader.ts';
import { type SpeechContext, spokenEntry } from '#/components/entry/speech/spoken-entry.ts';
import { spokenMeasurement } from '#/components/entry/speech/spoken-measurement.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { holdersWords } from '#/lib/record/merge/words.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { mostNamedOf, newestOfEach, outsideOf, scoreWords } from './row-words.ts';
import { timelineWords } from './words.ts';

/** Words that a row's button says beyond the row's own words. */
export interface RowSpeech {
  /** Words before the title by which a decision may be over. */
  readonly standing: string;
  /** Person whose scores they are. */
  readonly scored: ScoreReader;
  /** In columns. */
  readonly author?: string | undefined;
}

/** The name of a row's button: the lead as it is said, the flagged results of a set, all sources of the row, and its author in columns. */
export function spokenRow(row: Row, context: SpeechContext, { standing, scored, author }: RowSpeech): string {
  const { lead, body } = { lead: row.lead, body: row.lead.lead.body };
  const value = setWords(row, context.locale, scored);
  return spokenEntry(lead, context, {
    standing,
    sources: row.sources,
    cautions: row.cautions,
    ...(row.type === 'vitals' && { title: listWords.vitalSigns }),
    ...(value && { value }),
    rest: [
      misappliedWords(row.groups, scored),
      row.type === 'issues' ? timelineWords.issued(row.groups.length) : undefined,
      body.shape === 'measurement' ? rangeWords(row) : undefined,
      body.shape === 'measurement' ? body.specimen : undefined,
      holdersWords(lead),
      // A name that the detail has already is not said twice.
      author === undefined || lead.lead.detail?.includes(author) === true ? undefined : timelineWords.bySpoken(author),
      row.conflicts > (lead.conflicts.length > 0 ? 1 : 0) ? timelineWords.differ(row.conflicts) : undefined,
    ],
  });
}

function rangeWords({ lead: { lead } }: Row): string | undefined {
  const ranges = lead.body.shape === 'measurement' ? rangesText(lead.body.measurement) : undefined;
  return ranges === undefined ? undefined : timelineWords.referenceSpoken(ranges);
}

/** "15 tests, 2 of 15 outside range or flagged, Haemoglobin 104 grams per litre, low"; undefined for a row of one entry. */
function setWords(row: Row, locale: string, scored: ScoreReader): readonly string[] | undefined {
  if (row.type !== 'panel' && row.type !== 'vitals') return undefined;
  const outside = outsideOf(row);
  const all = row.type === 'panel' ? row.results : row.groups;
  const most = mostNamedOf(outside);
  return [
    ...scoreWords(row, scored),
    row.type === 'panel' ? timelineWords.tests(all.length) : timelineWords.measured(all.length),
    ...(outside.length > 0 ? [`${timelineWords.outside(outside.length, all.length)} ${timelineWords.outsideSpoken}`] : []),
    ...outside.slice(0, most).flatMap(({ group }) => memberWords(group, locale)),
    ...(outside.length > most ? [timelineWords.more(outside.length - most)] : []),
    ...(row.type === 'vitals'
      ? newestOfEach(all.filter(({ lead }) => !entryFlag(lead))).flatMap((group) => memberWords(group, locale))
      : []),
  ];
}

/** "Haemoglobin 104 grams per litre", "low" */
function memberWords({ lead: { title, body } }: Group, locale: string): readonly string[] {
  if (body.shape !== 'measurement') return [title];
  const [value = '', ...flags] = spokenMeasurement(body, locale);
  return [`${title} ${value}`, ...flags];
}
