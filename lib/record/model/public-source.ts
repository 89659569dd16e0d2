import type { Category } from './category.ts';

/** A configured source as far as the reader may know it: never its address or how it is queried. */
export interface PublicSource {
  readonly id: string;
  readonly name: string;
  /** Badge: 2–3 letters, unique in the exchange. */
  readonly code: string;
  readonly organisation: string;
  /** True for a source of the viewer's own organisation. */
  readonly own: boolean;
  /** Number of the badge's outline and hue: 1–64, unlike any other source's of the record while there are so many. */
  readonly mark: number;
  /** Categories that it cannot hold, by configuration. */
  readonly never: readonly Category[];
  /** The network through which it joined. */
  readonly network?: { readonly id: string; readonly name: string };
  /** Members that a network found; present for networks only. */
  readonly foundMembers?: FoundMembers;
  /** Asked only once the reader ticks it. */
  readonly whenTicked?: true;
  /** How often its data follow the records that they are taken from; absent where they follow at once. */
  readonly updated?: UpdateInterval;
  /** A search does not fetch its documents: it gives only so many a day, or its configuration says so. */
  readonly documentsNotSearched?: true;
  /** Sentences that stand at the foot of its details for every patient: sharing agreement, confidentiality. */
  readonly standing: readonly string[];
}

/** Interval at which a source's data are brought up to date; `hours`: at least as often. */
export type UpdateInterval = 'nightly' | 'weekly' | { readonly hours: number };

/** Number of a network's organisations that know the patient. */
export interface FoundMembers {
  /** Organisations that hold a record of the patient, by the network's record locator. */
  readonly withRecord: number;
  /** Organisations queried at once; the rest wait for the reader's tick. */
  readonly queriedAtOnce: number;
  /** Organisations in its directory, where it could be read. */
  readonly inDirectory?: number;
}

/** The sources with these ids, in this order; an id of none is left out. */
export function pickSources(ids: readonly string[], sources: ReadonlyMap<string, PublicSource>): readonly PublicSource[] {
  return ids.flatMap((id) => sources.get(id) ?? []);
}
