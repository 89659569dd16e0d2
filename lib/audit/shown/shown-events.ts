import 'server-only';
import type { AuditEventEntityDetail } from 'fhir/r4';
import { entityType } from '#/lib/audit/model/codings.ts';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import { eventDetails } from '#/lib/audit/model/event-words.ts';
import type { AuditContext } from '#/lib/audit/model/source-events.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { contentForm } from './entry-digests.ts';
import { entryBytes } from './sent-digests.ts';

/** Entries in one event: its line stays below the 16 KiB at which container runtimes cut a line of output in two. */
const entriesAnEvent = 500;
export const digestsName = 'digests';

/** Answer of a source, as it was sent to the page. */
export interface SentAnswer {
  readonly source: { readonly id: string; readonly name: string };
  /** Begins the X-Request-Id of each call: one asking of the source, whose other events name it as well. */
  readonly requestId: string;
  readonly attempt: number;
  /** ISO 8601 instant at which the source was asked. */
  readonly from: string;
  /** Outcomes that end each category on the page; undefined where the stream broke off: the reader left, or this process ended it. */
  readonly outcomes: ReadonlyMap<Category, Outcome> | undefined;
  readonly keyId: string;
  readonly digests: ReadonlyMap<Category, Buffer>;
}

/** Makes the events of what one source's stream sent: one, or as many as its entries need; one without entries says that there were none. */
export function shownEvents({ at, session, patient, ...user }: AuditContext, sentAnswer: SentAnswer): readonly AuditEvent[] {
  const parts = partsOf(sentAnswer.digests);
  const total = parts.reduce((sum, { entries }) => sum + entries, 0);
  const ending = sentAnswer.outcomes
    ? ({ outcome: '0', detail: eventDetails.sentWhole } as const)
    : ({ outcome: '4', detail: eventDetails.sentInPart } as const);
  return parts.map(({ details }, index): AuditEvent => {
    const facts = [
      ['asking', sentAnswer.requestId],
      ['attempt', String(sentAnswer.attempt)],
      ['key', sentAnswer.keyId],
      ['form', contentForm],
      ['part', `${index + 1}/${parts.length}`],
      ['entries', String(total)],
      ...(index === 0 && sentAnswer.outcomes ? [['outcomes', outcomesText(sentAnswer.outcomes)] as const] : []),
    ] as const;
    const event = accessEvent({ action: 'entries-shown', ...ending, at, user, session, patient, source: sentAnswer.source, facts });
    const digests = { type: entityType('4'), name: digestsName, detail: details };
    return {
      ...event,
      period: { start: sentAnswer.from, end: at },
      entity: [...(event.entity ?? []), ...(details.length > 0 ? [digests] : [])],
    };
  });
}

/** States of the categories, those of one state together: `none alerts decisions; complete results`. */
function outcomesText(outcomes: ReadonlyMap<Category, Outcome>): string {
  const byState = Map.groupBy(outcomes, ([, outcome]) => outcomeName(outcome));
  return [...byState].map(([state, own]) => [state, ...own.map(([category]) => category)].join(' ')).join('; ');
}

/** Name of an outcome in the trail; what an unmatched patient means to the reader differs. */
export const outcomeName = (outcome: Outcome): string => (outcome.state === 'unmatched' ? `unmatched/${outcome.match}` : outcome.state);

interface EventPart {
  readonly entries: number;
  readonly details: AuditEventEntityDetail[];
}

/** Cuts the digests of all categories, one after another, into parts of one event each. */
function partsOf(digests: ReadonlyMap<Category, Buffer>): readonly EventPart[] {
  const parts: { entries: number; details: AuditEventEntityDetail[] }[] = [{ entries: 0, details: [] }];
  for (const [category, bytes] of digests)
    for (let at = 0; at < bytes.length;) {
      let part = parts.at(-1);
      if (!part || part.entries === entriesAnEvent) parts.push((part = { entries: 0, details: [] }));
      const end = Math.min(bytes.length, at + (entriesAnEvent - part.entries) * entryBytes);
      part.details.push({ type: category, valueBase64Binary: bytes.subarray(at, end).toString('base64') });
      part.entries += (end - at) / entryBytes;
      at = end;
    }
  return parts;
}
