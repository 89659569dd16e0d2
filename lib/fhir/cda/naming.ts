import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { namesSomething } from '#/lib/fhir/cda/datatypes/shared-words.ts';
import { nullFlavor } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { deviceName, devicesOf } from '#/lib/fhir/cda/entries/device-part.ts';
import { productCode, productName } from '#/lib/fhir/cda/entries/product.ts';
import type { StatementContext } from '#/lib/fhir/cda/entries/statement-context.ts';
import { isCoded, isNegated } from '#/lib/fhir/cda/entries/statement.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed, elementAtPath } from '#/lib/fhir/markup/element-tree.ts';

/** The one element that names a statement. */
export interface StatementNaming {
  /** R4 type of what it would name, the element of the name there, and the reader's word for it. */
  readonly resourceType: string;
  readonly element: string;
  readonly noun: string;
  /** HL7 observation-category, of what would be a result. */
  readonly category?: string;
  /** The element itself, with its NullFlavor where it has one. */
  readonly coded: Element | undefined;
  readonly concept: JsonObject | undefined;
}

type ReadNaming = (statement: Element, context: StatementContext) => Pick<StatementNaming, 'coded' | 'concept'>;

const byMember: ReadonlyMap<string, readonly [resourceType: string, element: string, noun: string, read: ReadNaming]> = new Map([
  ['allergy', ['AllergyIntolerance', 'code', 'Allergy', allergen] as const],
  ['problem', ['Condition', 'code', 'Problem', problem] as const],
  ['medication', ['MedicationStatement', 'medicationCodeableConcept', 'Medicine', product] as const],
  ['immunization', ['Immunization', 'vaccineCode', 'Vaccine', product] as const],
  ['procedure', ['Procedure', 'code', 'Procedure', ownCode] as const],
  ['supply', ['Observation', 'code', 'Supply', supplied] as const],
  ['encounter', ['Observation', 'code', 'Contact', ownCode] as const],
  ['planned', ['Observation', 'code', 'Plan', ownCode] as const],
  ['result', ['Observation', 'code', 'Result', ownCode] as const],
  ['vital-signs', ['Observation', 'code', 'Vital signs', ownCode] as const],
  ['goal', ['Observation', 'code', 'Goal', ownCode] as const],
]);

/** The name of a statement that the member reads, wherever that kind has it. */
export function namingOf(statement: Element, member: string, context: StatementContext): StatementNaming {
  const name = byMember.has(member) ? member : bracketMember(statement, context);
  const [resourceType, element, noun, read] = byMember.get(name) ?? (['Observation', 'code', 'Entry', ownCode] as const);
  const category = categories.get(name);
  const named = name === member ? read(statement, context) : { coded: undefined, concept: undefined };
  return { resourceType, element, noun, ...(category !== undefined && { category }), ...named };
}

const categories = new Map([
  ['result', 'laboratory'],
  ['vital-signs', 'vital-signs'],
]);

/** The member that an empty concern of a section would hold: its code "concern" names nothing. */
function bracketMember(statement: Element, { section }: StatementContext): string {
  if (statement.name !== 'act' || !isCoded(statement, 'CONC', '48765-2')) return '';
  if (section.has('48765-2')) return 'allergy';
  return section.has('11450-4') ? 'problem' : '';
}

function ownCode(statement: Element, { narrative }: StatementContext): ReturnType<ReadNaming> {
  const coded = isCoded(statement, 'ASSERTION') ? childNamed(statement, 'value') : childNamed(statement, 'code');
  return { coded, concept: cdaConcept(coded, narrative) };
}

/** The allergen; an allergy is named by its value where that is more than a sort of allergy. */
function allergen(statement: Element, { narrative }: StatementContext): ReturnType<ReadNaming> {
  const participant = childrenNamed(statement, 'participant').find((part) => attributeOf(part, 'typeCode') === 'CSM');
  const entity = elementAtPath(participant, 'participantRole', 'playingEntity');
  const own = writtenText(childNamed(entity, 'name'), narrative);
  const coded = childNamed(entity, 'code');
  const value = cdaConcept(childNamed(statement, 'value'), narrative);
  // A sort of allergy names none, unless it is denied: then it is all that is denied.
  const isSort = !isNegated(statement) && value?.text === undefined && !namesSomething(conceptWords(value) ?? '');
  const concept = cdaConcept(coded, narrative, own === undefined ? {} : { own }) ?? (isSort ? undefined : value);
  return { coded: coded ?? (isSort ? childNamed(statement, 'value') : undefined), concept };
}

function problem(statement: Element, context: StatementContext): ReturnType<ReadNaming> {
  const value = childNamed(statement, 'value');
  return value === undefined ? ownCode(statement, context) : { coded: value, concept: cdaConcept(value, context.narrative) };
}

function product(statement: Element, { narrative }: StatementContext): ReturnType<ReadNaming> {
  const coded = productCode(statement);
  return { coded, concept: productName(statement, narrative) ?? cdaConcept(childNamed(statement, 'code'), narrative) };
}

function supplied(statement: Element, { narrative }: StatementContext): ReturnType<ReadNaming> {
  const [device] = devicesOf(statement);
  const coded = device === undefined ? productCode(statement) : childNamed(childNamed(device, 'playingDevice'), 'code');
  // A code that says why there is none may stand beside words.
  const isNamed = nullFlavor(coded) === undefined || cdaConcept(coded, narrative) !== undefined;
  const namedDevice = isNamed ? device : undefined;
  return { coded, concept: (namedDevice && deviceName(namedDevice, narrative)) ?? productName(statement, narrative) };
}
