'use client';
import { nextPoint } from '#/lib/record/trends/next-point.ts';
import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo } from 'react';
import { useWidth } from '#/components/ui/use-width.ts';
import type { Stretch } from '#/lib/record/observations/episode.ts';
import type { Round } from '#/lib/record/observations/observed-record.ts';
import { ChartLane } from './chart-lane.tsx';
import { type ChartLayout, isDenseChart, layChart, nearestRound } from './chart-layout.ts';
import { ChartMarks, markRowsOf } from './chart-marks.tsx';
import type { ObservationsProps } from './observations-props.ts';
import { roundLine } from './round-words.ts';
import { observedWords } from './words.ts';

interface Props extends ObservationsProps {
  /** In the stretch, oldest first; at least one. */
  readonly rounds: readonly Round[];
  readonly stretch: Stretch;
  readonly active: Round | undefined;
  readonly onActive: (round: Round) => void;
}

/** Six lines over one axis of time, as wide as its room. */
export function SignsChart(props: Props) {
  const [box, width] = useWidth();
  return (
    <div ref={box} className="signs-chart">
      {width > 0 ? <Chart {...props} width={width} /> : undefined}
    </div>
  );
}

/** Chart that is a single stop of Tab: the arrows go from round to round, Enter opens; the pointer takes the nearest round. */
function Chart({ width, ...props }: Props & { readonly width: number }) {
  const { record, rounds, stretch, active, onActive, onOpen, sources, locale } = props;
  const id = useId();
  const rows = useMemo(() => markRowsOf(rounds), [rounds]);
  const layout = useMemo(() => layChart(record.lanes, stretch, rows.length, width, locale), [record.lanes, stretch, rows, width, locale]);
  // The pointer moves the mark alone: a life on dialysis has thousands of rounds.
  const drawing = useMemo(() => {
    const isDense = isDenseChart(rounds, layout);
    return (
      <>
        <ChartMarks rows={rows} rounds={rounds} layout={layout} />
        {layout.lanes.map((laid) => (
          <ChartLane key={laid.lane.key} laid={laid} layout={layout} isDense={isDense} sources={sources} />
        ))}
      </>
    );
  }, [rows, rounds, layout, sources]);
  const at = active ? rounds.indexOf(active) : -1;
  const keys = (event: KeyboardEvent) => {
    const to = rounds[nextPoint(event.key, at, rounds.length)];
    if (event.key === 'Enter' && active) openRound(active, onOpen);
    else if (to) onActive(to);
    else return;
    event.preventDefault();
  };
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const round = nearestRound(rounds, layout, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (round && round !== active) onActive(round);
  };
  return (
    <svg
      width={width}
      height={layout.height}
      role="listbox"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={observedWords.chart(rounds.length)}
      aria-activedescendant={at < 0 ? undefined : `${id}${at}`}
      onKeyDown={keys}
      onPointerMove={pick}
      onPointerDown={pick}
      className="block touch-pan-y rounded-control"
    >
      <TimeAxis layout={layout} />
      <RoundOptions {...{ rounds, at, layout, locale, sources, id }} />
      {drawing}
    </svg>
  );
}

interface OptionsProps extends Pick<Props, 'rounds' | 'locale' | 'sources'> {
  /** Position of the chosen round; -1 where none is. */
  readonly at: number;
  readonly id: string;
  readonly layout: OptionProps['layout'];
}

/** Rounds around the chosen one, for speech. */
function RoundOptions({ rounds, at, layout, locale, sources, id }: OptionsProps) {
  return optionsNear(at, rounds.length).map((index) => {
    const round = rounds[index];
    return round === undefined ? undefined : (
      <RoundOption
        key={round.key}
        id={`${id}${index}`}
        round={round}
        position={index + 1}
        count={rounds.length}
        layout={layout}
        isActive={index === at}
        locale={locale}
        source={sources.get(round.source)?.name ?? round.source}
      />
    );
  });
}

/** Rounds on each side of the chosen one that speech has as options: a life has thousands, and each is a long sentence. */
const spokenRounds = 60;

/** Positions of the options around the chosen one; the newest ones where none is chosen. */
function optionsNear(at: number, count: number): readonly number[] {
  const middle = at < 0 ? count - 1 : at;
  const [first, last] = [Math.max(0, middle - spokenRounds), Math.min(count - 1, middle + spokenRounds)];
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

interface OptionProps {
  readonly id: string;
  /** From 1, among all rounds of the stretch. */
  readonly position: number;
  readonly count: number;
  readonly round: Round;
  readonly layout: ChartLayout;
  readonly isActive: boolean;
  readonly locale: string;
  readonly source: string;
}

/** A round in words, with its mark over the lanes where it is the chosen one. */
const RoundOption = memo(function RoundOption({ id, position, count, round, layout, isActive, locale, source }: OptionProps) {
  return (
    <g
      id={id}
      role="option"
      aria-selected={isActive}
      aria-posinset={position}
      aria-setsize={count}
      aria-label={roundLine(round, locale, source)}
    >
      <line
        x1={layout.x(round.at)}
        x2={layout.x(round.at)}
        y1={layout.lanesTop - 6}
        y2={layout.bottom}
        strokeWidth={isActive ? 2 : 0}
        className="stroke-accent forced-colors:stroke-[Highlight]"
      />
    </g>
  );
});

/** Opens a round at its score, or at its first sign. */
export function openRound({ scores, groups }: Round, onOpen: (id: string) => void): void {
  const [lead] = [...scores.map(({ group }) => group), ...groups];
  if (lead) onOpen(lead.id);
}

function TimeAxis({ layout }: { readonly layout: ChartLayout }) {
  return (
    <g aria-hidden className="fill-muted text-badge forced-colors:fill-[CanvasText]">
      {layout.xTicks.map(({ at, words }) => (
        <g key={at}>
          <line
            x1={layout.x(at)}
            x2={layout.x(at)}
            y1={0}
            y2={layout.bottom}
            className="stroke-sunken forced-colors:opacity-30 forced-colors:stroke-[GrayText]"
          />
          <text x={layout.x(at)} y={layout.bottom + 15} textAnchor="middle">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
