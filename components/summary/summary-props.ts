import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { SectionBlock } from '#/lib/record/summary/sections.ts';
import type { RecordSummary } from '#/lib/record/summary/summary.ts';

/** Everything that a block of the Summary draws from. */
export interface SummaryProps {
  readonly summary: RecordSummary;
  /** The operator's own sections. */
  readonly sections?: readonly SectionBlock[];
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  /** Address of a category's page. */
  readonly href: (category: string) => string;
  readonly onOpen: (id: string) => void;
  /** Key of the reader's ticks: a block starts afresh with other ones. */
  readonly choice?: string;
  /** Ticks all sources again: "4 hidden by you · Show". */
  readonly onShowHidden?: () => void;
  readonly onAskAgain?: (sources: readonly string[]) => void;
}
