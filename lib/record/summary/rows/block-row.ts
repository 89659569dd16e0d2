import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A row of a block in words: name 600, value 400, rest muted, date at the right, then lines below (visual-next §§1, 6). */
export interface BlockRow {
  readonly group: Group;
  /** Member whose words the first line says: it, and no other, is why the row stands in the block. */
  readonly entry: TimelineEntry;
  /** Words before the name that change its meaning: "Provisional: ". */
  readonly before: string;
  readonly name: string;
  readonly value: string;
  /** The value is a severe reaction. */
  readonly isSevere: boolean;
  /** Muted words after the value. */
  readonly rest: readonly string[];
  /** Date at the right; empty: the row has none there. */
  readonly date: string;
  readonly lines: readonly RowLine[];
  /** A statement of none beside items: it never stands as strong as they do. */
  readonly isMuted: boolean;
}

/** differs: what another source says · quote: the source's own sentence. */
export interface RowLine {
  readonly kind: 'differs' | 'quote';
  readonly text: string;
}

/** Everything that rows are made with. */
export interface RowContext {
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** Year of the server's clock: dates in it leave it out. */
  readonly thisYear: string;
  /** True on paper, where every date has its year. */
  readonly keepsYear?: boolean;
}

const plainRow = { before: '', value: '', isSevere: false, rest: [], date: '', lines: [], isMuted: false } as const;

export function blockRow(group: Group, row: Partial<BlockRow> & Pick<BlockRow, 'name'>): BlockRow {
  return { ...plainRow, group, entry: group.lead, ...row };
}

export interface SplitTitle {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** Parts a title at the name within it, so that nothing of the title is lost: "Provisional: ", "Asthma", ""; a title without the name is a name. */
export function splitTitle(title: string, name: string | undefined): SplitTitle {
  const at = name === undefined || name === '' ? -1 : title.indexOf(name);
  if (at < 0 || name === undefined) return { before: '', name: title, after: '' };
  return { before: title.slice(0, at), name, after: title.slice(at + name.length) };
}

/** The part of a row's detail that is not said anyway; `plain` are words that add nothing in this block. */
export function notableDetail({ detail }: TimelineEntry, plain: ReadonlySet<string>): readonly string[] {
  return detail === undefined ? [] : detail.split(' · ').filter((part) => !plain.has(part));
}

/** The entry's dates of a kind, its own first. */
export function datesOfKind({ date, otherDates }: TimelineEntry, kind: ClinicalDate['kind']): readonly ClinicalDate[] {
  return [date, ...otherDates].filter((candidate) => candidate?.kind === kind).flatMap((candidate) => candidate ?? []);
}
