import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { subjectText } from '#/lib/fhir/cda/document/sections.ts';
import { type Element, child, children } from '#/lib/fhir/markup/element-tree.ts';
import { memberOfMood, entryMembers, unknownEntry } from './entries/members/registry.ts';
import { markOtherSubject } from './entries/other-subject.ts';
import { markRemoved } from './entries/removed.ts';
import { hasTemplate, isCoded, isNegated, moodOf, statusOf, relatedStatements } from './entries/statement.ts';
import type { BuiltResource, EntryMember, StatementContext } from './entries/statement-context.ts';

/** One statement as resources: by its template, else by its section, else by whatever it says of itself. */
export function readStatement(statement: Element, outer: StatementContext): readonly BuiltResource[] {
  const where = inside(statement, outer);
  const all = memberFor(statement, where)?.read(statement, where) ?? [];
  if (all.length > 0) return finished(statement, all, where);
  const parts = wraps(statement) ? relatedStatements(statement).flatMap((one) => readStatement(one.statement, { ...where, around: statement })) : [];
  if (parts.length === 0) return finished(statement, unknownEntry.read(statement, where), where);
  if (isBracket(statement, where)) where.claimed.add(statement);
  return parts;
}

/** What the statement says for all that stands within it. */
function inside(statement: Element, outer: StatementContext): StatementContext {
  const about = children(statement, 'subject').map(subjectText)[0] ?? outer.about;
  const removed = outer.removed || statusOf(statement) === 'nullified';
  return { ...outer, removed, ...(about !== undefined && { about }) };
}

const doable = new Set(['act', 'observation', 'procedure']);

/** What has not happened is a plan, whatever template or section it stands under (H11). */
function memberFor(statement: Element, where: StatementContext): EntryMember | undefined {
  const byTemplate = entryMembers.find(({ templates }) => hasTemplate(statement, templates));
  const mood = moodOf(statement);
  if (byTemplate !== undefined && mood !== 'EVN' && doable.has(statement.name)) return memberOfMood(mood);
  return byTemplate ?? entryMembers.find(({ fits }) => fits?.(statement, where) === true);
}

/** Acts and organizers are often no more than a bracket around others; a negated one is not opened, for it denies what it holds. */
function wraps(statement: Element): boolean {
  return (statement.name === 'organizer' || statement.name === 'act') && !isNegated(statement);
}

/** Allergy, problem and health concern acts, encounter diagnosis, coverage activity. */
const brackets = new Set([30, 3, 132, 80, 60].map((number) => `2.16.840.1.113883.10.20.22.4.${number}`));

/** Whether it says nothing that its parts do not say. */
function isBracket(statement: Element, where: StatementContext): boolean {
  const named = conceptWords(cdaConcept(child(statement, 'code'), where.narrative));
  const silent = named === undefined && child(statement, 'text') === undefined;
  return silent || hasTemplate(statement, brackets) || isCoded(statement, 'CONC');
}

function finished(statement: Element, all: readonly BuiltResource[], where: StatementContext): readonly BuiltResource[] {
  if (all.length > 0) where.claimed.add(statement);
  for (const one of all) where.claimed.add(one.element);
  const owned = where.about === undefined ? all : all.map((one) => markOtherSubject(one, where.about ?? '', where.narrative));
  return where.removed ? owned.map(markRemoved) : owned;
}
