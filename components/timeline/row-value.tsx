import { EntryValue } from '#/components/entry/entry-value.tsx';
import { flagSign } from '#/components/entry/flag.tsx';
import { CautionMark } from '#/components/entry/caution-mark.tsx';
import type { PanelRow, Row } from '#/lib/record/arrangement.ts';
import { conflictHead } from './row-words.ts';

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
      return <PanelValue row={row} />;
    case 'vitals':
      return <span className="text-muted">{row.groups.length} measured</span>;
    default:
      return <EntryValue entry={row.lead.lead} cautions={row.cautions} />;
  }
}

function PanelValue({ row }: { readonly row: PanelRow }) {
  const [first] = row.outside;
  const others = row.groups.reduce((sum, group) => sum + (group === row.lead || group.conflicts.length === 0 ? 0 : 1), 0);
  return (
    <>
      {first ? (
        <span className="font-semibold text-abnormal">
          <span aria-hidden>{flagSign(first.flag)} </span>
          {row.outside.length} of {row.results.length}
          <span className="visually-hidden"> outside range or flagged</span>
        </span>
      ) : undefined}
      {others > 0 ? <span className="font-semibold text-warning">≠ {others} differ</span> : undefined}
      {row.cautions.map((caution) => (
        <CautionMark key={`${caution.type} ${'text' in caution ? caution.text : ''}`} caution={caution} />
      ))}
    </>
  );
}
