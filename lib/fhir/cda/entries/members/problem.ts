import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { codingsOf, cdaConcept, conceptWords, hasCode, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { type Interval, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { absentExtension } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { present } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, authoredAt, hasTemplate, informantOf, isCoded, isNegated, statusOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { ageOf, ageWords } from '#/lib/fhir/cda/entries/age.ts';
import { type BuiltResource, type EntryMember, type StatementContext, surroundingActs, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

/** Problem observation; Functional and Cognitive status problem observation (R1.1). */
const templates = new Set(['2.16.840.1.113883.10.20.22.4.4', '2.16.840.1.113883.10.20.22.4.68', '2.16.840.1.113883.10.20.22.4.73']);
const problemStatus = new Set(['2.16.840.1.113883.10.20.22.4.6', '2.16.840.1.113883.10.20.1.50', '2.16.840.1.113883.10.20.1.57']);
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

/** Problem observation, within its concern act, or as a diagnosis of a contact. */
export const problemEntry: EntryMember = {
  name: 'problem',
  templates,
  fits: (statement, where) =>
    statement.name === 'observation' &&
    sections.some((code) => where.section.has(code)) &&
    valueOf(statement) !== undefined &&
    !isCoded(statement, '33999-4', 'SEV'),
  read: (statement, where) => [where.about === undefined ? ownProblem(statement, where) : anothers(statement, where.about, where)],
};

function valueOf(statement: Element): Element | undefined {
  return children(statement, 'value')[0];
}

function ownProblem(statement: Element, where: StatementContext): BuiltResource {
  const span = intervalOf(child(statement, 'effectiveTime'));
  const code = problemCode(statement, where);
  const refuted = isNegated(statement) && !saysNone(statement);
  return buildResource(
    statement,
    'Condition',
    present({
      clinicalStatus: refuted ? undefined : clinicalStatus(statement, span, where),
      verificationStatus: refuted ? { coding: [{ system: `${system}condition-ver-status`, code: 'refuted' }] } : undefined,
      category: categoryOf(where),
      severity: partOf(statement, severity, where),
      code,
      bodySite: children(statement, 'targetSiteCode')
        .map((one) => cdaConcept(one, where.narrative))
        .filter((one) => one !== undefined),
      ...onsetOf(statement, span, where),
      ...abatementOf(statement, span),
      recordedDate: authoredAt(statement, where.around),
      recorder: authorOf(statement, where.around),
      asserter: informantOf(statement),
      extension: diagnosedAt(statement, where),
    }),
  );
}

const system = 'http://terminology.hl7.org/CodeSystem/';

function problemCode(statement: Element, { narrative }: StatementContext): JsonObject | undefined {
  if (isNegated(statement) && saysNone(statement))
    return { coding: [{ system: 'http://snomed.info/sct', code: '160245001' }], text: 'No known problems' };
  return namedConcept(valueOf(statement), 'Problem', narrative) ?? cdaConcept(child(statement, 'code'), narrative);
}

/** "Not: problem" is how C-CDA says that there is none (SNOMED CT 55607006); a denial of what is not named denies nothing else. */
function saysNone(statement: Element): boolean {
  return hasCode(valueOf(statement), new Set(['55607006']));
}

const clinical = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['413322009', 'resolved'],
  ['246455001', 'recurrence'],
  ['263855007', 'relapse'],
  ['277022003', 'remission'],
]);
/** ProblemAct statusCode (C-CDA on FHIR, CF-ConditionClinicalStatus): whether it is still looked after. */
const concerns = new Map([
  ['active', 'active'],
  ['completed', 'inactive'],
  ['aborted', 'inactive'],
  ['suspended', 'inactive'],
]);

/** The status observation's word, else that it ended, else the concern's; the observation's own statusCode is about its recording. */
function clinicalStatus(statement: Element, span: Interval, where: StatementContext): JsonObject | undefined {
  const [stated] = [statement, ...surroundingActs(where)].flatMap((one) => found(one, problemStatus, where, '33999-4'));
  const value = child(stated, 'value');
  const known = [attribute(value, 'code') ?? '', ...(value === undefined ? [] : codingsOf(value).map((coding) => String(coding.code)))]
    .map((code) => clinical.get(code))
    .find((code) => code !== undefined);
  if (stated !== undefined && known === undefined) return cdaConcept(value, where.narrative);
  const concern = concerns.get(statusOf(where.around) ?? '');
  // Many write an unknown end where there is none yet: beside a concern that is active it proves nothing, and a problem must not be hidden for it.
  const ended = span.end !== undefined || (span.endedUnknown && concern !== 'active');
  const code = known ?? (ended ? 'resolved' : concern);
  return code === undefined ? undefined : { coding: [{ system: `${system}condition-clinical`, code }] };
}

function found(statement: Element, roots: ReadonlySet<string>, where: StatementContext, code?: string): readonly Element[] {
  const all = relatedStatements(statement)
    .map((one) => one.statement)
    .filter((one) => !isNegated(one) && (hasTemplate(one, roots) || (code !== undefined && isCoded(one, code))));
  for (const one of all) where.claimed.add(one);
  return all;
}

function partOf(statement: Element, roots: ReadonlySet<string>, where: StatementContext): JsonObject | undefined {
  return cdaConcept(child(found(statement, roots, where)[0], 'value'), where.narrative);
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
function onsetOf(statement: Element, span: Interval, where: StatementContext): JsonObject {
  const start = span.value ?? span.start;
  const [aged] = found(statement, age, where, '445518008');
  const years = ageOf(aged);
  if (start === undefined) return present({ onsetAge: years });
  return present({ onsetDateTime: start, note: years === undefined ? [] : [{ text: `Age at onset: ${ageWords(years)}` }] });
}

function abatementOf(statement: Element, span: Interval): JsonObject {
  if (span.end !== undefined) return { abatementDateTime: span.end };
  return span.endedUnknown ? present({ _abatementDateTime: absentExtension(child(child(statement, 'effectiveTime'), 'high')) }) : {};
}

/** Date of diagnosis act. */
function diagnosedAt(statement: Element, where: StatementContext): readonly JsonObject[] {
  const [act] = found(statement, diagnosed, where, '77975-1');
  const { value, start } = intervalOf(child(act, 'effectiveTime'));
  const date = value ?? start;
  return date === undefined ? [] : [{ url: 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate', valueDateTime: date }];
}

/** A problem of somebody else is family history, never the patient's own (H30). */
function anothers(statement: Element, about: string, where: StatementContext): BuiltResource {
  const code = problemCode(statement, where) ?? {};
  const said = isNegated(statement) ? { text: `Not present: ${conceptWords(code) ?? 'problem'}` } : code;
  const { value, start } = intervalOf(child(statement, 'effectiveTime'));
  const since = value ?? start;
  return buildResource(
    statement,
    'FamilyMemberHistory',
    present({
      status: 'completed',
      relationship: { text: about },
      date: authoredAt(statement, where.around),
      condition: [present({ code: said, onsetString: since })],
    }),
  );
}
