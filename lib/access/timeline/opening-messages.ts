import 'server-only';
import { createHash } from 'node:crypto';
import { serverTime } from '#/lib/config/clock.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { isOwnSource, isSafeguardingShown } from '#/lib/policy/model/agreement.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { standingSentences } from '#/lib/policy/standing.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { messageVersion, type TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { maySearchDocuments } from '#/lib/sources/options/may-search-documents.ts';
import { configuredMark } from '#/lib/access/request/source-marks.ts';
import { withoutOwnWhereabouts } from '#/lib/access/whereabouts/restriction.ts';
import { patientBanner } from '#/lib/access/request/patient-banner.ts';
import { sourcesOf, type TimelineRequest } from '#/lib/access/request/record-request.ts';
import { summarySettings } from '#/lib/access/request/summary-settings.ts';

/** Messages that open every stream: the patient, the viewer, the sources. */
export function openingMessages(request: TimelineRequest, policy: PolicyRequest): readonly TimelineMessage[] {
  const { session, config } = request;
  const { viewer } = session;
  const summary = summarySettings(config.summary, viewer);
  return [
    {
      type: 'hello',
      version: messageVersion,
      session: session.id,
      patientKey: patientKey(session),
      at: serverTime().toISOString(),
      viewer: { name: viewer.name, role: viewer.role, organisation: viewer.organisation, organisationName: viewer.organisationName },
      locale: config.locale,
      service: config.organisation.name,
      ...(summary && { summary }),
      ...(isSafeguardingShown(policy) && { safeguarding: true as const }),
    },
    { type: 'patient', patient: patientBanner(session.patient, session.patientFrom, config) },
    ...sourcesOf(request).map((source): TimelineMessage => ({ type: 'source', source: publicSource(source, config, policy) })),
  ];
}

/** The patient again, without whereabouts: a source's own Patient keeps them back (NHS PDS), and they are shown from no source. */
export const restrictedPatient = ({ session, config }: TimelineRequest): TimelineMessage => ({
  type: 'patient',
  patient: patientBanner(withoutOwnWhereabouts(session.patient), session.patientFrom, config),
});

/** Key of the patient in this session: the same at each stream, different for another patient, revealing neither (H01). */
function patientKey({ id, patient, launch }: RecordSession): string {
  const identifiers = patient.identifiers.map(({ system, value }) => `${system}|${value}`).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([id, launch?.base, launch?.patient, identifiers]))
    .digest('base64url')
    .slice(0, 22);
}

/** @param mark of a network's member; a configured source has its own */
export function publicSource(
  source: SourceConfig,
  config: Config,
  policy: PolicyRequest,
  mark = configuredMark(source.id, config),
): PublicSource {
  const { id, name, code, organisation, never, updated } = source;
  return {
    id,
    name,
    code,
    organisation,
    own: isOwnSource(policy, source),
    mark,
    // No page of it, no outcome and no sentence for a role that is not named for it.
    never: isSafeguardingShown(policy) ? never : [...never, 'safeguarding'],
    standing: standingSentences(policy, source),
    ...(updated !== 'continuously' && { updated }),
    ...(!maySearchDocuments(source) && { documentsNotSearched: true as const }),
    ...(source.ask === 'when-ticked' && { whenTicked: true as const }),
    ...(source.network && { network: { id: source.network.id, name: source.network.name } }),
  };
}
