import { EntryValue } from '#/components/entry/entry-value.tsx';
import { flagSign } from '#/components/entry/flag.tsx';
import { CautionMark } from '#/components/entry/caution-mark.tsx';
import { conflictHead } from '#/components/entry/conflict-words.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { outsideOf } from './row-words.ts';

/** The fourth column of a row. */
export function RowValue({ row }: { readonly row: Row }) {
  const { lead } = row;
  return (
    <span className="row-value">
      {lead.conflicts.length > 0 ? <span className="font-semibold text-warning">≠ {conflictHead(lead)}</span> : undefined}
      <Value row={row} />
    </span>
  );
}

function Value({ row }: { readonly row: Row }) {
  switch (row.type) {
    case 'panel':
      return <SetValue row={row} of={row.results.length} />;
    case 'vitals':
      return <SetValue row={row} of={row.groups.length} />;
    default:
      return <EntryValue entry={row.lead.lead} cautions={row.cautions} />;
  }
}

/** "▼ 2 of 15", and what else of a set must be seen on its row. */
function SetValue({ row, of }: { readonly row: Row; readonly of: number }) {
  const outside = outsideOf(row);
  const [first] = outside;
  const others = row.groups.reduce((sum, group) => sum + (group === row.lead || group.conflicts.length === 0 ? 0 : 1), 0);
  return (
    <>
      {first ? (
        <span className="font-semibold text-abnormal">
          <span aria-hidden>{flagSign(first.flag)} </span>
          {outside.length} of {of}
          <span className="visually-hidden"> outside range or flagged</span>
        </span>
      ) : row.type === 'vitals' ? (
        <span className="text-muted">{of} measured</span>
      ) : undefined}
      {others > 0 ? <span className="font-semibold text-warning">≠ {others} differ</span> : undefined}
      {row.cautions.map((caution) => (
        <CautionMark key={`${caution.type} ${'text' in caution ? caution.text : ''}`} caution={caution} />
      ))}
    </>
  );
}
