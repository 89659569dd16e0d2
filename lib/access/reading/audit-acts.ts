import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import type { AccessAction } from '#/lib/audit/model/event-kinds.ts';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import { config } from '#/lib/config/config.ts';
import { networkOf } from '#/lib/config/schema/network-of.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { ReaderAct } from '#/lib/record/list/reader-act.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { auditContext } from '#/lib/access/request/record-request.ts';
import { actDetails } from './words.ts';

/** `refused`: the configuration allows no print or copy, or this reader opens no records. `unwritten`: the audit did not accept it. */
export type ActsAnswer = 'written' | 'refused' | 'unwritten';

type Fact = readonly [name: string, value: string];

/** Writes down what the reader did on the page; a print or a copy may begin only once this answers `written`. */
export async function auditActs(session: RecordSession, acts: readonly ReaderAct[]): Promise<ActsAnswer> {
  const configuration = config();
  const { print, copy } = configuration.export;
  // Text that is selected is copied whatever the configuration says (docs/decisions/0024), and written down.
  const isForbidden = acts.some((act) => (act.act === 'printed' && !print) || (act.act === 'copied' && !copy && act.entries.length > 0));
  const refused = isForbidden || !canOpenRecords(session.viewer, configuration);
  const events = refused ? [refusedEvent(session, configuration)] : eventsOf(session, acts, configuration);
  try {
    await auditSink().write(events);
  } catch {
    return refused ? 'refused' : 'unwritten';
  }
  return refused ? 'refused' : 'written';
}

const refusedEvent = (session: RecordSession, configuration: Config): AuditEvent =>
  eventOf(session, configuration, { action: 'request-refused', outcome: '4', detail: actDetails.refused, facts: [] });

function eventsOf(session: RecordSession, acts: readonly ReaderAct[], configuration: Config): readonly AuditEvent[] {
  const looked = acts.flatMap((act) => lookedAt(act, configuration));
  const own = acts.flatMap((act) => {
    const actEvent = ownEvent(act);
    return actEvent ? [eventOf(session, configuration, { ...actEvent, outcome: '0' })] : [];
  });
  const viewed = eventOf(session, configuration, { action: 'viewed', outcome: '0', detail: actDetails.viewed, facts: looked });
  return [...(looked.length > 0 ? [viewed] : []), ...own];
}

interface ActEvent {
  readonly action: AccessAction;
  readonly outcome: '0' | '4';
  readonly detail: string;
  readonly facts: readonly Fact[];
}

function eventOf(session: RecordSession, configuration: Config, event: ActEvent): AuditEvent {
  const { at, session: id, patient, ...user } = auditContext({ session, config: configuration });
  return accessEvent({ ...event, at, session: id, patient, user });
}

/** Facts of what was looked at; many make one event. */
function lookedAt(act: ReaderAct, configuration: Config): readonly Fact[] {
  switch (act.act) {
    case 'page':
      return [['page', act.page]];
    case 'hid':
    case 'showed':
      return isSource(act.source, configuration) ? [[act.act, act.source]] : [];
    case 'filtered': {
      const { categories, from, to, since, othersOnly } = act;
      const filters = [
        ...categories,
        ...(from === undefined ? [] : [`from ${from}`]),
        ...(to === undefined ? [] : [`to ${to}`]),
        ...(since === undefined ? [] : [`since ${since}`]),
        ...(othersOnly ? ['other organisations'] : []),
      ];
      return [['filters', filters.length === 0 ? 'none' : filters.join(', ')]];
    }
    default:
      return [];
  }
}

function ownEvent(act: ReaderAct): Omit<ActEvent, 'outcome'> | undefined {
  switch (act.act) {
    case 'printed': {
      const { scope, category, limit } = act;
      const facts: readonly Fact[] = [
        ['scope', scope],
        ...(category === undefined ? [] : [['category', category] as const]),
        ...(limit === undefined ? [] : [['newest rows', String(limit)] as const]),
      ];
      return { action: 'printed', detail: actDetails.printed, facts };
    }
    case 'copied': {
      const ids = act.entries.filter((id) => entryId.test(id)).map((id) => ['entry', id] as const);
      return { action: 'copied', detail: act.entries.length > 0 ? actDetails.copiedEntry : actDetails.copiedText, facts: ids };
    }
    case 'left':
      return { action: 'view-end', detail: actDetails.left, facts: [] };
    default:
      return undefined;
  }
}

/** `source|Type/id`; an id of another form is not written down: anything could stand in it. */
const entryId = /^[\w.-]{1,200}\|[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9.-]{1,64}$/;

const isSource = (id: string, configuration: Config): boolean =>
  configuration.sources.some((source) => source.id === id) || networkOf(id, configuration) !== undefined;
