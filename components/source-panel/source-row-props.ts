import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';

export interface SourceActions {
  readonly onToggle: (id: string) => void;
  readonly onOnly: (id: string) => void;
  readonly onAskAgain: (id: string) => void;
  /** Asks the reader whether it is the same person. */
  readonly onConfirm: (id: string) => void;
}

export interface SourceRowProps extends SourceActions {
  readonly summary: SourceSummary;
  /** Nothing has come for a while. */
  readonly slow: boolean;
  /** Row of a very long list: the state in a word, the reason behind “More”. */
  readonly brief?: boolean;
}
