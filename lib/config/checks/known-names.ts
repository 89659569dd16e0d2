import type { Config } from '#/lib/config/schema/schema.ts';
import type { ConfigProblem } from './problem.ts';

/** Organisations that the file defines: in its list, by a source, or by a sign-in. */
export const knownOrganisations = (config: Config): ReadonlySet<string> =>
  new Set([
    config.organisation.id,
    ...Object.keys(config.organisations),
    ...config.sources.map((source) => source.organisation),
    ...config.signIn.flatMap((signIn) =>
      signIn.kind === 'smart'
        ? [signIn.organisation]
        : [...Object.values(signIn.organisations), ...[signIn.defaults.organisation ?? []].flat()],
    ),
  ]);

/** Roles that a sign-in can give. */
export const knownRoles = (config: Config): ReadonlySet<string> =>
  new Set(
    config.signIn.flatMap((signIn) =>
      signIn.kind === 'smart'
        ? [...Object.values(signIn.role.map), signIn.role.otherwise]
        : [...Object.values(signIn.roles), ...[signIn.defaults.role ?? []].flat()],
    ),
  );

/** The problem of a name that no part of the file defines; `noun`: what it should name. */
export function unknownName(path: string, value: string, definedNames: ReadonlySet<string>, noun: string): readonly ConfigProblem[] {
  return definedNames.has(value)
    ? []
    : [{ path, actual: JSON.stringify(value), expected: `a known ${noun}: ${[...definedNames].join(', ')}` }];
}

/** The problems of values that another part of the list has already. `list`, `key`: as the path names them. */
export function repeatedNames(list: string, key: string, values: readonly string[]): readonly ConfigProblem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ path: `${list}[${index}]${key === '' ? '' : `.${key}`}`, actual: JSON.stringify(value), expected: 'a value used once' }]
      : [],
  );
}
