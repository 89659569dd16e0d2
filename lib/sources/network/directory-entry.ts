import 'server-only';
import { isResourceId } from '#/lib/record/model/resource-reference.ts';
import { objectsOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { nameAtServer, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import { endpointAddress } from './endpoint-address.ts';
import type { AddressReach } from '#/lib/sources/http/public-connector.ts';

/** An organisation of a directory, with no more than querying it needs. */
export interface DirectoryMember {
  /** FHIR id of its Organization: unique in the directory. */
  readonly id: string;
  readonly name: string;
  /** `system|value`: by which a record locator, or a consent, may name it. */
  readonly identifiers: readonly string[];
  /** FHIR base; without one it cannot be asked. */
  readonly address?: string;
}

const longestName = 200;

/** Connection types of mCSD's Endpoint that we can ask: FHIR REST, and MHD, which is FHIR too. */
const askable = new Set(['hl7-fhir-rest', 'ihe-mhd']);

/** `Endpoint/id` and its address, if it is in use and one that we may call. */
export function endpointOf(resource: Resource, reach: AddressReach): readonly [string, string] | undefined {
  const text = lineOf(resource.address);
  const isUsed = resource.resourceType === 'Endpoint' && resource.status === 'active' && isAskable(resource.connectionType);
  if (!isUsed || text === undefined || !isResourceId(resource.id)) return undefined;
  const address = endpointAddress(text, reach);
  return address === undefined ? undefined : [`Endpoint/${resource.id}`, address];
}

/** R4: one Coding. R5: a list of CodeableConcepts. */
function isAskable(connectionType: unknown): boolean {
  return objectsOf(connectionType).some(({ code, coding }) =>
    [code, ...objectsOf(coding).map((entry) => entry.code)].some((value) => typeof value === 'string' && askable.has(value)),
  );
}

/** The organisation, if it is one in use that can be named. Another directory's endpoint is not this one's, though its id be alike. */
export function memberOf(
  resource: Resource,
  endpoints: ReadonlyMap<string, string>,
  directory: ServerAddress,
): DirectoryMember | undefined {
  const { active } = resource;
  if (resource.resourceType !== 'Organization' || active === false || !isResourceId(resource.id)) return undefined;
  const name = lineOf(resource.name)?.slice(0, longestName);
  if (name === undefined) return undefined;
  const address = objectsOf(resource.endpoint)
    .map(({ reference }) => endpoints.get((typeof reference === 'string' && nameAtServer(directory, reference)) || ''))
    .find((endpoint) => endpoint !== undefined);
  return {
    id: resource.id,
    name,
    identifiers: objectsOf(resource.identifier).flatMap(({ system, value }) =>
      typeof system === 'string' && typeof value === 'string' ? [`${system}|${value}`] : [],
    ),
    ...(address !== undefined && { address }),
  };
}
