/** The eight shapes of visual.md's points, 10 px wide around their middle: ● ■ ▲ ◆ ▼ ✚ ★ ○. */
const shapes = [
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z',
  'M-4 -4h8v8h-8z',
  'M0 -5L5 4H-5z',
  'M0 -5.5L5.5 0L0 5.5L-5.5 0z',
  'M0 5L5 -4H-5z',
  'M-1.8 -5h3.6v3.2h3.2v3.6h-3.2v3.2h-3.6v-3.2h-3.2v-3.6h3.2z',
  'M0 -5.5L1.5 -1.7L5.5 -1.6L2.3 0.9L3.4 4.8L0 2.5L-3.4 4.8L-2.3 0.9L-5.5 -1.6L-1.5 -1.7z',
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z',
] as const;

interface Props {
  /** The source's outline, 1 to 8. */
  readonly shape: number;
  /** Preliminary: drawn with a broken outline. */
  readonly early?: boolean;
  readonly small?: boolean;
}

/** A source's point, in its colour; in forced colours by its shape alone. */
export function PointShape({ shape, early = false, small = false }: Props) {
  const hollow = shape === 8 || early;
  return (
    <path
      d={shapes[shape - 1] ?? shapes[0]}
      strokeWidth={1.5}
      transform={small ? 'scale(0.6)' : undefined}
      strokeDasharray={early ? '2 1.5' : undefined}
      className={`stroke-(--badge-mark) forced-colors:stroke-[CanvasText] ${hollow ? 'fill-surface forced-colors:fill-[Canvas]' : 'fill-(--badge-mark) forced-colors:fill-[CanvasText]'}`}
    />
  );
}
