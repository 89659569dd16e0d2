'use client';
import { useMemo } from 'react';
import { AlsoAt } from '#/components/entry/also-at/also-at.tsx';
import { alsoAtSpoken } from '#/components/entry/also-at/also-at-words.ts';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { CautionMark } from '#/components/entry/caution-mark.tsx';
import { conflictHead } from '#/components/entry/conflict-words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { spokenEntry } from '#/components/entry/speech/spoken-entry.ts';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import { courseOfResult, type PreviousResult } from '#/lib/record/summary/results/result-course.ts';
import type { ResultToLookAt } from '#/lib/record/summary/results-to-look-at.ts';
import { isCloseDate } from './result/result-date.ts';
import { type ResultRowParts, resultRowParts } from './result-row-parts.ts';
import { Sparkline } from '#/components/entry/course/sparkline.tsx';
import type { SummaryProps } from './summary-props.ts';
import { resultWords } from './words.ts';

interface Props extends Pick<SummaryProps, 'sources' | 'locale' | 'selected' | 'onOpen'> {
  readonly result: ResultToLookAt;
  readonly thisYear: string;
}

/** A result in columns: name, value, unit, flag, the value before, its last values, the day, its source; the rest on a second line. */
export function ResultRow({ result, thisYear, sources, locale, selected, onOpen }: Props) {
  const { group, series } = result;
  const { lead } = group;
  const alsoAt = useHiddenHolders([group]);
  const { previous, sparkline } = useMemo(() => courseOfResult(group, series), [group, series]);
  const parts = resultRowParts(result, { locale, thisYear });
  const [holder] = pickSources(group.sources, sources);
  const spokenPrevious = previous && { previous: resultWords.previousOn(previous.value, formatClinicalDate(previous.date, locale)) };
  return (
    <button
      type="button"
      aria-label={spokenEntry(
        group,
        { sources, locale },
        { ...spokenPrevious, rest: [...spokenRest(result), alsoAtSpoken(alsoAt, sources)] },
      )}
      aria-current={group.id === selected ? 'true' : undefined}
      aria-expanded={group.id === selected}
      onClick={() => onOpen(group.id)}
      className="summary-row result-row"
      data-wide={parts.isWide ? true : undefined}
      data-long-was={(previous?.value.length ?? 0) > 4 ? true : undefined}
      data-short={(parts.figure?.length ?? 0) <= 3 ? true : undefined}
    >
      <span className="result-name">{parts.name}</span>
      <span className="result-value figures">{parts.figure}</span>
      <span className="result-unit">{parts.unit}</span>
      <span className="result-flag" data-urgent={isUrgentFlag(result.flag) ? true : undefined}>
        <span className="result-sign">{parts.flag.sign}</span> {parts.flag.word}
      </span>
      <Previous previous={previous} locale={locale} />
      <span className="result-line">{sparkline ? <Sparkline {...sparkline} /> : undefined}</span>
      <span className="result-date">
        {lead.date && isCloseDate(lead.date, thisYear) ? shortDate(lead.date, { locale, thisYear, most: 'day' }) : undefined}
      </span>
      <span className="result-badge">{holder ? <SourceBadge source={holder} silent /> : undefined}</span>
      <SecondLine result={result} parts={parts} alsoAt={alsoAt} sources={sources} />
    </button>
  );
}

/** "older than 90 days": everything else of the second line is in the entry's own words. */
const spokenRest = ({ old }: ResultToLookAt): readonly (string | undefined)[] => [old ? resultWords.old : undefined];

function Previous({ previous, locale }: { readonly previous: PreviousResult | undefined; readonly locale: string }) {
  return (
    <span className="result-was" title={previous && formatClinicalDate(previous.date, locale)}>
      {previous ? (
        <>
          {resultWords.was} <span className="figures">{previous.value}</span>
        </>
      ) : undefined}
    </span>
  );
}

interface SecondLineProps extends Pick<Props, 'result' | 'sources'> {
  readonly parts: ResultRowParts;
  /** Ids of hidden sources that hold it too. */
  readonly alsoAt: readonly string[];
}

function SecondLine({ result: { group }, parts: { value, notes }, alsoAt, sources }: SecondLineProps) {
  const { conflicts, cautions } = group;
  if (alsoAt.length === 0 && value === undefined && notes.length === 0 && conflicts.length === 0 && cautions.length === 0) return undefined;
  return (
    <span className="summary-second result-second">
      {value === undefined ? undefined : (
        <b className="result-words">
          <Unbroken text={value} />
        </b>
      )}
      {conflicts.length > 0 ? <span className="font-semibold text-warning">{conflictHead(group)}</span> : undefined}
      {cautions.map((caution) => (
        <CautionMark key={`${caution.type} ${'text' in caution ? caution.text : ''}`} caution={caution} />
      ))}
      {notes.length > 0 ? (
        <span className="text-muted">
          <Unbroken text={notes.join(' · ')} />
        </span>
      ) : undefined}
      <AlsoAt holders={alsoAt} sources={sources} />
    </span>
  );
}
