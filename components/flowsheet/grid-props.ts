import type { FlowsheetColumn } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import type { CellContext } from './cells/cell-words.ts';
import type { TableLine } from './table-lines.ts';

export interface GridProps {
  readonly lines: readonly TableLine[];
  readonly columns: readonly FlowsheetColumn[];
  readonly stays: readonly Stay[];
  readonly context: CellContext;
  readonly isNarrow: boolean;
  readonly isBusy: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly askedLine: AskedLine | undefined;
  readonly onBegin: () => void;
  readonly onPress: (tableCell: PressedCell) => void;
  /** Opens the entry of a stay. */
  readonly onOpen: (id: string) => void;
  /** The element in which the table scrolls; undefined until it is drawn. */
  readonly scroller: HTMLElement | undefined;
  readonly onScroller: (element: HTMLElement | undefined) => void;
}

/** Line to bring into sight: a panel that was asked for, or a test. Each asking is an object of its own. */
export interface AskedLine {
  /** Key of the line. */
  readonly key: string;
}

/** Everything that stands at the place that was pressed. */
export interface PressedCell {
  readonly opens?: string;
  readonly chooses?: string;
  readonly panel?: string;
  readonly unfolds?: string;
}
