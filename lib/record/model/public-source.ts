import type { Category } from './category.ts';

/** What the reader may know of a configured source: never its address or how it is asked. */
export interface PublicSource {
  readonly id: string;
  readonly name: string;
  /** Badge: 2–3 letters, unique in the exchange. */
  readonly code: string;
  readonly organisation: string;
  /** It belongs to the viewer's own organisation. */
  readonly own: boolean;
  /** Which of the eight badge outlines and hues: 1–8. */
  readonly mark: number;
  /** Categories that it cannot hold, by configuration. */
  readonly never: readonly Category[];
  /** The network through which it joined. */
  readonly network?: { readonly id: string; readonly name: string };
  /** It is a network itself, and this is what it found. */
  readonly foundMembers?: FoundMembers;
  /** Asked only once the reader ticks it. */
  readonly whenTicked?: true;
  /** Sentences that stand at the foot of its details for every patient: sharing agreement, confidentiality. */
  readonly standing: readonly string[];
}

/** How many of a network's organisations know the patient. */
export interface FoundMembers {
  /** By its record locator. */
  readonly withRecord: number;
  /** At once; the others wait for the reader's tick. */
  readonly queriedAtOnce: number;
  /** Organisations in its directory, where it could be read. */
  readonly inDirectory?: number;
}

/** The sources with these ids, in this order; an id of none is left out. */
export function pickSources(ids: readonly string[], sources: ReadonlyMap<string, PublicSource>): readonly PublicSource[] {
  return ids.flatMap((id) => sources.get(id) ?? []);
}
