'use client';
import { useState } from 'react';
import { Flag } from '#/components/entry/flag.tsx';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import { LinkButton } from '#/components/ui/button.tsx';
import { dateKindWord, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { ResultTrend, TrendResult } from '#/lib/record/trends/trend-model.ts';
import { ResultBadges } from './trend-readout.tsx';
import { statusOf, trendScreenWords } from './trend-words.ts';

interface Props {
  readonly trend: ResultTrend;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly current: string;
  readonly onOpen: (id: string) => void;
}

/** More rows than these are drawn only when they are asked for. */
const most = 300;

/** Every result as its source sent it, even those that are not drawn. */
export function TrendTable({ trend: { results }, ...props }: Props) {
  const [all, setAll] = useState(false);
  const left = all ? 0 : Math.max(0, results.length - most);
  return (
    <>
      {left > 0 ? (
        <p className="m-0 mt-2 text-detail">
          {trendScreenWords.notInTable(left, results.length)} <LinkButton onPress={() => setAll(true)}>Show all</LinkButton>
        </p>
      ) : undefined}
      <Rows results={results.slice(left)} {...props} />
    </>
  );
}

function Rows({ results, ...props }: Omit<Props, 'trend'> & { readonly results: readonly TrendResult[] }) {
  return (
    <table className="mt-2 w-full border-collapse text-left text-detail">
      <caption className="pb-1 text-left text-muted">{trendScreenWords.caption(results.length)}</caption>
      <thead className="text-meta text-muted">
        <tr className="border-b border-control">
          {['Date', 'Result', 'Range', 'Source'].map((name) => (
            <th key={name} scope="col" className="py-1 pr-2 font-semibold">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <Row key={result.id} result={result} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ result, sources, locale, current, onOpen }: Omit<Props, 'trend'> & { readonly result: TrendResult }) {
  const { date, measured, flaggedParts, partOf, notDrawn, id } = result;
  const words = date ? formatClinicalDate(date, locale) : 'No date';
  return (
    <tr
      className={`border-b border-line align-baseline ${id === current ? 'bg-selected' : ''}`}
      aria-current={id === current ? true : undefined}
    >
      <th scope="row" className="py-1 pr-2 font-normal whitespace-nowrap">
        {id === current ? words : <LinkButton onPress={() => onOpen(id)}>{words}</LinkButton>}
        {date ? <span className="block text-meta text-muted">{dateKindWord(date.kind)}</span> : undefined}
      </th>
      <td className="py-1 pr-2 wrap-anywhere">
        {measured.map((measurement) => (
          <span key={measurement.code.text} className="block">
            {measured.length > 1 ? <span className="text-muted">{measurement.code.text} </span> : undefined}
            <b>{valueText(measurement)}</b> <Flag measurement={measurement} />
          </span>
        ))}
        {flaggedParts.map((part, index) => (
          // Two parts of one entry may have the same name.
          <span key={`${index} ${part.code.text}`} className="block">
            <span className="text-muted">{part.code.text} </span>
            <b>{valueText(part)}</b> <Flag measurement={part} />
          </span>
        ))}
        {partOf.map((whole) => (
          <span key={whole} className="block text-meta text-muted">
            {partWords.partOf(whole)}
          </span>
        ))}
        {statusOf(result) ? <span className="block">{statusOf(result)}</span> : undefined}
        {notDrawn === undefined ? undefined : <span className="block text-meta text-warning">Not drawn: {notDrawn}</span>}
      </td>
      <td className="py-1 pr-2">
        {measured.map((measurement) => (
          <span key={measurement.code.text} className="block">
            {rangesText(measurement) ?? <span className="text-muted">none sent</span>}
          </span>
        ))}
      </td>
      <td className="py-1">
        <ResultBadges result={result} sources={sources} />
      </td>
    </tr>
  );
}
