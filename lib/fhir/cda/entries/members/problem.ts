import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords, hasCode, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateWords } from '#/lib/fhir/cda/datatypes/date-words.ts';
import { type TimeInterval, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { absenceStatedBy } from '#/lib/fhir/absence/absent-unknown.ts';
import { absentExtension } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, authoredAt, hasTemplate, informantOf, isNegated } from '#/lib/fhir/cda/entries/statement.ts';
import { ageOf, ageWords } from '#/lib/fhir/cda/datatypes/age.ts';
import { describesNeighbour, isAloneInAct } from '#/lib/fhir/cda/entries/neighbour-part.ts';
import { clinicalStatus } from '#/lib/fhir/cda/entries/problem-status.ts';
import { statedObservations } from '#/lib/fhir/cda/entries/stated-observations.ts';
import {
  type BuiltResource,
  type EntryMember,
  type StatementContext,
  surroundingActs,
  buildResource,
} from '#/lib/fhir/cda/entries/statement-context.ts';

/** Problem observation; Functional and Cognitive status problem observation (R1.1). */
const templates = new Set(['2.16.840.1.113883.10.20.22.4.4', '2.16.840.1.113883.10.20.22.4.68', '2.16.840.1.113883.10.20.22.4.73']);
const age = new Set(['2.16.840.1.113883.10.20.22.4.31', '2.16.840.1.113883.10.20.1.38']);
const severity = new Set(['2.16.840.1.113883.10.20.22.4.8', '2.16.840.1.113883.10.20.1.55']);
const diagnosed = new Set(['2.16.840.1.113883.10.20.22.4.502']);

const problemList = '11450-4';
/** Sections of diagnoses that belong to one contact; the acts that bracket such a diagnosis. */
const contactSections = ['46240-8', '46241-6', '11535-2', '42347-5', '10219-4', '10218-6', '29308-4'];
const contactActs = new Set([
  '2.16.840.1.113883.10.20.22.4.80',
  '2.16.840.1.113883.10.20.22.4.33',
  '2.16.840.1.113883.10.20.22.4.34',
  '2.16.840.1.113883.10.20.22.4.51',
  '2.16.840.1.113883.10.20.22.4.65',
]);
const concernSections = ['75310-3'];
const sections = [problemList, '11348-0', ...contactSections];

/** Problem observation, within its concern act, or as an encounter diagnosis. */
export const problemEntry: EntryMember = {
  name: 'problem',
  templates,
  fits: (statement, context) =>
    statement.name === 'observation' &&
    sections.some((code) => context.section.has(code)) &&
    valueOf(statement) !== undefined &&
    !describesNeighbour(statement),
  read: (statement, statementContext) => [
    statementContext.about === undefined
      ? ownProblem(statement, statementContext)
      : anothers(statement, statementContext.about, statementContext),
  ],
};

function valueOf(statement: Element): Element | undefined {
  return childrenNamed(statement, 'value')[0];
}

function ownProblem(statement: Element, context: StatementContext): BuiltResource {
  const span = intervalOf(childNamed(statement, 'effectiveTime'));
  const code = problemCode(statement, context);
  const refuted = isNegated(statement) && !saysNone(statement);
  const isNone = absenceStatedBy(conceptOf(code), 'problems') !== undefined;
  return buildResource(
    statement,
    'Condition',
    presentParts({
      clinicalStatus: refuted ? undefined : clinicalStatus(statement, span, context, isNone),
      verificationStatus: refuted ? { coding: [{ system: `${system}condition-ver-status`, code: 'refuted' }] } : undefined,
      category: categoryOf(context),
      severity: partOf(statement, severity, context),
      code,
      bodySite: childrenNamed(statement, 'targetSiteCode')
        .map((targetSiteCode) => cdaConcept(targetSiteCode, context.narrative))
        .filter((item) => item !== undefined),
      ...onsetOf(statement, span, context),
      ...abatementOf(statement, span),
      recordedDate: authoredAt(statement, context.around),
      recorder: authorOf(statement, context.around),
      asserter: informantOf(statement),
      extension: diagnosedAt(statement, context),
    }),
  );
}

const system = 'http://terminology.hl7.org/CodeSystem/';

function problemCode(statement: Element, { narrative }: StatementContext): JsonObject | undefined {
  if (isNegated(statement) && saysNone(statement))
    return { coding: [{ system: 'http://snomed.info/sct', code: '160245001' }], text: 'No known problems' };
  return namedConcept(valueOf(statement), 'Problem', narrative) ?? cdaConcept(childNamed(statement, 'code'), narrative);
}

/** "Not: problem" is how C-CDA says that there is none (SNOMED CT 55607006, and 64572001, disease); a denial of what is not named denies nothing else. */
function saysNone(statement: Element): boolean {
  return hasCode(valueOf(statement), new Set(['55607006', '64572001']));
}

function partOf(statement: Element, roots: ReadonlySet<string>, context: StatementContext): JsonObject | undefined {
  const [own] = statedObservations(statement, roots, context);
  // Beside the only problem of its concern, it is of that problem.
  const acts = own === undefined && isAloneInAct(context) ? surroundingActs(context) : [];
  const [neighbour] = acts.flatMap((act) => statedObservations(act, roots, context));
  return cdaConcept(childNamed(own ?? neighbour, 'value'), context.narrative);
}

function categoryOf({ section, around }: StatementContext): readonly JsonObject[] {
  const contact = contactSections.some((code) => section.has(code)) || (around !== undefined && hasTemplate(around, contactActs));
  if (contact) return [category('encounter-diagnosis')];
  if (concernSections.some((code) => section.has(code))) return [category('health-concern')];
  return section.has(problemList) ? [category('problem-list-item')] : [];
}

function category(code: string): JsonObject {
  const space = code === 'health-concern' ? 'http://hl7.org/fhir/us/core/CodeSystem/condition-category' : `${system}condition-category`;
  return { coding: [{ system: space, code }] };
}

/** The time of onset, or the age at it; of both the time is the onset and the age is said beside it. */
function onsetOf(statement: Element, span: TimeInterval, context: StatementContext): JsonObject {
  const start = span.value ?? span.start;
  const [aged] = statedObservations(statement, age, context, '445518008');
  const years = ageOf(aged);
  if (start === undefined) return presentParts({ onsetAge: years });
  return presentParts({ onsetDateTime: start, note: years === undefined ? [] : [{ text: `Age at onset: ${ageWords(years)}` }] });
}

function abatementOf(statement: Element, span: TimeInterval): JsonObject {
  if (span.end !== undefined) return { abatementDateTime: span.end };
  return span.endedUnknown
    ? presentParts({ _abatementDateTime: absentExtension(childNamed(childNamed(statement, 'effectiveTime'), 'high')) })
    : {};
}

/** Date of diagnosis act. */
function diagnosedAt(statement: Element, context: StatementContext): readonly JsonObject[] {
  const [act] = statedObservations(statement, diagnosed, context, '77975-1');
  const { value, start } = intervalOf(childNamed(act, 'effectiveTime'));
  const date = value ?? start;
  return date === undefined ? [] : [{ url: 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate', valueDateTime: date }];
}

/** A problem of somebody else is family history, never the patient's own (H30). */
function anothers(statement: Element, about: string, context: StatementContext): BuiltResource {
  const code = problemCode(statement, context) ?? {};
  const denial = isNegated(statement) ? { text: `Not present: ${conceptWords(code) ?? 'problem'}` } : code;
  const { value, start } = intervalOf(childNamed(statement, 'effectiveTime'));
  const since = value ?? start;
  return buildResource(
    statement,
    'FamilyMemberHistory',
    presentParts({
      status: 'completed',
      relationship: { text: about },
      date: authoredAt(statement, context.around),
      condition: [presentParts({ code: denial, onsetString: dateWords(since) })],
    }),
  );
}
