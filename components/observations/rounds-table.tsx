import { useRef, useState } from 'react';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { Round } from '#/lib/record/observations/observed-record.ts';
import { news2Grade } from '#/lib/record/summary/observed/news2-grade.ts';
import type { SignName } from '#/lib/record/summary/observed/observation-codes.ts';
import type { ObservationsProps } from './observations-props.ts';
import { cellLines, furtherLines } from './round-words.ts';
import { observedWords } from './words.ts';

/** Rows shown at first, and as many more at a press: thousands at once would stop the page. */
const furtherRows = 200;

const columns = [
  ['respiration', 'Resp'],
  ['saturation', 'SpO₂'],
  ['oxygen', observedWords.air],
  ['pressure', 'BP'],
  ['pulse', 'Pulse'],
  ['consciousness', observedWords.alert],
  ['temperature', 'Temp'],
] as const satisfies readonly (readonly [SignName, string])[];

/** Every round as it was sent, also what the chart cannot draw. `rounds`: newest first. */
export function RoundsTable({ rounds, ...props }: ObservationsProps & { readonly rounds: readonly Round[] }) {
  const [most, setMost] = useState(furtherRows);
  const area = useRef<HTMLDivElement>(null);
  useOneStop(area, { row: 'tr' });
  const shownRounds = rounds.slice(0, most);
  return (
    <>
      <div ref={area} className="observed-scroll">
        <table className="observed-table rounds-table">
          <caption>{observedWords.caption(rounds.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{observedWords.time}</th>
              <th scope="col">{observedWords.score}</th>
              {columns.map(([sign, name]) => (
                <th key={sign} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{observedWords.more}</th>
              <th scope="col">{observedWords.source}</th>
            </tr>
          </thead>
          <tbody>
            {shownRounds.map((round) => (
              <RoundRow key={round.key} round={round} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      {shownRounds.length < rounds.length ? (
        <p className="observed-said">
          {observedWords.notInTable(rounds.length - shownRounds.length)}{' '}
          <LinkButton onPress={() => setMost(most + furtherRows)}>
            {observedWords.showMore(Math.min(furtherRows, rounds.length - shownRounds.length))}
          </LinkButton>
        </p>
      ) : undefined}
    </>
  );
}

function RoundRow({ round, sources, locale, thisYear, selected, onOpen }: ObservationsProps & { readonly round: Round }) {
  const [lead] = round.scores.map(({ group }) => group).concat(round.groups);
  const holders = pickSources([...new Set(round.groups.flatMap((group) => group.sources))], sources);
  const isSelected = round.groups.some(({ id }) => id === selected);
  return (
    <tr aria-current={isSelected ? true : undefined}>
      <th scope="row">
        <LinkButton aria-label={`${observedWords.open} ${formatClinicalDate(round.date, locale)}`} onPress={() => lead && onOpen(lead.id)}>
          {shortDate(round.date, { locale, thisYear, most: 'minute' })}
        </LinkButton>
      </th>
      <td>
        {round.scores.map(({ group, sort, value, isGraded, highest, threes }) => (
          <span key={group.id} className="block">
            {isGraded ? undefined : <span className="text-muted">{sort.name} </span>}
            <span className="score-points figures" data-grade={isGraded ? news2Grade(highest) : undefined}>
              {value}
            </span>
            {threes.length > 0 ? <span className="block text-meta">{threes.map(observedWords.three).join(', ')}</span> : undefined}
          </span>
        ))}
      </td>
      {columns.map(([sign]) => (
        <td key={sign}>
          <Cell round={round} sign={sign} selected={selected} onOpen={onOpen} />
        </td>
      ))}
      <td className="rounds-further">
        {furtherLines(round).map(({ text, id }, index) => (
          <span key={`${index} ${text}`} className="block">
            {id === undefined ? (
              <span className="text-muted">{text}</span>
            ) : (
              <OpenValue id={id} selected={selected} onOpen={onOpen} value={text} />
            )}
          </span>
        ))}
      </td>
      <td>
        <SourceBadges sources={holders} locale={locale} />
      </td>
    </tr>
  );
}

type CellProps = Pick<ObservationsProps, 'selected' | 'onOpen'> & { readonly round: Round; readonly sign: SignName };

function Cell({ round, sign, ...opening }: CellProps) {
  const lines = sign === 'oxygen' ? [...cellLines(round, 'oxygen'), ...cellLines(round, 'scale')] : cellLines(round, sign);
  if (sign === 'oxygen' && round.isOxygenUnknown) return <span className="text-muted">{observedWords.oxygenUnknown}</span>;
  return lines.map(({ value, flag, how, id }, index) => (
    <span key={`${index} ${value}`} className="block">
      <OpenValue id={id} value={flag === undefined ? value : `${value} ${flag}`} isFlagged={flag !== undefined} {...opening} />
      {how === '' ? undefined : <span className="text-meta text-muted"> {how}</span>}
    </span>
  ));
}

interface OpenValueProps extends Pick<ObservationsProps, 'selected' | 'onOpen'> {
  readonly id: string;
  readonly value: string;
  readonly isFlagged?: boolean;
}

/** A value that opens its entry. */
function OpenValue({ id, value, isFlagged = false, selected, onOpen }: OpenValueProps) {
  return (
    <button
      type="button"
      className="round-value figures"
      data-flagged={isFlagged ? true : undefined}
      aria-current={id === selected ? 'true' : undefined}
      onClick={() => onOpen(id)}
    >
      {value}
    </button>
  );
}
