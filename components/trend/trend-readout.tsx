import { Flag } from '#/components/entry/flag.tsx';
import { rangesText, valueParts } from '#/components/entry/measured.ts';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { partWords } from '#/lib/record/merge/words.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TrendPoint, TrendResult } from '#/lib/record/trends/trend-model.ts';
import { conversionWords, dateOf, statusOf, trendScreenWords } from './trend-words.ts';

type Sources = ReadonlyMap<string, PublicSource>;

interface Props {
  readonly point: TrendPoint | undefined;
  readonly unit: string;
  readonly sources: Sources;
  readonly locale: string;
  /** Id of the result open in the drawer. */
  readonly current: string;
  /** True if a value is converted: room is kept for the words, so that nothing moves from point to point. */
  readonly roomy: boolean;
  readonly onOpen: (id: string) => void;
}

/** The marked point, as sent. */
export function TrendReadout({ point, unit, sources, locale, current, roomy, onOpen }: Props) {
  const size = `mt-1 text-detail ${roomy ? 'min-h-26' : 'min-h-16'}`;
  if (!point) return <p className={`m-0 text-muted ${size}`}>{trendScreenWords.choosePoint}</p>;
  const { measurement, result, part } = point;
  const parts = measurement.value ? valueParts(measurement.value) : undefined;
  return (
    <div className={size}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        {part ? <span className="text-muted">{part}</span> : undefined}
        <span className="text-row">
          <b>{parts?.value}</b> {parts?.unit}
        </span>
        <Flag measurement={measurement} />
        {statusOf(result) ? <span>{statusOf(result)}</span> : undefined}
        <span className="text-muted">ref {rangesText(measurement) ?? 'not sent'}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2">
        {dateOf(result, locale)} <ResultBadges result={result} sources={sources} />
        {result.id === current ? undefined : <LinkButton onPress={() => onOpen(result.id)}>Open</LinkButton>}
      </div>
      {result.partOf.map((whole) => (
        <div key={whole} className="text-meta text-muted">
          {partWords.partOf(whole)}
        </div>
      ))}
      <div className="text-meta text-muted">{conversionWords(point, unit)}</div>
    </div>
  );
}

/** Badges of all sources that hold the result. */
export function ResultBadges({ result, sources }: { readonly result: TrendResult; readonly sources: Sources }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {result.sources.map((id) => {
        const source = sources.get(id);
        return source ? <SourceBadge key={id} source={source} /> : undefined;
      })}
    </span>
  );
}
