import { type JsonObject, listOf, objectOf, objectsOf, ownField } from '#/lib/fhir/resource/json.ts';
import { type MappingChange, combineChanges, changeWithin, keepFirst, wrapInList, liftParts, moveElement, withoutKeys } from './change.ts';

/**
 * Splits R5's CodeableReference into R4's two elements, the concept and the reference. Its other parts stay in their
 * place; a server that sends a bare Reference or CodeableConcept there is understood too.
 */
export function codeableReference(from: string, concept: string, reference: string): MappingChange {
  return (object) => {
    const value = ownField(object, from);
    const items = objectsOf(value);
    if (items.length === 0 || items.length !== listOf(value).length || !items.some(isCodeableReference)) return object;
    if ([concept, reference].some((to) => to !== from && ownField(object, to) !== undefined)) return object;
    const shape = (values: readonly unknown[]): unknown => (Array.isArray(value) || values.length > 1 ? values : values[0]);
    const concepts = items.flatMap((item) => (item.concept === undefined ? [] : [item.concept]));
    const references = items.flatMap((item) => (item.reference === undefined ? [] : [referenceIn(item)]));
    const remainders = items.map(remainderOf).filter((remainder) => Object.keys(remainder).length > 0);
    const inPlace = from === concept ? [...concepts, ...remainders] : remainders;
    return {
      ...withoutKeys(object, from),
      ...(concepts.length > 0 && { [concept]: shape(concepts) }),
      ...(references.length > 0 && { [reference]: shape(references) }),
      ...(remainders.length > 0 && { [from]: shape(inPlace) }),
    };
  };
}

const isCodeableReference = (item: JsonObject): boolean => item.concept !== undefined || item.reference !== undefined;

/** `{ reference: "Condition/7" }` is a Reference itself. */
const referenceIn = (item: JsonObject): unknown => (objectOf(item.reference) === undefined ? withoutKeys(item, 'concept') : item.reference);

const remainderOf = (item: JsonObject): JsonObject =>
  item.reference !== undefined && objectOf(item.reference) === undefined ? {} : withoutKeys(item, 'concept', 'reference');

/** Replaces a BackboneElement that holds one Reference by that Reference; elements with more parts are shown whole under `details`. */
export function flattenReferences(element: string, key: string, details: string): MappingChange {
  return (object) => {
    const value = ownField(object, element);
    const items = objectsOf(value);
    if (items.length === 0 || items.length !== listOf(value).length || ownField(object, details) !== undefined) return object;
    if (items.some((item) => objectOf(item[key]) === undefined)) return object;
    const references = items.map((item) => item[key]);
    const itemsWithDetails = items.filter((item) => Object.keys(item).length > 1);
    return {
      ...object,
      [element]: Array.isArray(value) ? references : references[0],
      ...(itemsWithDetails.length > 0 && { [details]: itemsWithDetails }),
    };
  };
}

/** Observation.related before R4: by its type a member of a panel, or a source of the value; the rest stays. */
export const relatedObservations: MappingChange = (object) => {
  const related = listOf(ownField(object, 'related'));
  if (related.length === 0) return object;
  const elementByType = new Map([
    ['has-member', 'hasMember'],
    ['derived-from', 'derivedFrom'],
  ]);
  const relations = related.map((item) => {
    const { type, target, ...otherParts } = objectOf(item) ?? {};
    const to = typeof type === 'string' && objectOf(target) !== undefined ? elementByType.get(type) : undefined;
    return { item, target, to, isWhole: Object.keys(otherParts).length === 0 };
  });
  // A relation with parts of its own is mapped too, or its member would stand alone (H36); it stays for the rest that it says.
  const unmappedItems = relations.filter(({ to, isWhole }) => to === undefined || !isWhole).map(({ item }) => item);
  const targets = (name: string): readonly unknown[] => {
    const mapped = relations.filter(({ to }) => to === name).map(({ target }) => target);
    return mapped.length === 0 ? mapped : [...listOf(ownField(object, name)), ...mapped];
  };
  return {
    ...withoutKeys(object, 'related'),
    ...Object.fromEntries([...elementByType.values()].map((name) => [name, targets(name)] as const).filter(([, list]) => list.length > 0)),
    ...(unmappedItems.length > 0 && { related: unmappedItems }),
  };
};

const doseParts = ['doseRange', 'doseQuantity', 'rateRatio', 'rateRange', 'rateQuantity'];

/** Dosage.dose[x] and rate[x] stand in doseAndRate since R4. */
const doseAndRate: MappingChange = (dosage) => {
  const sentParts = doseParts.filter((part) => ownField(dosage, part) !== undefined);
  if (sentParts.length === 0 || ownField(dosage, 'doseAndRate') !== undefined) return dosage;
  return { ...withoutKeys(dosage, ...sentParts), doseAndRate: [Object.fromEntries(sentParts.map((part) => [part, dosage[part]]))] };
};

/** Timing of DSTU2. */
export const olderTiming: MappingChange = changeWithin(
  'repeat',
  moveElement('boundsQuantity', 'boundsDuration'),
  moveElement('durationUnits', 'durationUnit'),
  moveElement('periodUnits', 'periodUnit'),
);

/** The dosages of DSTU2 and STU3 under `element`. */
export function olderDosages(element: string): MappingChange {
  return combineChanges(
    changeWithin(
      element,
      moveElement('additionalInstructions', 'additionalInstruction', wrapInList),
      moveElement('siteCodeableConcept', 'site'),
      moveElement('quantityQuantity', 'doseQuantity'),
      moveElement('quantityRange', 'doseRange'),
      changeWithin('timing', olderTiming),
      doseAndRate,
    ),
    liftParts(element, ['siteReference'], 'dosageSite'),
  );
}

/** Dosages of R5. */
export function newerDosages(element: string): MappingChange {
  return combineChanges(
    changeWithin(element, moveElement('asNeeded', 'asNeededBoolean'), keepFirst('maxDosePerPeriod', 'otherMaximum')),
    liftParts(element, ['otherMaximum'], 'otherMaximumDose'),
  );
}
