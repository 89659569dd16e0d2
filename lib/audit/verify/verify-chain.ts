import 'server-only';
import type { VerificationKey } from '#/lib/config/schema/audit.ts';
import { recordHash, type AuditRecord } from '#/lib/audit/model/chain.ts';
import type { NumberRange } from '#/lib/audit/model/ranges.ts';
import { readTrailStatement } from '#/lib/audit/model/statement.ts';
import { checkSignature } from './check-signature.ts';
import { findingWords } from './words.ts';

/** Findings in one chain. A break: something was changed, or cannot be believed. A note: something that an auditor should know. */
export interface ChainFindings {
  readonly breaks: readonly string[];
  readonly notes: readonly string[];
  /** Number of the newest record that a checked signature covers; 0 where there is none. */
  readonly signedUpTo: number;
  readonly beginsAt: number;
  readonly endsAt: number;
  /** True where the newest record is the closing one. */
  readonly isClosed: boolean;
}

interface Walk {
  readonly keys: readonly VerificationKey[];
  readonly breaks: string[];
  readonly notes: string[];
  /** Numbers that are not there and that no statement has named so far. */
  gaps: NumberRange[];
  first: AuditRecord | undefined;
  last: AuditRecord | undefined;
  signedUpTo: number;
  closedAt: number | undefined;
  hasUncheckedSignature: boolean;
}

/** Check of one chain, record after record. */
export interface ChainCheck {
  readonly take: (record: AuditRecord) => void;
  readonly end: () => ChainFindings;
}

/**
 * Verifies the records of one chain, in the order in which they are taken. A record that was removed, changed, moved, repeated or
 * inserted is a break; so is a signature that does not hold. Numbers that are missing are explained where a later statement of the trail
 * says that they were never confirmed. A trail may begin and end anywhere: the findings say where.
 */
export function checkChain(keys: readonly VerificationKey[]): ChainCheck {
  const walk: Walk = {
    keys,
    breaks: [],
    notes: [],
    gaps: [],
    first: undefined,
    last: undefined,
    signedUpTo: 0,
    closedAt: undefined,
    hasUncheckedSignature: false,
  };
  return { take: (record) => takeRecord(walk, record), end: () => findingsOf(walk) };
}

function findingsOf(walk: Walk): ChainFindings {
  const { keys, signedUpTo, closedAt, first, last } = walk;
  const [beginsAt, endsAt] = [first?.sequence ?? 0, last?.sequence ?? 0];
  const breaks = [...walk.breaks, ...walk.gaps.map((gap) => findingWords.missing(gap))];
  const notes = [...walk.notes];
  if (keys.length > 0 && signedUpTo === 0) breaks.push(findingWords.unsignedChain);
  else if (keys.length > 0 && signedUpTo < endsAt) notes.push(findingWords.unsignedTail(signedUpTo, endsAt));
  if (walk.hasUncheckedSignature) notes.push(findingWords.unchecked);
  return { breaks, notes, signedUpTo, beginsAt, endsAt, isClosed: closedAt !== undefined && closedAt === endsAt };
}

function takeRecord(walk: Walk, record: AuditRecord): void {
  const { last } = walk;
  const { sequence } = record;
  if (record.hash !== recordHash(record)) walk.breaks.push(findingWords.changed(sequence));
  if (last && sequence <= last.sequence) return takeEarlier(walk, record, last);
  if (last && sequence > last.sequence + 1) walk.gaps.push({ first: last.sequence + 1, last: sequence - 1 });
  else if (last && record.previous !== last.hash) walk.breaks.push(findingWords.doesNotFollow(sequence));
  else if (!last && sequence === 1 && record.previous !== '') walk.breaks.push(findingWords.noBeginning);
  if (walk.closedAt !== undefined) walk.breaks.push(findingWords.afterClosing(sequence, walk.closedAt));
  walk.first ??= record;
  walk.last = record;
  takeStatement(walk, record);
}

/** A number that was passed already: the record was moved, or stands there once more. */
function takeEarlier(walk: Walk, { sequence }: AuditRecord, last: AuditRecord): void {
  const gap = walk.gaps.find(({ first, last: end }) => first <= sequence && sequence <= end);
  if (gap) {
    walk.gaps = withoutNumbers(walk.gaps, { first: sequence, last: sequence });
    walk.breaks.push(findingWords.outOfOrder(sequence, last.sequence));
  } else walk.breaks.push(findingWords.repeated(sequence));
}

function takeStatement(walk: Walk, record: AuditRecord): void {
  const statement = readTrailStatement(record);
  if (!statement) return;
  const verdict = checkSignature(statement, walk.keys);
  if (typeof verdict === 'object') return void walk.breaks.push(findingWords.wrongSignature(record.sequence, verdict.wrong));
  if (verdict === 'valid') walk.signedUpTo = record.sequence;
  if (verdict === 'unchecked' && statement.signature) walk.hasUncheckedSignature = true;
  if (statement.kind === 'closed') walk.closedAt = record.sequence;
  // Without its signature a statement explains nothing: anyone could have written it.
  if (verdict === 'unsigned') return;
  for (const range of statement.ranges) {
    walk.gaps = withoutNumbers(walk.gaps, range);
    walk.notes.push(findingWords.notConfirmed(range));
  }
}

function withoutNumbers(gaps: readonly NumberRange[], { first, last }: NumberRange): NumberRange[] {
  return gaps
    .flatMap((gap) => [
      { first: gap.first, last: Math.min(gap.last, first - 1) },
      { first: Math.max(gap.first, last + 1), last: gap.last },
    ])
    .filter(
      (gap, index, all) =>
        gap.first <= gap.last && all.findIndex((candidate) => candidate.first === gap.first && candidate.last === gap.last) === index,
    );
}
