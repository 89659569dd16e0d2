import type { PublicSource } from '#/lib/record/model/public-source.ts';

/** Kinds of notices, in the order in which they stand (H37, H38). */
export const noticeKinds = [
  'resuscitation',
  'do-not-give',
  'treatment',
  'refusal',
  'attorney',
  'statement',
  'adjustment',
  'interpreter',
  'alert',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** danger: in force and refuses treatment · forbids: an order not to · plain: any other decision. */
export type NoticeTone = 'danger' | 'forbids' | 'plain' | 'adjustment' | 'alert';

/** Something that every reader must see before acting: a decision, an order that forbids, an alert; whole, in words. */
export interface Notice {
  /** Id of the entry to open; of a fact of the source's Patient, which has none, a key of its own. */
  readonly id: string;
  /** A fact of the source's own Patient: there is no entry to open. */
  readonly isOfPatient?: true;
  readonly kind: NoticeKind;
  readonly tone: NoticeTone;
  /** Words that come first, because they change the meaning: "Revoked 20-Nov-2026". */
  readonly before: readonly string[];
  /** The same for the screen, where dates of this year leave the year out: "Revoked 20-Nov". */
  readonly shortBefore: readonly string[];
  readonly words: string;
  /** Day of the decision or order, with its year; absent where `words` has it. */
  readonly day?: string;
  /** The same for the screen: "12-Nov". */
  readonly shortDay?: string;
  /** Person or role that decided. */
  readonly by?: string;
  /** Words that the reader must know beside it: a status that is unknown, "Not to be shown to the patient". */
  readonly notes: readonly string[];
  readonly sources: readonly PublicSource[];
  /** A decision that may be over: its words say how. */
  readonly isOver?: boolean;
  /** In force beside another in force that says otherwise. */
  readonly differs: boolean;
}

/** A notice on one line, for speech, paper and copied text. */
export function noticeText({ before, words, day, by, notes }: Notice): string {
  return [[...before, words].join(': '), ...[day, by].filter((part) => part !== undefined), ...notes].join(' · ');
}

/** Tells whether it is a decision, and neither an order that forbids nor an alert. */
export const isDecision = ({ tone }: Pick<Notice, 'tone'>): boolean => tone === 'danger' || tone === 'plain';
