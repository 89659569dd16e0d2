import { chartMargin, type ChartScales } from './chart-scales.ts';
import { roundForAxis } from './trend-words.ts';

/** Lines and figures of both axes; the unit stands over the figures. */
export function ChartAxes({ scales, width, unit }: { readonly scales: ChartScales; readonly width: number; readonly unit: string }) {
  return (
    <g aria-hidden className="fill-muted text-badge forced-colors:fill-[CanvasText]">
      <text x={0} y={10}>
        {unit}
      </text>
      {scales.yTicks.map((tick) => (
        <g key={tick}>
          <line
            x1={chartMargin.left}
            x2={width}
            y1={scales.y(tick)}
            y2={scales.y(tick)}
            className="stroke-line forced-colors:stroke-[GrayText]"
          />
          <text x={chartMargin.left - 6} y={scales.y(tick)} dy="0.32em" textAnchor="end">
            {roundForAxis(tick)}
          </text>
        </g>
      ))}
      {scales.xTicks.map(({ at, words }) => (
        <g key={at}>
          <line
            x1={scales.x(at)}
            x2={scales.x(at)}
            y1={scales.bottom}
            y2={scales.bottom + 4}
            className="stroke-control forced-colors:stroke-[CanvasText]"
          />
          <text x={Math.min(scales.x(at), width - 24)} y={scales.bottom + 15} textAnchor="middle">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
