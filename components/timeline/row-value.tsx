import type { ReactNode } from 'react';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { FlaggedParts, Measured } from '#/components/entry/measured-value.tsx';
import { flagSign } from '#/components/entry/flag.tsx';
import { CautionMark } from '#/components/entry/caution-mark.tsx';
import { plainStatus } from '#/components/entry/status-words.ts';
import { conflictHead } from '#/components/entry/conflict-words.ts';
import { useScoreReader } from '#/components/entry/scores/score-reader.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { outsideOf, scoreWords } from './row-words.ts';
import { timelineWords } from './words.ts';

interface Props {
  readonly row: Row;
  /** A column of status has "Active" and "Completed" too, which add nothing to a row of their own. */
  readonly isPlainStatusDrawn?: boolean;
  /** Stands after the value. */
  readonly children?: ReactNode;
}

/** The fourth column of a row. */
export function RowValue({ row, isPlainStatusDrawn = false, children }: Props) {
  const { lead } = row;
  const plain = isPlainStatusDrawn && row.type === 'single' && row.cautions.length === 0 ? plainStatus(lead.lead) : undefined;
  return (
    <span className="row-value" aria-hidden>
      {lead.conflicts.length > 0 ? <span className="font-semibold text-warning">≠ {conflictHead(lead)}</span> : undefined}
      <Value row={row} />
      {plain ? <span className="text-muted">{plain}</span> : undefined}
      {children}
    </span>
  );
}

function Value({ row }: { readonly row: Row }) {
  switch (row.type) {
    case 'panel':
      return <SetValue row={row} all={row.results.length} />;
    case 'vitals':
      return <SetValue row={row} all={row.groups.length} />;
    default:
      return <EntryValue entry={row.lead.lead} cautions={row.cautions} />;
  }
}

/** "▼ 2 of 15", and the conflicts and cautions of the rest of a set. */
function SetValue({ row, all }: { readonly row: Row; readonly all: number }) {
  const outside = outsideOf(row);
  const scores = scoreWords(row, useScoreReader());
  const [first] = outside;
  const differing = row.groups.reduce((sum, group) => sum + (group === row.lead || group.conflicts.length === 0 ? 0 : 1), 0);
  const { body } = row.lead.lead;
  return (
    <>
      {row.type === 'panel' && body.shape === 'measurement' ? <Measured body={body} /> : undefined}
      {row.type === 'panel' && body.shape === 'panel' ? <FlaggedParts components={body.components ?? []} /> : undefined}
      {scores.map((words) => (
        <span key={words} className="font-semibold">
          {words}
        </span>
      ))}
      {first ? (
        <span className="font-semibold text-abnormal">
          <span aria-hidden>{flagSign(first.flag)} </span>
          {timelineWords.outside(outside.length, all)}
          <span className="visually-hidden"> {timelineWords.outsideSpoken}</span>
        </span>
      ) : row.type === 'vitals' && scores.length === 0 ? (
        <span className="text-muted">{timelineWords.measured(all)}</span>
      ) : undefined}
      {differing > 0 ? <span className="font-semibold text-warning">{timelineWords.differ(differing)}</span> : undefined}
      {row.cautions.map((caution) => (
        <CautionMark key={`${caution.type} ${'text' in caution ? caution.text : ''}`} caution={caution} />
      ))}
    </>
  );
}
