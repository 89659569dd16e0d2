import { type ReactNode, useMemo, useRef, useState } from 'react';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { formatClinicalDate, formatRowDate } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { type DayLine, foldDays } from '#/lib/record/observations/fold-days.ts';
import type { DayScores, RoundScore } from '#/lib/record/observations/observed-record.ts';
import { news2Grade } from '#/lib/record/summary/observed/news2-grade.ts';
import type { ObservationsProps } from './observations-props.ts';
import { scoreLine } from './round-words.ts';
import { observedWords } from './words.ts';

/** Days shownDays at first, as many as the Summary has; then as many more as a month has. */
const [firstDays, furtherDays] = [11, 30];

/** Scores as received, a line a day: newest and highest with their times, then every one. */
export function ScoreDays(props: ObservationsProps) {
  const { days, hasScores, isWhole } = props.record;
  const [most, setMost] = useState(firstDays);
  const body = useRef<HTMLDivElement>(null);
  useOneStop(body, { row: 'tr' });
  const lines = useMemo(() => foldDays(days), [days]);
  const shownLines = lines.slice(0, most);
  const shownDays = shownLines.flatMap((line) => line.days);
  const isUnknownShown = shownDays.some(({ scores }) => (scores.length === 0 && !isWhole) || scores.some(({ unread }) => unread > 0));
  const readings = shownDays.flatMap(({ scores }) => scores.flatMap((ofSort) => ofSort.readings));
  const isMisapplied = readings.some((reading) => reading.isMisapplied);
  const isUngraded = readings.some((reading) => !reading.isGraded && !reading.isMisapplied);
  return (
    <section aria-labelledby="score-days" className="observed-section">
      <h3 id="score-days" className="observed-head">
        {observedWords.scores}
      </h3>
      {hasScores ? (
        <div ref={body}>
          <table className="observed-table score-table">
            <thead>
              <tr>
                <th scope="col">{observedWords.day}</th>
                <th scope="col">{observedWords.score}</th>
                <th scope="col">{observedWords.newest}</th>
                <th scope="col">{observedWords.highest}</th>
                <th scope="col">{observedWords.every}</th>
                <th scope="col">{observedWords.source}</th>
              </tr>
            </thead>
            <tbody>
              {shownLines.map((line) => (
                <DayRows key={line.days[0].day} line={line} {...props} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="observed-said">{isWhole ? observedWords.noScores : observedWords.scoresUnknown}</p>
      )}
      {hasScores && lines.length > most ? (
        <p className="observed-said">
          <LinkButton onPress={() => setMost(most + furtherDays)}>
            {observedWords.moreDays(lines.slice(most, most + furtherDays).flatMap((line) => line.days).length)}
          </LinkButton>
        </p>
      ) : undefined}
      {hasScores && (isUnknownShown || isUngraded || isMisapplied) ? (
        <p className="observed-said text-meta">
          {[isUnknownShown && observedWords.unknownLegend, isMisapplied && observedWords.misapplied, isUngraded && observedWords.notGraded]
            .filter(Boolean)
            .join(' ')}
        </p>
      ) : undefined}
    </section>
  );
}

/** A line for each sort of score; one that says so where the day has none. */
function DayRows({ line, ...props }: ObservationsProps & { readonly line: DayLine }) {
  const [day] = line.days;
  const { locale, thisYear } = props;
  const heading = (
    <>
      {shortDate(day.date, { locale, thisYear, most: 'day' })}
      {day.isToday ? <span className="font-normal text-muted"> {observedWords.today}</span> : undefined}
    </>
  );
  if (day.scores.length === 0) return <WithoutScore line={line} heading={heading} {...props} />;
  return day.scores.map((scores, index) => (
    <tr key={scores.sort.key}>
      <th scope="row">{index === 0 ? heading : <span className="visually-hidden">{heading}</span>}</th>
      <ScoreCells scores={scores} {...props} />
    </tr>
  ));
}

/** Days with vital signs and no score: "–" only where none can be missing. */
function WithoutScore({
  line,
  heading,
  record,
  locale,
  thisYear,
}: ObservationsProps & { readonly line: DayLine; readonly heading: ReactNode }) {
  const { length } = line.days;
  const oldest = line.days.at(-1);
  return (
    <tr>
      <th scope="row">
        {length > 1 && oldest ? `${shortDate(oldest.date, { locale, thisYear, most: 'day' })} – ` : undefined}
        {heading}
      </th>
      <td colSpan={5} className="text-muted">
        <span aria-hidden>{record.isWhole ? observedWords.none : observedWords.unknown}</span>{' '}
        {length > 1 ? (
          (record.isWhole ? observedWords.daysWithout : observedWords.daysUnknown)(length)
        ) : (
          <span className="visually-hidden">{record.isWhole ? observedWords.noneSaid : observedWords.unknownSaid}</span>
        )}
      </td>
    </tr>
  );
}

function ScoreCells({ scores, ...props }: ObservationsProps & { readonly scores: DayScores }) {
  const { sources, locale } = props;
  const { newest, highest, readings, unread, sort } = scores;
  const threes = [...new Set(readings.flatMap((reading) => reading.threes))];
  const holders = new Set(readings.flatMap(({ group }) => group.sources));
  return (
    <>
      <td>{sort.name}</td>
      <td>
        <Reading reading={newest} {...props} />
      </td>
      <td>
        {highest ? <Reading reading={highest} isHighest {...props} /> : <span aria-label={observedWords.unknownSaid}>?</span>}
        {unread > 0 ? <span className="block text-meta text-warning">{observedWords.unread(unread)}</span> : undefined}
      </td>
      <td className="score-every">
        <span className="score-list">
          {readings.map((reading) => (
            <Reading key={reading.group.id} reading={reading} isSmall isSourceMarked={holders.size > 1} {...props} />
          ))}
        </span>
        {threes.length > 0 ? <span className="block text-meta">{threes.map(observedWords.three).join(', ')}</span> : undefined}
      </td>
      <td>
        <SourceBadges sources={pickSources([...holders], sources)} locale={locale} />
      </td>
    </>
  );
}

interface ReadingProps extends ObservationsProps {
  readonly reading: RoundScore;
  readonly isHighest?: boolean;
  readonly isSmall?: boolean;
  /** The day has scores of several sources: each has its source's mark. */
  readonly isSourceMarked?: boolean;
}

/** A score with its time; it opens its entry. */
function Reading({ reading, isHighest = false, isSmall = false, isSourceMarked = false, locale, sources, selected, onOpen }: ReadingProps) {
  const { group, value, date, isGraded, highest } = reading;
  const time = observedWords.atTime(formatRowDate(date, locale).time);
  const names = pickSources(group.sources, sources).map(({ name }) => name);
  const differs = group.conflicts.length > 0;
  const spokenParts = [
    scoreLine(reading),
    isHighest && observedWords.highestOfDay,
    differs && observedWords.differ,
    formatClinicalDate(date, locale),
    ...names,
  ];
  return (
    <button
      type="button"
      className="score-reading"
      data-small={isSmall ? true : undefined}
      aria-label={spokenParts.filter(Boolean).join(', ')}
      aria-current={group.id === selected ? 'true' : undefined}
      onClick={() => onOpen(group.id)}
    >
      {isSourceMarked ? <SourceMark source={sources.get(group.sources[0] ?? '')} /> : undefined}
      <span className="score-points figures" data-grade={isGraded ? news2Grade(highest) : undefined}>
        {differs ? `${value}≠` : value}
      </span>
      <span className="text-meta text-muted figures">{time}</span>
    </button>
  );
}

/** The shape of a source's points, for the eye: the name is spokenParts. */
function SourceMark({ source }: { readonly source: PublicSource | undefined }) {
  const { hue, outline } = sourceMark(source);
  return (
    <svg width={8} height={8} viewBox="-6 -6 12 12" aria-hidden data-hue={hue} className="flex-none">
      <PointShape shape={outline} />
    </svg>
  );
}
