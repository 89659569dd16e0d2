import { flagSign } from '#/components/entry/flag.tsx';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import type { FlowsheetCell } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { type CellContext, cellValue } from './cell-words.ts';

/** Marks of a cell at most: a third source is in the drawer, and in speech. */
const mostMarks = 2;

/** A result: marks of its sources, value, flag. For the eye alone: the cell is named in full. */
export function CellContent({ tableCell, sources }: { readonly tableCell: FlowsheetCell } & Pick<CellContext, 'sources'>) {
  const { text, size } = cellValue(tableCell);
  const { entry, measurement, sources: ids } = tableCell;
  const isRemoved = entry.assertion === 'removed';
  const flag = isRemoved ? undefined : resultFlag(measurement);
  return (
    <span
      className="flow-cell"
      data-size={size}
      data-removed={isRemoved ? true : undefined}
      data-flagged={flag ? true : undefined}
      data-early={entry.status === 'preliminary' ? true : undefined}
      aria-hidden
    >
      {size === 'unmarked' ? undefined : (
        <span className="flow-marks">
          {ids.slice(0, mostMarks).map((id) => (
            <SourcePoint key={id} source={sources.get(id)} />
          ))}
        </span>
      )}
      <span className="flow-value">{text}</span>
      <span className="flow-flag">{flag ? flagSign(flag) : ''}</span>
    </span>
  );
}

/** A source's point: its outline's shape in its hue. */
export function SourcePoint({ source }: { readonly source: PublicSource | undefined }) {
  const { hue, outline } = sourceMark(source);
  return (
    <svg className="flow-mark" width={7} height={7} viewBox="-6 -6 12 12" data-hue={hue} aria-hidden>
      <PointShape shape={outline} />
    </svg>
  );
}
