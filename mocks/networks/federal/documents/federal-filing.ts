import { createHash } from 'node:crypto';
import type { CodedValue } from '#/mocks/fhir/ccda/ccda-elements.ts';
import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import type { FederalPerson, RegisteredAt } from '#/mocks/networks/federal/people/federal-people.ts';

/** An organisation outside the federal system. */
export interface OutsideOrganisation extends RegisteredAt {
  readonly name: string;
}

/** A document on its way into a server. */
export interface HeldDocument {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly type: CodedValue;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly status?: string;
  /** The check sum that the DocumentReference states, where it is not that of the bytes. */
  readonly hash?: string;
}

/** Files documents as US document-only organisations answer: a DocumentReference each, and its bytes as a Binary. */
export function fileDocuments(
  { code, name }: OutsideOrganisation,
  person: FederalPerson,
  held: readonly HeldDocument[],
): readonly FhirResource[] {
  const patient = `${code.toLowerCase()}-${person.key}`;
  return held.flatMap(({ id, title, date, type, contentType, bytes, status, hash }) => {
    const key = `${person.key}-${id}`;
    const binary = { resourceType: 'Binary', id: `${key}-file`, contentType, data: bytes.toString('base64') };
    const attachment = {
      contentType,
      url: `Binary/${key}-file`,
      size: bytes.length,
      hash: hash ?? createHash('sha1').update(bytes).digest('base64'),
      title,
      creation: date,
    };
    const reference = {
      resourceType: 'DocumentReference',
      id: key,
      meta: { versionId: '1', lastUpdated: `${date}T18:00:00-05:00` },
      status: status ?? 'current',
      docStatus: 'final',
      type: { coding: [{ system: 'http://loinc.org', code: type.code, display: type.display }], text: type.display },
      subject: { reference: `Patient/${patient}` },
      date: `${date}T12:00:00-05:00`,
      description: title,
      custodian: { display: name },
      content: [
        {
          attachment,
          ...(contentType.includes('xml') && {
            format: { system: 'urn:oid:1.3.6.1.4.1.19376.1.2.3', code: 'urn:hl7-org:sdwg:ccda-structuredBody:2.1' },
          }),
        },
      ],
    };
    return [reference, binary];
  });
}
