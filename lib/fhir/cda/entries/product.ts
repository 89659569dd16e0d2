import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, hasCode, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { type Narrative, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { isNegated } from './statement.ts';
import { nonesOfVisit } from './words.ts';
import type { StatementContext } from './statement-context.ts';
import { type Element, elementAtPath, childNamed } from '#/lib/fhir/markup/element-tree.ts';

/** The product of a substanceAdministration (consumable) or of a supply. */
function manufactured(statement: Element): Element | undefined {
  return elementAtPath(statement, 'consumable', 'manufacturedProduct') ?? elementAtPath(statement, 'product', 'manufacturedProduct');
}

function material(statement: Element): Element | undefined {
  const product = manufactured(statement);
  return childNamed(product, 'manufacturedMaterial') ?? childNamed(product, 'manufacturedLabeledDrug');
}

/** The product by its code, else by its name; undefined when neither was sent. */
export function productName(statement: Element, narrative: Narrative): JsonObject | undefined {
  const own = wordsOf(childNamed(material(statement), 'name'));
  return cdaConcept(childNamed(material(statement), 'code'), narrative, own === '' ? {} : { own });
}

/** The product's name, as `productName`; else why it has none, when that is said. */
export function productOrWhy(statement: Element, noun: string, narrative: Narrative): JsonObject | undefined {
  return productName(statement, narrative) ?? namedConcept(childNamed(material(statement), 'code'), noun, narrative);
}

export function productCode(statement: Element): Element | undefined {
  return childNamed(material(statement), 'code');
}

export function batchOf(statement: Element): string | undefined {
  const text = wordsOf(childNamed(material(statement), 'lotNumberText'));
  return text === '' ? undefined : text;
}

export function makerOf(statement: Element): string | undefined {
  return organizationText(childNamed(manufactured(statement), 'manufacturerOrganization'));
}

/** The medicine by its product, else by the statement's own code; what was denied as a whole by its sentence. */
export function medicineName(statement: Element, { narrative, section }: StatementContext): JsonObject {
  const noneOfVisit = [...section].map((code) => nonesOfVisit.get(code)).find((words) => words !== undefined);
  if (saysNoMedicine(statement) && noneOfVisit !== undefined) return { text: noneOfVisit };
  if (saysNoMedicine(statement)) return { coding: [{ system: 'http://snomed.info/sct', code: '787481004' }], text: 'No known medications' };
  return (
    productOrWhy(statement, 'Medicine', narrative) ?? cdaConcept(childNamed(statement, 'code'), narrative) ?? { text: 'Medicine not named' }
  );
}

/** "Not: drug or medicament" (SNOMED CT 410942007) is how C-CDA says that there is none. */
export function saysNoMedicine(statement: Element): boolean {
  return isNegated(statement) && hasCode(productCode(statement), new Set(['410942007']));
}
