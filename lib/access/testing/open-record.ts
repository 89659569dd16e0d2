import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { holdConfig } from '#/lib/config/config.ts';
import { configSchema } from '#/lib/config/schema/schema.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { openTimeline, type TimelineQuestion } from '#/lib/access/timeline/open-timeline.ts';
import type { ServedSource } from '#/lib/sources/testing/serve-source.ts';
import { ada, all, bundle, knowsAda, nhs, observation, viewer } from '#/lib/sources/testing/fake-record.ts';

export const grant = { accessToken: 'secret', expiresAt: Date.now() / 1_000 + 600 };
export const session: RecordSession = {
  id: 's1',
  signIn: 'staff',
  viewer,
  purpose: 'TREAT',
  patient: ada,
  patientFrom: 'Master patient index',
  login: grant,
  accepted: [],
  rejected: [],
  openedAt: Date.now() / 1_000,
  framed: false,
};

export const oneResult = knowsAda({ Observation: { body: bundle([observation('a')]) } });

/** `only`: more of single sources, by id. */
export function configure(
  sources: Readonly<Record<string, string>>,
  more: object = {},
  ofSource: object = {},
  only: Readonly<Record<string, object>> = {},
): void {
  const member = (id: string, url: string, place: number) => ({
    id,
    name: id,
    code: `S${place}`,
    organisation: id,
    kind: 'fhir',
    url,
    match: [{ kind: 'identifier' }],
    ...ofSource,
    ...only[id],
  });
  holdConfig(
    configSchema.parse({
      publicUrl: 'http://localhost:3000',
      organisation: { id: 'exchange', name: 'Exchange' },
      identifiers: [{ system: nhs, label: 'NHS No.', format: 'nhs-number' }],
      signIn: [
        {
          id: 'staff',
          kind: 'oidc',
          issuer: 'https://login.example',
          client: { id: 'us', authentication: 'none' },
          claims: { role: 'role', organisation: 'org' },
        },
      ],
      viewers: [{ organisation: 'hill', roles: ['clinician'] }],
      sources: Object.entries(sources).map(([id, url], place) => member(id, url, place)),
      sharing: Object.keys(sources).map((source) => ({ source, to: ['hill'], roles: ['clinician'] })),
      session: { keys: [Buffer.alloc(32).toString('base64')] },
      audit: { kind: 'stdout' },
      ...more,
    }),
  );
}

export const open = (question: TimelineQuestion = {}, of: Partial<RecordSession> = {}): Promise<readonly TimelineMessage[]> =>
  all(openTimeline({ ...session, ...of }, question, new AbortController().signal));

export const outcomeAt = (messages: readonly TimelineMessage[], source: string, category = 'results') =>
  messages.flatMap((message) =>
    message.type === 'outcome' && message.source === source && message.category === category ? [message.outcome] : [],
  );

export const entriesOf = (messages: readonly TimelineMessage[], source: string) =>
  messages.flatMap((message) => (message.type === 'entries' && message.source === source ? message.entries : []));

/** Paths of requests about a patient that no audited question stands for: the id of each begins with that of one. */
export function unaudited(source: ServedSource, events: readonly AuditEvent[]): readonly string[] {
  const ids = events.flatMap(({ entity = [] }) =>
    entity.flatMap(({ type, what }) => (type?.code === 'XrequestId' ? (what?.identifier?.value ?? []) : [])),
  );
  const isAudited = ({ headers }: ServedSource['requests'][number]): boolean =>
    ids.some((id) => String(headers['x-request-id']).startsWith(id));
  return source.requests.filter((request) => request.path !== 'metadata' && !isAudited(request)).map(({ path }) => path);
}
