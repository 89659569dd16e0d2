import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { codingsOf, cdaConcept, conceptWords, hasCode, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { noteDate } from '#/lib/fhir/cda/datatypes/date-words.ts';
import { isOverWhenWritten, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { namesSomething } from '#/lib/fhir/cda/datatypes/shared-words.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { isUnspecific } from '#/lib/fhir/datatypes/unspecific.ts';
import { readName } from '#/lib/fhir/absence/empty-name.ts';
import { noKnownAllergyOf } from '#/lib/fhir/absence/no-known-allergy.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { authorOf, authoredAt, informantOf, isCoded, isNegated, statusOf } from '#/lib/fhir/cda/entries/statement.ts';
import { statusCodeOf } from '#/lib/fhir/cda/entries/status-discrepancy.ts';
import { describesNeighbour } from '#/lib/fhir/cda/entries/neighbour-part.ts';
import { reactionsOf, severityNotes, statedWithin } from '#/lib/fhir/cda/entries/reaction.ts';
import { type EntryMember, type StatementContext, surroundingActs, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const observation = new Set(['2.16.840.1.113883.10.20.22.4.7', '2.16.840.1.113883.10.20.22.4.90', '2.16.840.1.113883.10.20.1.18']);
const criticality = new Set(['2.16.840.1.113883.10.20.22.4.145']);
const status = new Set(['2.16.840.1.113883.10.20.22.4.28', '2.16.840.1.113883.10.20.1.39']);
const section = '48765-2';

/** Allergy or intolerance observation, within its concern act (C-CDA R2.1 §3.5; R1.1 has the severity beside the reaction). */
export const allergyEntry: EntryMember = {
  name: 'allergy',
  templates: observation,
  fits: (statement, context) =>
    statement.name === 'observation' && context.section.has(section) && !isCoded(statement, '75310-3') && !describesNeighbour(statement),
  statesNone: (statement) => isNegated(statement) && noneOf(childNamed(statement, 'value')) !== undefined,
  // A statement may name several allergens: each is an allergy of its own.
  read: (statement, statementContext) =>
    allergensOf(statement).map((allergen) =>
      buildResource(statement, 'AllergyIntolerance', allergyOf(statement, allergen, statementContext)),
    ),
};

function allergyOf(statement: Element, allergen: Element | undefined, context: StatementContext): JsonObject {
  const span = intervalOf(childNamed(statement, 'effectiveTime'));
  const { value, start, end } = span;
  const negated = isNegated(statement);
  const none =
    negated && !namesAllergen(allergen, context) ? noneOf(childNamed(statement, 'value'), childNamed(allergen, 'code')) : undefined;
  const refuted = negated && none === undefined;
  const code = none ?? substanceOf(statement, allergen, context);
  // Once nothing is looked after, "no known allergies" is still what is stated; only its own end takes it back.
  const isNone = noKnownAllergyOf(conceptOf(code)) !== undefined;
  const reaction = reactionsOf(statement, context);
  return presentParts({
    clinicalStatus: refuted ? undefined : clinicalStatusOf(statement, context, isOverWhenWritten(span, context.written), isNone),
    verificationStatus: refuted ? verification('refuted') : undefined,
    ...kindOf(statement),
    criticality: criticalityOf(statement, context),
    code,
    onsetDateTime: value ?? start,
    recordedDate: authoredAt(statement, context.around),
    recorder: authorOf(statement, context.around),
    asserter: informantOf(statement),
    reaction,
    note: [...(end === undefined ? [] : [{ text: `Ended ${noteDate(end)}` }]), ...severityNotes(reaction, statement, context)],
  });
}

const system = (name: string): string => `http://terminology.hl7.org/CodeSystem/allergyintolerance-${name}`;

function verification(code: string): JsonObject {
  return { coding: [{ system: system('verification'), code }] };
}

const clinical = new Map([
  ['55561003', 'active'],
  ['active', 'active'],
  ['73425007', 'inactive'],
  ['inactive', 'inactive'],
  ['413322009', 'resolved'],
  ['resolved', 'resolved'],
]);
/** Status of the concern: whether it is still looked after (C-CDA guidance §5.2.7.1). */
const concerns = new Map([
  ['active', 'active'],
  ['completed', 'inactive'],
  ['aborted', 'inactive'],
  ['suspended', 'inactive'],
]);

/** The status observation's word, else the end of the allergy, else the concern's status. */
function clinicalStatusOf(statement: Element, context: StatementContext, ended: boolean, isNone: boolean): JsonObject | undefined {
  const own = [statement, ...surroundingActs(context)]
    .flatMap((item) => statedWithin(item, status, '33999-4', context))
    .map((match) => statusCodeOf(childNamed(match, 'value'), context.narrative) ?? '')
    .map((code) => clinical.get(code) ?? code)
    .find((code) => code !== '');
  const concern = concerns.get(statusOf(context.around) ?? '');
  const code = own ?? (ended ? 'resolved' : isNone && concern !== 'active' ? undefined : concern);
  return code === undefined ? undefined : { coding: [{ system: system('clinical'), code }] };
}

/** SNOMED CT types of propensity: intolerance or allergy, to a drug, a food or something else (C-CDA on FHIR, allergies). */
const intolerances = new Set(['59037007', '235719002', '782197009']);
const allergies = new Set(['419199007', '416098002', '414285001', '426232007']);
const drugs = new Set(['416098002', '419511003', '59037007']);
const foods = new Set(['414285001', '418471000', '235719002']);
const environments = new Set(['426232007']);

function kindOf(statement: Element): JsonObject {
  const value = childNamed(statement, 'value');
  const type = hasCode(value, intolerances) ? 'intolerance' : hasCode(value, allergies) ? 'allergy' : undefined;
  const category = hasCode(value, drugs)
    ? ['medication']
    : hasCode(value, foods)
      ? ['food']
      : hasCode(value, environments)
        ? ['environment']
        : [];
  return presentParts({ type, category });
}

/** Codes that deny allergies, by the sort that is denied (C-CDA on FHIR, ConceptMap CF-NoKnownAllergies). */
const nones = new Map<string, readonly [code: string, text: string]>([
  ['419199007', ['716186003', 'No known allergies']],
  ['420134006', ['716186003', 'No known allergies']],
  ['418038007', ['716186003', 'No known allergies']],
  ['416098002', ['409137002', 'No known drug allergies']],
  ['419511003', ['409137002', 'No known drug allergies']],
  ['414285001', ['429625007', 'No known food allergies']],
  ['418471000', ['429625007', 'No known food allergies']],
  ['426232007', ['428607008', 'No known environmental allergies']],
  ['410942007', ['409137002', 'No known drug allergies']],
  ['373873005', ['409137002', 'No known drug allergies']],
  ['255620007', ['429625007', 'No known food allergies']],
  ['762766007', ['429625007', 'No known food allergies']],
]);

/** None known: only when a whole sort is denied. "Not: allergy to penicillin" says nothing of any other (H13). */
function noneOf(value: Element | undefined, sort?: Element): JsonObject | undefined {
  // A sort in the place of the allergen says less than the sort of allergy: "no known allergy to drugs".
  const codes = [sort, value].flatMap((coded) => (coded === undefined ? [] : codingsOf(coded).map((coding) => String(coding.code))));
  const [none] = codes.map((code) => nones.get(code)).filter((match) => match !== undefined);
  return none && snomed(...none);
}

function snomed(code: string, text: string): JsonObject {
  return { coding: [{ system: 'http://snomed.info/sct', code }], text };
}

const general = new Set([...intolerances, ...allergies, ...drugs, ...foods, '420134006', '418038007', '418634005']);

/** The allergens that take part; one that is not there, when there is none. */
function allergensOf(statement: Element): readonly (Element | undefined)[] {
  const participants = childrenNamed(statement, 'participant');
  const consumable = participants.filter((participant) => attributeOf(participant, 'typeCode') === 'CSM');
  const chosen = consumable.length > 0 ? consumable : participants.slice(0, 1);
  return chosen.length === 0 ? [undefined] : chosen.map((item) => elementAtPath(item, 'participantRole', 'playingEntity'));
}

/** "Substance" and "Drug or medicament" are sorts: they name no allergen. */
function namesAllergen(entity: Element | undefined, { narrative }: StatementContext): boolean {
  const own = writtenText(childNamed(entity, 'name'), narrative);
  const concept = cdaConcept(childNamed(entity, 'code'), narrative, own === undefined ? {} : { own });
  const codings = conceptOf(concept)?.codings ?? [];
  if (concept === undefined || readName(concept).empty !== undefined) return false;
  const words = conceptWords(concept) ?? '';
  return codings.length > 0 && codings.every(isUnspecific) ? namesSomething(words) : namesSomething(words) || codings.length > 0;
}

/** The allergen; where a document has none, the value is the allergy itself. */
function substanceOf(statement: Element, entity: Element | undefined, { narrative }: StatementContext): JsonObject | undefined {
  const own = writtenText(childNamed(entity, 'name'), narrative);
  const allergen = cdaConcept(childNamed(entity, 'code'), narrative, { isOwnFirst: true, ...(own !== undefined && { own }) });
  if (allergen !== undefined) return allergen;
  const value = childNamed(statement, 'value');
  const concept = cdaConcept(value, narrative);
  // A type of allergy alone names no substance, unless it is denied: then it is all that is denied.
  if (concept?.text !== undefined || isNegated(statement) || !hasCode(value, general)) return concept;
  return namedConcept(childNamed(entity, 'code'), 'Substance', narrative);
}

const levels = new Map([
  ['CRITH', 'high'],
  ['CRITL', 'low'],
  ['CRITU', 'unable-to-assess'],
]);

function criticalityOf(statement: Element, context: StatementContext): string | undefined {
  const [match] = statedWithin(statement, criticality, '82606-5', context);
  return levels.get(attributeOf(childNamed(match, 'value'), 'code') ?? '');
}
