import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords, isNamed, nameIn } from '#/lib/fhir/cda/datatypes/concept.ts';
import { besideIn } from '#/lib/fhir/cda/datatypes/words-beside.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { presentOrNone } from '#/lib/fhir/cda/datatypes/present.ts';
import { cdaQuantity, decimalAttribute, rangeOf, ratioOf } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { type Narrative, referredNarrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { neighbourWords } from './neighbour-words.ts';
import { hasTemplate, isCoded, relatedStatements } from './statement.ts';
import type { AdministrationSchedule } from '#/lib/fhir/cda/datatypes/timing.ts';
import type { StatementContext } from './statement-context.ts';

const signature = new Set(['2.16.840.1.113883.10.20.22.4.147']);
const instruction = new Set(['2.16.840.1.113883.10.20.22.4.20', '2.16.840.1.113883.10.20.1.49']);

/** R4 Dosage of a substanceAdministration; undefined when it says nothing of how it is given. */
export function dosageOf(
  statement: Element,
  name: JsonObject | undefined,
  schedule: AdministrationSchedule,
  context: StatementContext,
): JsonObject | undefined {
  const { narrative } = context;
  return presentOrNone({
    text: signed(statement, context) ?? sentence(statement, name, narrative),
    patientInstruction: instructed(statement, context),
    ...codedDosage(statement, schedule.timing, narrative),
    ...asNeeded(statement, narrative),
    maxDosePerPeriod: ratioOf(childNamed(statement, 'maxDoseQuantity')),
  });
}

/** Dose, rate, route, site and times as coded, without words. */
export function codedDosage(statement: Element, timing: JsonObject | undefined, narrative: Narrative): JsonObject | undefined {
  return presentOrNone({
    timing,
    site: cdaConcept(childNamed(statement, 'approachSiteCode'), narrative),
    route: cdaConcept(childNamed(statement, 'routeCode'), narrative),
    doseAndRate: rated(statement, narrative),
  });
}

function rated(statement: Element, narrative: Narrative): readonly JsonObject[] {
  const form = conceptWords(cdaConcept(childNamed(statement, 'administrationUnitCode'), narrative));
  const rate = childNamed(statement, 'rateQuantity');
  const amount = presentOrNone({
    ...amountOf(childNamed(statement, 'doseQuantity'), 'dose', form),
    ...amountOf(rate, 'rate', undefined),
  });
  return amount === undefined ? [] : [amount];
}

/** A dose without a unit counts the units of administration: tablets, puffs. */
function amountOf(element: Element | undefined, stem: string, form: string | undefined): JsonObject {
  const range = rangeOf(element);
  if (range !== undefined) return { [`${stem}Range`]: range };
  const quantity = cdaQuantity(element);
  if (quantity === undefined) return {};
  const counted = form ?? translatedUnit(element);
  return { [`${stem}Quantity`]: quantity.unit === undefined && counted !== undefined ? { ...quantity, unit: counted } : quantity };
}

/** v3 PQR of the same number: some name what is counted only there. */
function translatedUnit(element: Element | undefined): string | undefined {
  const translation = childNamed(element, 'translation');
  const value = decimalAttribute(translation);
  return value === undefined || value === decimalAttribute(element) ? attributeOf(translation, 'displayName') : undefined;
}

/** Precondition: when it is to be taken (PRN). */
function asNeeded(statement: Element, narrative: Narrative): JsonObject {
  const conditions = childrenNamed(statement, 'precondition').map((precondition) => childNamed(precondition, 'criterion'));
  const [first] = conditions;
  if (first === undefined) return {};
  const reasons = conditions
    .map(
      (condition) =>
        cdaConcept(childNamed(condition, 'value'), narrative) ?? textConcept(writtenText(childNamed(condition, 'text'), narrative)),
    )
    .filter((item) => item !== undefined);
  const [reason] = reasons;
  if (reason === undefined) return { asNeededBoolean: true };
  const words = reasons
    .map(conceptWords)
    .filter((text) => text !== undefined)
    .join(', ');
  return { asNeededCodeableConcept: reasons.length === 1 ? reason : { text: words } };
}

function textConcept(text: string | undefined): JsonObject | undefined {
  return text === undefined ? undefined : { text };
}

/** Free Text Sig: an administration by its form, that is no dose of its own and says the whole prescription in words. */
export function isSignature(statement: Element): boolean {
  return statement.name === 'substanceAdministration' && (hasTemplate(statement, signature) || isCoded(statement, '76662-6'));
}

/** Free text of the prescription, where it has its own place. */
function signed(statement: Element, { narrative, claimed }: StatementContext): string | undefined {
  const signatures = relatedStatements(statement).filter((related) => isSignature(related.statement));
  const texts = signatures.flatMap((related) => {
    const text = writtenText(childNamed(related.statement, 'text'), narrative);
    if (text !== undefined) claimed.add(related.statement);
    return text ?? [];
  });
  return joinTexts([...new Set(texts)], '; ');
}

const wide = new Set(['tr', 'table', 'tbody', 'list', 'section', 'text', 'item']);

/** The administration's own text, when it points to a sentence rather than to the whole row: many put the dosage there. */
function sentence(statement: Element, name: JsonObject | undefined, narrative: Narrative): string | undefined {
  const text = childNamed(statement, 'text');
  const target = referredNarrative(text, narrative);
  const words = writtenText(text, narrative);
  // Words that are the name, or that were found to be another's, say nothing of the dose.
  const { contradicting, further } = besideIn(name);
  const names = [name === undefined ? undefined : nameIn(name), ...contradicting, ...further].map((sentName) => sentName?.toLowerCase());
  const isName = words !== undefined && names.includes(words.toLowerCase());
  const isElsewhere = isName || (target !== undefined && wide.has(target.name)) || neighbourWords(statement, name, narrative) !== undefined;
  return isElsewhere ? undefined : words;
}

/** Instructions to the patient. */
function instructed(statement: Element, { narrative, claimed }: StatementContext): string | undefined {
  const texts = relatedStatements(statement)
    .filter((related) => hasTemplate(related.statement, instruction) || isCoded(related.statement, 'PINSTRUCT'))
    .map((item) => {
      const code = cdaConcept(childNamed(item.statement, 'code'), narrative);
      // A code without a name tells the patient nothing.
      const text = writtenText(childNamed(item.statement, 'text'), narrative) ?? (code && isNamed(code) ? conceptWords(code) : undefined);
      if (text !== undefined) claimed.add(item.statement);
      return text;
    })
    .filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join('. ');
}
