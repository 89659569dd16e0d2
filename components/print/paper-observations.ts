import { measuredWords } from '#/components/entry/measured-words.ts';
import { entryWords } from '#/components/entry/words.ts';
import { formatRowDate } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { EarlyWarning } from '#/lib/record/summary/observed/early-warning.ts';
import type { Observations } from '#/lib/record/summary/observed/observations.ts';
import { type BlockRow, blockRow, type RowContext } from '#/lib/record/summary/rows/block-row.ts';
import { differsLines } from '#/lib/record/summary/rows/differs-lines.ts';
import { observationPaperWords } from './summary-paper-words.ts';

/** Rows of the observations: the score as received with the day's highest, the newest set in one line, the weight. */
export function observationRows({ score, set, weight }: Observations, context: RowContext): readonly BlockRow[] {
  const signs = (set?.signs ?? []).filter(({ group }) => group.id !== score?.newest.group.id);
  const [first, ...further] = [...new Map(signs.map(({ group }) => [group.id, group])).values()];
  return [
    ...(score ? [scoreRow(score, context)] : []),
    ...(set && first
      ? [setRow([first, ...further], shortDate(set.date, { ...context, most: 'minute' }), set.isOxygenUnknown, context)]
      : []),
    ...(weight ? [measuredRow(weight.group, shortDate(weight.date, { ...context, most: 'day' }), context)] : []),
  ];
}

function scoreRow({ name, newest, highestToday, isMisapplied }: EarlyWarning, context: RowContext): BlockRow {
  const time = highestToday && (formatRowDate(highestToday.date, context.locale).time ?? '');
  return blockRow(newest.group, {
    name: `${name} ${newest.value}`,
    rest: [
      ...(isMisapplied ? [entryWords.misappliedScore] : []),
      ...newest.threes.map(observationPaperWords.three),
      ...(highestToday ? [observationPaperWords.highestToday(highestToday.value, time ?? '')] : []),
    ],
    date: shortDate(newest.date, { ...context, most: 'minute' }),
    lines: differsLines(newest.group, newest.group.lead, context),
  });
}

/** Every sign of one moment at one source, in the order in which they are read. */
function setRow([first, ...further]: readonly [Group, ...Group[]], date: string, isOxygenUnknown: boolean, context: RowContext): BlockRow {
  const groups = [first, ...further];
  const words = groups.map(({ lead }) => signWords(lead));
  const all = isOxygenUnknown ? [...words, observationPaperWords.oxygenUnknown] : words;
  return blockRow(first, {
    name: '',
    value: all.join(' · '),
    date,
    lines: groups.flatMap((group) => differsLines(group, group.lead, context)),
  });
}

/** A sign that is said by its name alone, "Breathing room air", has no value to miss. */
function signWords(entry: TimelineEntry): string {
  const { body } = entry;
  const isName = body.shape === 'measurement' && body.measurement.value === undefined && body.components.length === 0;
  return isName ? entry.title : measuredWords(entry);
}

const measuredRow = (group: Group, date: string, context: RowContext): BlockRow =>
  blockRow(group, { name: '', value: measuredWords(group.lead), date, lines: differsLines(group, group.lead, context) });
