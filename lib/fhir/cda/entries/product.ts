import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { type Narrative, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
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
