import 'server-only';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { auditedPatientOf, readView, sessionOf, viewerOf, type AuditedView } from '#/lib/audit/shown/read-view.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import type { RebuildArguments } from './audit-arguments.ts';

type Wanted = Pick<RebuildArguments, 'view' | 'user' | 'patient' | 'at'>;

export interface ViewChoice {
  /** Takes each record of the trail; only those that may belong to the view are held. */
  readonly take: (record: AuditRecord) => void;
  /** The views that were meant, by the time of their beginning. */
  readonly views: () => readonly AuditedView[];
}

/** Picks the events of one view out of a trail: by the id of its session, or by user and patient. */
export function chooseView({ view, user, patient = '', at }: Wanted): ViewChoice {
  const bySession = new Map<string, AuditEvent[]>();
  const isWanted = (event: AuditEvent, session: string): boolean => {
    if (view !== undefined) return session === view;
    const numbers = auditedPatientOf(event)?.identifiers ?? [];
    const isPatient = numbers.some(({ value }) => comparableIdentifier(value) === comparableIdentifier(patient));
    return viewerOf(event)?.subject === user && isPatient;
  };
  return {
    take: ({ event }) => {
      const session = sessionOf(event);
      if (session === undefined || !isWanted(event, session)) return;
      const events = bySession.get(session);
      if (events) events.push(event);
      else bySession.set(session, [event]);
    },
    views: () => {
      const views = [...bySession].flatMap(([session, events]) => readView(session, events) ?? []);
      const then = view === undefined && at !== undefined ? views.filter(({ from, to }) => isWithin(at, from, to)) : views;
      return then.toSorted((left, right) => (left.from < right.from ? -1 : 1));
    },
  };
}

const isWithin = (at: string, from: string, to: string): boolean => Date.parse(from) <= Date.parse(at) && Date.parse(at) <= Date.parse(to);
