import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';
import { explainPolicy, rolesAt, type RoleAt, type SourcePolicy } from './explain-policy.ts';

export interface PolicyView {
  readonly roles: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string;
  readonly sources: readonly SourcePolicy[];
}

const valueOf = ({ organisation, role }: RoleAt): string => `${organisation}/${role}`;

/** The page of the rules for the role that the address names, or the first; one that is not configured is the first too. */
export function policyView(named: string | readonly string[] | undefined, config: Config): PolicyView {
  const all = rolesAt(config);
  const chosen = all.find((roleAt) => valueOf(roleAt) === named) ?? all[0];
  return {
    roles: all.map((roleAt) => ({ value: valueOf(roleAt), name: `${roleAt.role}, ${organisationName(config, roleAt.organisation)}` })),
    chosen: chosen ? valueOf(chosen) : '',
    sources: chosen ? explainPolicy(chosen, config) : [],
  };
}
