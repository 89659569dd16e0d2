import 'server-only';
import type { LiteralReference } from '#/lib/record/model/resource-reference.ts';
import { documentFaults } from '#/lib/sources/fhir-documents/words.ts';
import { attachmentsOf, type ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { nameAtServer, resourceAddress } from '#/lib/sources/http/address-under-base.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { checkSubject } from '#/lib/sources/gather/subject-check.ts';
import type { MatchedSource } from './matched-at-source.ts';

export interface EntryWithFiles {
  readonly labelled: LabelledEntry;
  readonly attachments: readonly ResourceAttachment[];
  /** In R4's shape. */
  readonly resource: Resource;
}

/** Reads one resource at its source again, for this patient alone (H02); returns its entry and files. Throws a SourceFailure. */
export async function readEntry(
  { connection, subject, version, requestId }: MatchedSource,
  reference: LiteralReference,
): Promise<EntryWithFiles> {
  const { url, id: source } = connection.upstream;
  const resourceAsSent = resourceOf(
    await fetchFhir(connection, { address: resourceAddress(url, reference), requestId: `${requestId}.entry` }),
  );
  if (resourceAsSent?.resourceType !== reference.type || resourceAsSent.id !== reference.id)
    throw new SourceFailure({ kind: 'unreadable', detail: documentFaults.otherResource });
  const verdict = checkSubject(resourceAsSent, subject, version);
  if (verdict === 'other-patient') reportOtherPatient(connection.guards, subject.ids, 'answer');
  if (verdict !== 'this-patient') throw new SourceFailure({ kind: verdict === 'other-address' ? verdict : 'other-patient' });
  const described = describe(resourceAsSent, {
    source,
    version,
    lookup: () => undefined,
    nameOf: (text) => nameAtServer(connection.upstream, text),
  });
  if (described.type !== 'entry') throw new SourceFailure({ kind: 'unreadable', detail: documentFaults.noEntry });
  const { entry, labels } = described;
  const resource = version.toR4(resourceAsSent);
  return { labelled: { entry, labels }, attachments: attachmentsOf(resource), resource };
}
