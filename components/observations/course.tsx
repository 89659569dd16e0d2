'use client';
import { useMemo, useState } from 'react';
import { Button, LinkButton } from '#/components/ui/button.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { stretchesOf } from '#/lib/record/observations/episode.ts';
import type { Round } from '#/lib/record/observations/observed-record.ts';
import type { ObservationsProps } from './observations-props.ts';
import { furtherLines, scoreLine, signLine } from './round-words.ts';
import { RoundsTable } from './rounds-table.tsx';
import { openRound, SignsChart } from './signs-chart.tsx';
import { observedWords } from './words.ts';

const shapes = ['Chart', 'Table'] as const;

/** The rounds of a stretch, the newest episode first: as lines over one axis of time, or as a table of the values sent. */
export function Course(props: ObservationsProps) {
  const { days, lanes } = props.record;
  const rounds = useMemo(() => days.flatMap((day) => day.rounds), [days]);
  const stretches = useMemo(() => stretchesOf(rounds), [rounds]);
  const [chosen, setChosen] = useState<string>('newest');
  const [shape, setShape] = useState<(typeof shapes)[number]>('Chart');
  const [markedKey, setMarked] = useState<string>();
  const stretch = stretches.find(({ name }) => name === chosen) ?? stretches[0];
  const inStretch = useMemo(() => rounds.filter(({ at }) => stretch !== undefined && at >= stretch.from), [rounds, stretch]);
  const oldestFirst = useMemo(() => inStretch.toReversed(), [inStretch]);
  const active = inStretch.find(({ key }) => key === markedKey) ?? inStretch[0];
  const notDrawn = lanes.flatMap((lane) => lane.notDrawn).filter(({ at }) => stretch !== undefined && at >= stretch.from).length;
  return (
    <section aria-labelledby="observed-course" className="observed-section">
      <div className="observed-head">
        <h3 id="observed-course" className="observed-title">
          {observedWords.course}
        </h3>
        {stretches.length > 1 ? (
          <div role="group" aria-label={observedWords.period} className="observed-choices">
            {stretches.map(({ name, rounds: count }) => (
              <Button key={name} aria-pressed={name === stretch?.name} onPress={() => setChosen(name)}>
                {observedWords.stretch[name]} <span className="text-muted">{count}</span>
              </Button>
            ))}
          </div>
        ) : undefined}
        <div role="group" aria-label={observedWords.as} className="observed-choices ml-auto">
          {shapes.map((name) => (
            <Button key={name} aria-pressed={shape === name} onPress={() => setShape(name)}>
              {name}
            </Button>
          ))}
        </div>
      </div>
      {stretch === undefined ? <p className="observed-said">{observedWords.noRounds}</p> : undefined}
      {stretch !== undefined && shape === 'Chart' ? (
        <>
          <SignsChart {...props} rounds={oldestFirst} stretch={stretch} active={active} onActive={({ key }) => setMarked(key)} />
          <Readout {...props} round={active} />
          {notDrawn > 0 ? <p className="observed-said text-meta text-warning">{observedWords.notDrawn(notDrawn)}</p> : undefined}
        </>
      ) : undefined}
      {stretch !== undefined && shape === 'Table' ? <RoundsTable {...props} rounds={inStretch} /> : undefined}
    </section>
  );
}

/** The chosen round, everything of it; the newest until another is chosen. */
function Readout({ round, locale, thisYear, sources, onOpen }: ObservationsProps & { readonly round: Round | undefined }) {
  if (!round) return <p className="observed-readout text-muted">{observedWords.chooseRound}</p>;
  const source = sources.get(round.source);
  const further = new Set(furtherLines(round).map(({ text }) => text));
  const usual = round.signs.map(signLine).filter((line) => !further.has(line));
  return (
    <div className="observed-readout">
      <LinkButton onPress={() => openRound(round, onOpen)}>{shortDate(round.date, { locale, thisYear, most: 'minute' })}</LinkButton>{' '}
      {round.scores.length > 0 ? <b>{round.scores.map(scoreLine).join(', ')} </b> : undefined}
      {[...usual, ...(round.isOxygenUnknown ? [observedWords.oxygenUnknown] : []), ...further].map((words, index) => (
        <span key={`${index} ${words}`} className="readout-sign">
          {words}
        </span>
      ))}
      {source ? <SourceBadge source={source} /> : undefined}
    </div>
  );
}
