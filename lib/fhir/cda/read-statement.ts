import { nullFlavor } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { subjectText } from '#/lib/fhir/cda/document/sections.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { deniesByWords, nullDiscrepancies, readNothingKnown } from './nothing-known.ts';
import { namingOf } from './naming.ts';
import { itemWords, visitWords } from './words.ts';
import { memberOfMood, entryMembers, unknownEntry } from './entries/members/registry.ts';
import { describesNeighbour } from './entries/neighbour-part.ts';
import { markOtherSubject } from './entries/other-subject.ts';
import { markRemoved } from './entries/removed.ts';
import { statusDiscrepancies } from './entries/status-discrepancy.ts';
import { hasTemplate, isCoded, isNegated, moodOf, statusOf, relatedStatements } from './entries/statement.ts';
import { type BuiltResource, type EntryMember, type StatementContext, withDiscrepancies } from './entries/statement-context.ts';

/** Resources of one statement: by its template, else by its section, else by its own words. */
export function readStatement(statement: Element, outer: StatementContext): readonly BuiltResource[] {
  const context = inside(statement, outer);
  const member = memberFor(statement, context);
  const unknown = isJudged(statement, member) ? readNothingKnown(statement, member?.name ?? '', context) : undefined;
  if (unknown !== undefined) return finished(statement, [unknown], context);
  const all = member === undefined ? [] : readOnce(statement, member, context);
  if (all.length > 0) return finished(statement, all, context);
  const parts = wraps(statement) ? readParts(statement, context) : [];
  if (parts.length === 0) {
    const whole = namedByParts(statement, unknownEntry.read(statement, context), context);
    // Whatever says nothing of itself, and denies nothing, may hold what does.
    return whole.length > 0 || isNegated(statement) ? finished(statement, whole, context) : readParts(statement, context);
  }
  if (isBracket(statement, context)) context.claimed.add(statement);
  return parts;
}

/** Tells whether a statement is judged by its own name: a bracket is judged by what it holds, and "none known" by its form says something. */
function isJudged(statement: Element, member: EntryMember | undefined): boolean {
  const parts = relatedStatements(statement).map((related) => related.statement);
  // An organizer of no value, all of whose parts have none, is one statement.
  if (statement.name === 'organizer' && parts.length > 0) return [statement, ...parts].every((part) => nullFlavor(part) !== undefined);
  return !(statement.name === 'act' && parts.length > 0) && member?.statesNone?.(statement) !== true;
}

/** Resources of a statement of a known kind. Words that deny by themselves are not denied again: "Not: no known problems". */
function readOnce(statement: Element, member: EntryMember, context: StatementContext): readonly BuiltResource[] {
  const isNoneByForm = member.statesNone?.(statement) === true;
  if (isNoneByForm || !isNegated(statement) || !deniesByWords(statement, member.name, context)) return member.read(statement, context);
  const { negationInd: _negation, ...attributes } = statement.attributes;
  const plain: Element = { ...statement, attributes };
  return member.read(plain, context).map((built) => (built.element === plain ? { ...built, element: statement, isDenied: true } : built));
}

/** Resources of the statements within one. What only describes its neighbour waits until the neighbour has claimed it. */
function readParts(statement: Element, context: StatementContext): readonly BuiltResource[] {
  const parts = relatedStatements(statement).map((related) => related.statement);
  // Within what has not happened, only what says so itself has (H11).
  const happenedParts = moodOf(statement) === 'EVN' ? parts : parts.filter((part) => attributeOf(part, 'moodCode') !== undefined);
  const inOrder = [...happenedParts.filter((part) => !describesNeighbour(part)), ...happenedParts.filter(describesNeighbour)];
  return inOrder.flatMap((part) => (context.claimed.has(part) ? [] : readStatement(part, { ...context, around: statement })));
}

/** Context of the statements within this one. */
function inside(statement: Element, outer: StatementContext): StatementContext {
  const about = childrenNamed(statement, 'subject').map(subjectText)[0] ?? outer.about;
  const removed = outer.removed || statusOf(statement) === 'nullified';
  return { ...outer, removed, ...(about !== undefined && { about }) };
}

const doable = new Set(['act', 'observation', 'procedure']);

/** Finds the member that reads a statement: one that has not happened is a plan, whatever its template or section (H11). */
function memberFor(statement: Element, context: StatementContext): EntryMember | undefined {
  const byTemplate = entryMembers.find(({ templates }) => hasTemplate(statement, templates));
  const mood = moodOf(statement);
  if (byTemplate !== undefined && mood !== 'EVN' && doable.has(statement.name)) return memberOfMood(mood);
  return byTemplate ?? entryMembers.find(({ fits }) => fits?.(statement, context) === true);
}

/** Acts and organizers are often no more than a bracket around others; a negated one is not opened, for it denies what it holds. */
function wraps(statement: Element): boolean {
  return (statement.name === 'organizer' || statement.name === 'act') && !isNegated(statement);
}

/** Allergy, problem and health concern acts, encounter diagnosis, coverage activity. */
const brackets = new Set([30, 3, 132, 80, 60].map((number) => `2.16.840.1.113883.10.20.22.4.${number}`));

/** Tells whether a statement adds nothing to its parts. */
function isBracket(statement: Element, context: StatementContext): boolean {
  const named = conceptWords(cdaConcept(childNamed(statement, 'code'), context.narrative));
  const silent = named === undefined && childNamed(statement, 'text') === undefined;
  return silent || hasTemplate(statement, brackets) || isCoded(statement, 'CONC');
}

/** A denied act is named by what it denies: by itself it says nothing (H11). */
function namedByParts(statement: Element, all: readonly BuiltResource[], context: StatementContext): readonly BuiltResource[] {
  if (!isNegated(statement) || !isBracket(statement, context)) return all;
  const parts = relatedStatements(statement).map((related) => related.statement);
  const names = parts.flatMap((part) => conceptWords(namingOf(part, memberFor(part, context)?.name ?? '', context).concept) ?? []);
  const [whole] = all;
  if (names.length === 0 || whole === undefined) return all;
  const isDenial = parts.some((part) => deniesByWords(part, memberFor(part, context)?.name ?? '', context));
  const text = isDenial ? names.join(', ') : itemWords.denied(names.join(', '));
  return [{ ...whole, resource: { ...whole.resource, code: { text } } }];
}

/** Adds to a resource of the statement itself that it is denied, or holds for one visit alone. */
function withStanding(built: BuiltResource, statement: Element, { section }: StatementContext): BuiltResource {
  const ofVisit = [...section].map((code) => visitWords.get(code)).find((words) => words !== undefined);
  return {
    ...built,
    ...(isNegated(statement) && built.element === statement && { isDenied: true as const }),
    ...(ofVisit !== undefined && { ofVisit }),
  };
}

function finished(statement: Element, all: readonly BuiltResource[], context: StatementContext): readonly BuiltResource[] {
  if (all.length > 0) context.claimed.add(statement);
  for (const { element } of all) context.claimed.add(element);
  const discrepancies = [...statusDiscrepancies(statement, context), ...nullDiscrepancies(statement, context)];
  const marked = all.map((built) => withDiscrepancies(withStanding(built, statement, context), discrepancies));
  const owned =
    context.about === undefined ? marked : marked.map((resource) => markOtherSubject(resource, context.about ?? '', context.narrative));
  return context.removed ? owned.map(markRemoved) : owned;
}
