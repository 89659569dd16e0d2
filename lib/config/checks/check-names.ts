import type { Config } from '#/lib/config/schema/schema.ts';
import { knownOrganisations, knownRoles, repeatedNames, unknownName } from './known-names.ts';
import type { ConfigProblem } from './problem.ts';

/** Checks the names that one part of the file uses against the parts that define them (design §7), and values that must be unique. */
export function checkNames(config: Config): readonly ConfigProblem[] {
  return [
    ...duplicates(config),
    ...sharingRules(config),
    ...labelRules(config),
    ...safeguardingRules(config),
    ...peopleLimits(config),
    ...roleLimits(config),
    ...officers(config),
    ...viewers(config),
    ...signIns(config),
    ...consent(config),
    ...exchange(config),
  ];
}

function sharingRules(config: Config): readonly ConfigProblem[] {
  const sources = new Set(config.sources.map((source) => source.id));
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.sharing.flatMap((rule, index) => [
    ...unknownName(`sharing[${index}].source`, rule.source, sources, 'source'),
    ...rule.to.flatMap((to, position) => unknownName(`sharing[${index}].to[${position}]`, to, organisations, 'organisation')),
    ...rule.roles.flatMap((role, position) => unknownName(`sharing[${index}].roles[${position}]`, role, roles, 'role')),
  ]);
}

function labelRules(config: Config): readonly ConfigProblem[] {
  const sources = new Set(config.sources.map((source) => source.id));
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.labels.open.flatMap((rule, index) => [
    ...rule.to.flatMap((to, position) => unknownName(`labels.open[${index}].to[${position}]`, to, organisations, 'organisation')),
    ...rule.roles.flatMap((role, position) => unknownName(`labels.open[${index}].roles[${position}]`, role, roles, 'role')),
    ...(rule.sources ?? []).flatMap((source, position) =>
      unknownName(`labels.open[${index}].sources[${position}]`, source, sources, 'source'),
    ),
  ]);
}

function safeguardingRules(config: Config): readonly ConfigProblem[] {
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.safeguarding.shownTo.flatMap((rule, index) => [
    ...rule.to.flatMap((to, position) => unknownName(`safeguarding.shownTo[${index}].to[${position}]`, to, organisations, 'organisation')),
    ...rule.roles.flatMap((role, position) => unknownName(`safeguarding.shownTo[${index}].roles[${position}]`, role, roles, 'role')),
  ]);
}

function officers(config: Config): readonly ConfigProblem[] {
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.officers.flatMap((rule, index) => [
    ...rule.to.flatMap((to, position) => unknownName(`officers[${index}].to[${position}]`, to, organisations, 'organisation')),
    ...rule.roles.flatMap((role, position) => unknownName(`officers[${index}].roles[${position}]`, role, roles, 'role')),
  ]);
}

function roleLimits(config: Config): readonly ConfigProblem[] {
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.roleLimits.flatMap((rule, index) => [
    ...(rule.to ?? []).flatMap((to, position) => unknownName(`roleLimits[${index}].to[${position}]`, to, organisations, 'organisation')),
    ...rule.roles.flatMap((role, position) => unknownName(`roleLimits[${index}].roles[${position}]`, role, roles, 'role')),
  ]);
}

function peopleLimits(config: Config): readonly ConfigProblem[] {
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.limits.people.more.flatMap((rule, index) => [
    ...rule.to.flatMap((to, position) => unknownName(`limits.people.more[${index}].to[${position}]`, to, organisations, 'organisation')),
    ...rule.roles.flatMap((role, position) => unknownName(`limits.people.more[${index}].roles[${position}]`, role, roles, 'role')),
  ]);
}

function viewers(config: Config): readonly ConfigProblem[] {
  const [organisations, roles] = [knownOrganisations(config), knownRoles(config)];
  return config.viewers.flatMap((viewer, index) => [
    ...unknownName(`viewers[${index}].organisation`, viewer.organisation, organisations, 'organisation'),
    ...viewer.roles.flatMap((role, position) => unknownName(`viewers[${index}].roles[${position}]`, role, roles, 'role')),
  ]);
}

function consent(config: Config): readonly ConfigProblem[] {
  const organisations = knownOrganisations(config);
  return Object.entries(config.consent?.organisations ?? {}).flatMap(([name, organisation]) =>
    unknownName(`consent.organisations.${name}`, organisation, organisations, 'organisation'),
  );
}

function signIns(config: Config): readonly ConfigProblem[] {
  const logins = config.signIn.flatMap((signIn, index) => (signIn.kind === 'oidc' ? [{ signIn, index }] : []));
  const unknowable = logins.flatMap(({ signIn: { claims, defaults }, index }) =>
    (['role', 'organisation'] as const)
      .filter((name) => claims[name] === undefined && defaults[name] === undefined)
      .map((name) => ({ path: `signIn[${index}].claims.${name}`, actual: 'nothing', expected: `a claim's name, or defaults.${name}` })),
  );
  return logins.length > 0 && !config.find
    ? [...unknowable, { path: 'find', actual: 'nothing', expected: 'the patient index that direct login searches' }]
    : unknowable;
}

function exchange(config: Config): readonly ConfigProblem[] {
  const paths = config.publicUrl === new URL(config.publicUrl).origin;
  return paths
    ? []
    : [{ path: 'publicUrl', actual: config.publicUrl, expected: 'an origin without a path: cookies are bound to paths below it' }];
}

function duplicates(config: Config): readonly ConfigProblem[] {
  return [
    ...repeatedNames(
      'sources',
      'id',
      config.sources.map((source) => source.id),
    ),
    ...repeatedNames(
      'sources',
      'code',
      config.sources.map((source) => source.code),
    ),
    ...repeatedNames(
      'signIn',
      'id',
      config.signIn.map((signIn) => signIn.id),
    ),
  ];
}
