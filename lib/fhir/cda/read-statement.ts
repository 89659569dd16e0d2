import { conceptOf, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { subjectText } from '#/lib/fhir/cda/document/sections.ts';
import { type Element, child, children } from '#/lib/fhir/markup/element-tree.ts';
import { memberOfMood, members, unknown } from './entries/members/registry.ts';
import { ofAnother } from './entries/other-subject.ts';
import { markRemoved } from './entries/removed.ts';
import { hasTemplate, isCoded, isNegated, moodOf, statusOf, within } from './entries/statement.ts';
import type { Made, Member, Where } from './entries/statement-context.ts';

/** One statement as resources: by its template, else by its section, else by whatever it says of itself. */
export function readStatement(statement: Element, outer: Where): readonly Made[] {
  const where = inside(statement, outer);
  const all = memberFor(statement, where)?.read(statement, where) ?? [];
  if (all.length > 0) return finished(statement, all, where);
  const parts = wraps(statement) ? within(statement).flatMap((one) => readStatement(one.statement, { ...where, around: statement })) : [];
  if (parts.length === 0) return finished(statement, unknown.read(statement, where), where);
  if (isBracket(statement, where)) where.claimed.add(statement);
  return parts;
}

/** What the statement says for all that stands within it. */
function inside(statement: Element, outer: Where): Where {
  const about = children(statement, 'subject').map(subjectText)[0] ?? outer.about;
  const removed = outer.removed || statusOf(statement) === 'nullified';
  return { ...outer, removed, ...(about !== undefined && { about }) };
}

const doable = new Set(['act', 'observation', 'procedure']);

/** What has not happened is a plan, whatever template or section it stands under (H11). */
function memberFor(statement: Element, where: Where): Member | undefined {
  const byTemplate = members.find(({ templates }) => hasTemplate(statement, templates));
  const mood = moodOf(statement);
  if (byTemplate !== undefined && mood !== 'EVN' && doable.has(statement.name)) return memberOfMood(mood);
  return byTemplate ?? members.find(({ fits }) => fits?.(statement, where) === true);
}

/** Acts and organizers are often no more than a bracket around others; a negated one is not opened, for it denies what it holds. */
function wraps(statement: Element): boolean {
  return (statement.name === 'organizer' || statement.name === 'act') && !isNegated(statement);
}

/** Allergy, problem and health concern acts, encounter diagnosis, coverage activity. */
const brackets = new Set([30, 3, 132, 80, 60].map((number) => `2.16.840.1.113883.10.20.22.4.${number}`));

/** Whether it says nothing that its parts do not say. */
function isBracket(statement: Element, where: Where): boolean {
  const named = conceptWords(conceptOf(child(statement, 'code'), where.narrative));
  const silent = named === undefined && child(statement, 'text') === undefined;
  return silent || hasTemplate(statement, brackets) || isCoded(statement, 'CONC');
}

function finished(statement: Element, all: readonly Made[], where: Where): readonly Made[] {
  if (all.length > 0) where.claimed.add(statement);
  for (const one of all) where.claimed.add(one.element);
  const owned = where.about === undefined ? all : all.map((one) => ofAnother(one, where.about ?? '', where.narrative));
  return where.removed ? owned.map(markRemoved) : owned;
}
