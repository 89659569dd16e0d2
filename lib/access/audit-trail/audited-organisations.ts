import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';

/** Organisations whose people may be in the trail, for the choice of an officer's search: value and name. */
export function auditedOrganisations(config: Config): readonly { readonly value: string; readonly name: string }[] {
  const ids = new Set([...config.viewers.map(({ organisation }) => organisation), ...config.officers.flatMap(({ to }) => to)]);
  return [...ids]
    .map((value) => ({ value, name: organisationName(config, value) }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}
