import type { Category } from './category.ts';

/** Blocks of the first screen in reading order; decisions, orders that forbid and alerts stand above them on every page. */
export const summaryBlocks = [
  'allergies',
  'observations',
  'medicines',
  'problems',
  'results',
  'letters',
  'appointments',
  'people',
] as const;
export type SummaryBlockName = (typeof summaryBlocks)[number];

/** Blocks that always stand open and whole (H40): no lens folds them. */
export const wholeBlocks: ReadonlySet<string> = new Set<SummaryBlockName>(['allergies', 'medicines']);

/** A block that the operator adds to the first screen. */
export interface SectionSettings {
  /** Unique among sections and blocks; a lens names it. */
  readonly id: string;
  readonly title: string;
  /** Not empty; the first one's page holds the whole list. */
  readonly categories: readonly Category[];
  /** `system|code`; absent: every entry of the categories. */
  readonly codes?: readonly string[];
  /** The block behind which it stands; absent: behind all of them. */
  readonly after?: SummaryBlockName;
}

/** Order and folding of the first screen for the reader's role. It removes nothing. */
export interface SummaryLens {
  /** Ids of blocks and sections that come first; the others follow in their usual order. */
  readonly order: readonly string[];
  /** Ids that show their head alone until they are pressed. */
  readonly folded: readonly string[];
}

/** The operator's part in the first screen, for one reader. */
export interface SummarySettings {
  readonly sections: readonly SectionSettings[];
  readonly lens: SummaryLens;
}
