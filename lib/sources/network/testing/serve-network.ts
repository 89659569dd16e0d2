import { adaAtSource, bundle, nhs } from '#/lib/sources/testing/fake-record.ts';
import type { Answering, Said } from '#/lib/sources/testing/serve-source.ts';

/** A directory's organisation, as a test writes it. */
export interface FakeMember {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly more?: object;
}

const inUse = { active: true, type: [{ text: 'Hospital' }] };

const organization = ({ id, name, address, more }: FakeMember) => ({
  resourceType: 'Organization',
  id,
  ...inUse,
  name,
  identifier: [{ system: 'urn:oid:2.16.840.1.113883.19.50', value: `N-${id}` }],
  ...(address !== undefined && { endpoint: [{ reference: `Endpoint/e-${id}` }] }),
  ...more,
});

const endpoint = ({ id, address }: FakeMember) => ({
  resourceType: 'Endpoint',
  id: `e-${id}`,
  status: 'active',
  connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'hl7-fhir-rest' },
  address,
});

/** An mCSD directory of these members, `pageSize` to a page. */
export function servesDirectory(members: () => readonly FakeMember[], pageSize = 2): Answering {
  return (url) => {
    const type = url.pathname.replace('/fhir/', '');
    const all =
      type === 'Organization'
        ? members().map(organization)
        : members()
            .filter(({ address }) => address !== undefined)
            .map(endpoint);
    const at = Number(url.searchParams.get('_at') ?? 0);
    const more = at + pageSize < all.length ? { link: [{ relation: 'next', url: `${type}?_at=${at + pageSize}` }] } : {};
    return { body: bundle(all.slice(at, at + pageSize), more) };
  };
}

/** Ada as registered at one organisation, as a record locator says it. */
export const registeredAt = (managingOrganization: object, more: object = {}) => ({ ...adaAtSource, managingOrganization, ...more });

export const byReference = (id: string): object => ({ reference: `Organization/${id}` });
export const byNumber = (id: string): object => ({ identifier: { system: 'urn:oid:2.16.840.1.113883.19.50', value: `N-${id}` } });

/** A record locator that names these. */
export function servesLocator(registered: () => readonly unknown[], more: object = {}): Answering {
  return (url): Said =>
    url.searchParams.get('identifier')?.startsWith(nhs) ? { body: bundle(registered(), more) } : { status: 400, body: {} };
}
