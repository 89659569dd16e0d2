import { entryWords } from '#/components/entry/words.ts';
import { formatClinicalDate, formatDateText, formatRowDate } from '#/lib/record/dates/format-date.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { EarlyWarning, ScoreDay } from '#/lib/record/summary/observed/early-warning.ts';
import { news2Grade } from '#/lib/record/summary/observed/news2-grade.ts';
import { formatListUpTo } from '#/lib/record/words/phrase.ts';
import { type DateContext, momentWords, observationWords } from './observation-words.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import type { SummaryProps } from './summary-props.ts';

interface Props extends Pick<SummaryProps, 'sources' | 'selected' | 'onOpen'>, DateContext {
  readonly score: EarlyWarning;
}

/** The newest score with its time, the highest of today, and the parts that scored 3; then the highest of each day. */
export function ScoreRows({ score, sources, selected, onOpen, ...context }: Props) {
  const { newest, highestToday, isGraded, isMisapplied, name, days } = score;
  const moment = momentWords(newest.date, newest.isToday, context);
  const highest =
    highestToday && observationWords.highestToday(highestToday.value, formatRowDate(highestToday.date, context.locale).time ?? '');
  const threes = [...new Set([...newest.threes, ...(highestToday?.threes ?? [])])].map(observationWords.three);
  const holders = pickSources(newest.group.sources, sources);
  const spokenNames = formatListUpTo(
    holders.map((holder) => holder.name),
    3,
    context.locale,
  );
  return (
    <>
      <button
        type="button"
        className="summary-row"
        aria-current={newest.group.id === selected ? 'true' : undefined}
        aria-expanded={newest.group.id === selected}
        aria-label={[
          `${name} ${newest.value}`,
          formatClinicalDate(newest.date, context.locale),
          highest,
          isMisapplied && entryWords.misappliedScore,
          ...threes,
          spokenNames,
        ]
          .filter(Boolean)
          .join(', ')}
        onClick={() => onOpen(newest.group.id)}
      >
        <span className="summary-words">
          <span className="font-semibold">{name}</span>{' '}
          <span className={isGraded && news2Grade(newest.points) ? 'score-high figures' : 'score-value figures'}>{newest.value}</span>{' '}
          <span className="text-muted text-meta">{[moment, highest].filter(Boolean).join(' · ')}</span>
          {isMisapplied ? <span className="text-meta"> · {entryWords.misappliedScore}</span> : undefined}
          {threes.length > 0 ? <span className={isGraded ? 'score-high text-meta' : 'text-meta'}> · {threes.join(', ')}</span> : undefined}
        </span>
        <span className="summary-badges">
          <SourceBadges sources={holders} locale={context.locale} />
        </span>
      </button>
      {days.length > 0 ? <ScoreDays name={name} days={days} isGraded={isGraded} locale={context.locale} /> : undefined}
    </>
  );
}

function ScoreDays({
  name,
  days,
  isGraded,
  locale,
}: {
  readonly name: string;
  readonly days: readonly ScoreDay[];
  readonly isGraded: boolean;
  readonly locale: string;
}) {
  const spokenDays = days.map(({ date, highest }) => `${formatClinicalDate(date, locale)} ${spokenHighest(highest)}`);
  return (
    <div className="score-days" role="img" aria-label={observationWords.daysSaid(name, spokenDays)}>
      <span className="score-caption">
        {observationWords.highest}
        <br />
        {monthsOf(days, locale)}
      </span>
      {days.map(({ date, highest }) => (
        <span key={date.start} className="score-day figures">
          <span className="score-points" data-grade={isGraded && typeof highest === 'number' ? news2Grade(highest) : undefined}>
            {writtenHighest(highest)}
          </span>
          <span className="score-date">{parseDateText(date.start ?? '')?.day}</span>
        </span>
      ))}
    </div>
  );
}

function writtenHighest(highest: ScoreDay['highest']): string {
  if (typeof highest === 'number') return String(highest);
  return highest === 'none' ? observationWords.none : observationWords.unknown;
}

function spokenHighest(highest: ScoreDay['highest']): string {
  if (typeof highest === 'number') return String(highest);
  return highest === 'none' ? observationWords.noneSaid : observationWords.unknownSaid;
}

/** "Nov", or "Oct–Nov" where the days are of two months. */
function monthsOf(days: readonly ScoreDay[], locale: string): string {
  const months = [days[0], days.at(-1)].map((day) => formatDateText(day?.date.start ?? '', locale, undefined, 'month').slice(0, 3));
  return [...new Set(months)].join('–');
}
