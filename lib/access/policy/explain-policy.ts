import 'server-only';
import { viewerPolicy } from '#/lib/access/request/record-request.ts';
import type { Config, SourceConfig } from '#/lib/config/schema/schema.ts';
import { explainSource, type ExplainedSubject, type SourceExplanation } from '#/lib/policy/explain.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { categoryNoun } from '#/lib/record/words/category-words.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { organisationName } from '#/lib/session/model/organisation-name.ts';
import { policyWords } from './words.ts';

/** A role at an organisation that may open records (`viewers`). */
export interface RoleAt {
  readonly organisation: string;
  readonly role: string;
}

/** Decision in words, with the names of the rules that made it. */
export interface PolicyLine {
  readonly about: string;
  readonly decision: string;
  readonly rules: readonly string[];
}

/** Decisions about what a role sees at one source. */
export interface SourcePolicy {
  readonly source: string;
  readonly name: string;
  readonly lines: readonly PolicyLine[];
}

/** Every role at every organisation that may open records, in the order of the configuration. */
export const rolesAt = ({ viewers }: Config): readonly RoleAt[] =>
  viewers.flatMap(({ organisation, roles }) => roles.map((role) => ({ organisation, role })));

/**
 * Explains what a role at an organisation sees at each source, of any patient: no patient's data is read. The decisions are those
 * of the functions that decide about real items (`lib/policy/explain.ts`).
 */
export function explainPolicy({ organisation, role }: RoleAt, config: Config): readonly SourcePolicy[] {
  const viewer = { subject: '', issuer: '', name: '', role, organisation, organisationName: organisationName(config, organisation) };
  const policy = viewerPolicy({ viewer, purpose: 'TREAT' }, config, new Set());
  return config.sources.map((source) => ({ source: source.id, name: source.name, lines: linesOf(policy, source, config) }));
}

function linesOf(policy: PolicyRequest, source: SourceConfig, { locale, consent }: Config): readonly PolicyLine[] {
  const explained = explainSource(policy, source, source.never);
  const { admission, whenBlocked } = explained;
  const admissionLine = { about: policyWords.asked, decision: admission.why ?? policyWords.yes, rules: [admission.rule] };
  if (admission.verdict === 'withheld') return [admissionLine];
  const blocked = { about: policyWords.blocked, decision: whenBlocked.why ?? policyWords.yes, rules: [whenBlocked.rule] };
  const noun = (subject: string): string => categoryNoun(explained.categories.find((row) => row.subject === subject)?.subject, locale);
  return [
    admissionLine,
    ...(consent ? [blocked] : []),
    ...byVerdict(policyWords.categories, explained.categories, noun, locale),
    ...byVerdict(policyWords.parts, explained.parts, (part) => part, locale),
    ...labelLines(explained, locale),
  ];
}

/** A line for each decision, with all that it holds for. */
function byVerdict(
  words: (typeof policyWords)['categories' | 'parts'],
  rows: readonly ExplainedSubject[],
  nameOf: (subject: string) => string,
  locale: string,
): readonly PolicyLine[] {
  return [...Map.groupBy(rows, ({ verdict }) => verdict)].map(([verdict, group]) => ({
    about: words[verdict],
    decision: formatList(
      group.map(({ subject }) => nameOf(subject)),
      locale,
    ),
    rules: [...new Set(group.map(({ rule }) => rule))],
  }));
}

function labelLines({ labels }: SourceExplanation, locale: string): readonly PolicyLine[] {
  const rows: readonly PolicyLine[] = [...Map.groupBy(labels, ({ verdict }) => verdict)].map(([verdict, group]) => ({
    about: policyWords.labels[verdict],
    decision: formatList(
      group.map(({ subject }) => subject),
      locale,
    ),
    rules: [...new Set(group.map(({ rule }) => rule))],
  }));
  const noticed = labels.filter(({ hasNotice }) => hasNotice).map(({ subject }) => subject);
  return noticed.length === 0 ? rows : [...rows, { about: policyWords.notice, decision: formatList(noticed, locale), rules: [] }];
}
