import type { EntryCaution, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A field in which the members of a group differ; `values` has a line for each source, in the order of the members. */
export interface FieldConflict {
  /** The reader's word for the field: "Dose". */
  readonly field: string;
  readonly values: readonly { readonly source: string; readonly value: string }[];
}

/**
 * A group: one entry, or the copies of it that several sources hold.
 * alone: one entry · copies: "same in 2 sources" · original: one original that came by several paths.
 */
export interface Group {
  /** The lead's id: stable while the same members are shown. */
  readonly id: string;
  /** The newest member, of versions the latest (H35); of equals the viewer's own organisation's. */
  readonly lead: TimelineEntry;
  /** Every member, lead first. */
  readonly members: readonly TimelineEntry[];
  /** Source ids, the lead's first, without repeats. */
  readonly sources: readonly string[];
  readonly likeness: 'alone' | 'copies' | 'original';
  /** "same code, date and value"; present when not alone. */
  readonly reason?: string;
  readonly conflicts: readonly FieldConflict[];
  /** Members of which a later version is among them: they stay readable, and are no second result. */
  readonly replaced?: readonly ReplacedMember[];
  /** Cautions of all members, apart from "preliminary" of a version that was replaced. */
  readonly cautions: readonly EntryCaution[];
}

export interface ReplacedMember {
  readonly id: string;
  /** "replaced by the final result" */
  readonly words: string;
}

/** Removes repeated cautions, keeping the order. */
export function distinctCautions(cautions: readonly EntryCaution[]): readonly EntryCaution[] {
  return cautions.length < 2 ? cautions : [...new Map(cautions.map((caution) => [JSON.stringify(caution), caution])).values()];
}
