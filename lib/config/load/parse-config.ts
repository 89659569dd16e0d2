import 'server-only';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { checkAliases } from '#/lib/config/checks/check-aliases.ts';
import { checkAuditKeys } from '#/lib/config/checks/check-audit-keys.ts';
import { checkCertificates } from '#/lib/config/checks/check-certificates.ts';
import { checkClientKeys } from '#/lib/config/checks/check-client-keys.ts';
import { checkNetworks } from '#/lib/config/checks/check-networks.ts';
import { networkParts } from '#/lib/config/schema/network-parts.ts';
import { checkNames } from '#/lib/config/checks/check-names.ts';
import { checkSessionKeys } from '#/lib/config/checks/check-session-keys.ts';
import { checkSummary } from '#/lib/config/checks/check-summary.ts';
import { ConfigError, foundText, pathText, type ConfigProblem } from '#/lib/config/checks/problem.ts';
import type { ConfigurableMember, Registries } from '#/lib/config/schema/registries.ts';
import { inlineSecrets, resolveReferences } from './resolve-references.ts';
import { configSchema, type Config, type MemberOptions, type SourceConfig } from '#/lib/config/schema/schema.ts';

/**
 * Parses the YAML text of a configuration. Throws a ConfigError that lists every mistake with the path of its key.
 * @param file named in the error only
 */
export function parseConfig(
  text: string,
  registries: Registries,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  file = 'tributary.yaml',
): Config {
  const written = readYaml(text, file);
  const resolved = resolveReferences(written, environment);
  const early = [...inlineSecrets(written), ...resolved.problems];
  if (early.length > 0) throw new ConfigError(file, early);
  const parsed = configSchema.safeParse(resolved.value);
  if (!parsed.success)
    throw new ConfigError(
      file,
      parsed.error.issues.flatMap((issue) => problemsOf(issue, resolved.value)),
    );
  const late = [
    ...checkNames(parsed.data),
    ...checkSummary(parsed.data),
    ...checkNetworks(parsed.data),
    ...checkCertificates(parsed.data),
    ...checkAliases(parsed.data),
    ...checkClientKeys(parsed.data),
    ...checkAuditKeys(parsed.data),
    ...checkSessionKeys(parsed.data),
    ...memberProblems(parsed.data, registries),
  ];
  if (late.length > 0) throw new ConfigError(file, late);
  return parsed.data;
}

function readYaml(text: string, file: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    const line = error instanceof YAMLParseError && error.linePos ? `line ${error.linePos[0].line}` : '';
    throw new ConfigError(file, [{ path: line, actual: 'text that is not YAML', expected: 'YAML 1.2' }]);
  }
}

function problemsOf(issue: z.core.$ZodIssue, document: unknown, base: readonly PropertyKey[] = []): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const expected = 'a key that this file knows: is it misspelt?';
    return issue.keys.map((key) => ({ path: pathText([...base, ...issue.path, key]), actual: 'an unknown key', expected }));
  }
  const path = pathText([...base, ...issue.path]);
  const value = issue.path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined),
    document,
  );
  return [{ path, actual: foundText(path, value), expected: expectedText(issue.message) }];
}

/** Removes what the line says already: "Invalid input: expected string, received number" becomes "string". */
const expectedText = (message: string): string =>
  message
    .replace(/^Invalid URL$/, 'a URL')
    .replace(/^Invalid [a-z]+: expected /, '')
    .replace(/, received \w+$/, '');

/** Checks each member's options by the member itself; an unknown kind is reported with the known ones. */
function memberProblems(config: Config, registries: Registries): readonly ConfigProblem[] {
  const { authorization, auditSinks } = registries;
  return [
    ...checkMember(auditSinks, config.audit, ['audit']),
    ...(config.audit.authorization ?? []).flatMap((method, index) => checkMember(authorization, method, ['audit', 'authorization', index])),
    ...(config.find?.authorization ?? []).flatMap((method, index) => checkMember(authorization, method, ['find', 'authorization', index])),
    ...(config.consent?.authorization ?? []).flatMap((method, index) =>
      checkMember(authorization, method, ['consent', 'authorization', index]),
    ),
    ...config.sources.flatMap((source, at) => [
      ...sourceProblems(source, ['sources', at], registries),
      ...networkProblems(source, ['sources', at], registries),
    ]),
  ];
}

function sourceProblems(source: SourceConfig, path: readonly PropertyKey[], { sourceKinds, authorization, match }: Registries) {
  return [
    ...checkMember(sourceKinds, source, path),
    ...source.authorization.flatMap((method, index) => checkMember(authorization, method, [...path, 'authorization', index])),
    ...source.match.flatMap((method, index) => checkMember(match, method, [...path, 'match', index])),
  ];
}

function networkProblems(source: SourceConfig, path: readonly PropertyKey[], registries: Registries) {
  const { members, directory } = networkParts(source);
  return [
    ...directory.flatMap((method, index) => checkMember(registries.authorization, method, [...path, 'directory', 'authorization', index])),
    ...(members && members.kind !== 'network' ? sourceProblems(members, [...path, 'members'], registries) : []),
  ];
}

function checkMember(
  registry: readonly ConfigurableMember[],
  options: MemberOptions,
  path: readonly PropertyKey[],
): readonly ConfigProblem[] {
  const member = registry.find(({ kind }) => kind === options.kind);
  if (!member) {
    const kinds = registry.map(({ kind }) => kind).join(', ');
    return [{ path: pathText([...path, 'kind']), actual: JSON.stringify(options.kind), expected: `one of ${kinds}` }];
  }
  const parsed = member.options.safeParse(options);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, options, path));
}
