import type { ContactPerson, SpokenLanguages } from '#/lib/record/model/contact-person.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { RawSourceMessage } from './read-message.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { EndMessage, RefusedResource } from '#/lib/record/model/timeline-message.ts';

/** Entries of one message; never copied, so the array's identity can key results computed from it. */
export type EntryBatch = readonly TimelineEntry[];

/** Why a stream stopped before its end: the connection failed, or the viewer's process said that it stops. */
export type StreamCut = 'connection-lost' | 'restarting' | 'busy';

/** Everything that one source has sent so far. */
export interface SourceTimeline {
  readonly source: PublicSource;
  /** The server's clock when the source was last asked: a medicine whose end lies before it is over. */
  readonly askedAt?: string;
  /** Attempt that all fields below belong to; 0 before the first message. */
  readonly attempt: number;
  readonly batches: readonly EntryBatch[];
  /** Entries in `batches`. */
  readonly received: number;
  /** Entries received that could not be read: they make the source incomplete (H06). */
  readonly unreadable: number;
  /** Final states by category; a category without one has not ended. */
  readonly outcomes: ReadonlyMap<Category, Outcome>;
  readonly pages: number;
  readonly resources: number;
  readonly refused: readonly RefusedResource[];
  readonly differences: readonly IdentityDifference[];
  /** People to ring whom the source's own Patient names. */
  readonly contacts: readonly ContactPerson[];
  /** Languages and interpreter need, as the source's own Patient states them. */
  readonly speech?: SpokenLanguages;
  /** The source labels its Patient so that no address or number may be shown. */
  readonly isRestricted?: true;
  /** Numbers of this source have not come yet: another source may restrict them. */
  readonly areNumbersHeld?: true;
  /** Person that the reader may accept at the source. */
  readonly person?: string;
  readonly end?: EndMessage;
  /** Why the stream stopped before this source's end. */
  readonly lost?: StreamCut;
  /** Present while the source is asked again and the new answer is empty: everything else is of the earlier one ("from 14:02"). */
  readonly asking?: NewAnswer;
}

export interface NewAnswer {
  /** End of the answer that is still shown. */
  readonly from?: string;
  /** Lines of the new answer before its first entry or outcome. */
  readonly early: readonly RawSourceMessage[];
}

export function joinSource(source: PublicSource, askedAt: string | undefined): SourceTimeline {
  return {
    source,
    ...(askedAt !== undefined && { askedAt }),
    attempt: 0,
    batches: [],
    received: 0,
    unreadable: 0,
    outcomes: new Map(),
    pages: 0,
    resources: 0,
    refused: [],
    differences: [],
    contacts: [],
  };
}

/** Tells whether the source's answer is over: ended or cut off. */
export function isSettled(state: SourceTimeline): boolean {
  return state.end !== undefined || state.lost !== undefined;
}
