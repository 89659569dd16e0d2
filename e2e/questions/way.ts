/** A way in which somebody uses the record: by which hand, on how large a screen. */
export interface Way {
  readonly name: string;
  readonly hand: 'pointer' | 'keyboard';
  readonly viewport: { readonly width: number; readonly height: number };
}

const ward = { width: 1440, height: 900 } as const;

/** A ward's screen; a telephone; 1440 × 900 and WCAG 1.4.10's 1280 × 1024 at 400 % zoom. */
export const ways: readonly Way[] = [
  { name: 'by mouse', hand: 'pointer', viewport: ward },
  { name: 'by keyboard alone', hand: 'keyboard', viewport: ward },
  { name: 'at 390 px', hand: 'pointer', viewport: { width: 390, height: 844 } },
  { name: 'at 400 % zoom', hand: 'pointer', viewport: { width: 360, height: 225 } },
  { name: 'at 400 % zoom, by keyboard alone', hand: 'keyboard', viewport: { width: 360, height: 225 } },
  { name: 'at 320 px', hand: 'pointer', viewport: { width: 320, height: 256 } },
];

/** Below this the sources stand in a sheet (tokens.css). */
const sourcesBeside = 1280;
export const hasSheet = ({ viewport: { width } }: Way): boolean => width < sourcesBeside;
