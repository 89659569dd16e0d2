import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type FactSheet, addAbsence, addExtensions, addFacts, addWithin } from '#/lib/fhir/kind-parts/facts.ts';
import { type DrawnParts, elementSet, isWhollyDrawn } from '#/lib/fhir/datatypes/drawn-elements.ts';
import { objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Kind, KindDescription } from '#/lib/fhir/kind-parts/kind.ts';
import { extensionLabel, labelOf } from '#/lib/fhir/kind-parts/label.ts';
import { readerFacts } from '#/lib/fhir/kind-parts/reader-facts.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import type { ResourceScan } from './labels-and-modifiers.ts';
import { textOf } from '#/lib/fhir/datatypes/text.ts';
import { changesMeaning, valuesNotListed } from './words.ts';

/** A resource that its kind has described. */
interface Draft {
  readonly kind: Kind;
  readonly context: ResourceContext;
  readonly described: KindDescription;
  /** Id of the entry's encounter, where there is one. */
  readonly encounter: string | undefined;
}

/** Elements of every type that are read elsewhere; the patient is checked before, and shown in the banner. */
const common = 'resourceType id meta text contained implicitRules language modifierExtension subject patient'.split(' ');

/**
 * Treatment of an element: read elsewhere, described by the kind, or a fact under the kind's label. Any other is a fact
 * under its own name.
 */
type Place = 'elsewhere' | 'shown' | 'labelled';

interface Places {
  readonly of: ReadonlyMap<string, Place>;
  readonly labelled: readonly (readonly [key: string, label: string])[];
  readonly parts: DrawnParts;
}

/** Computed once for each kind, and used for each element of each resource. */
const placesByKind = new WeakMap<Kind, Places>();

function placesOf(kind: Kind): Places {
  const remembered = placesByKind.get(kind);
  if (remembered !== undefined) return remembered;
  const labels = Object.entries(kind.labels);
  const of = new Map<string, Place>();
  for (const key of kind.describedElements) of.set(key, 'shown');
  for (const [key] of labels) of.set(key, 'labelled');
  for (const key of common) of.set(key, 'elsewhere');
  const places: Places = { of, labelled: labels.filter(([key]) => !kind.describedElements.has(key)), parts: partsOf(kind) };
  placesByKind.set(kind, places);
  return places;
}

function partsOf({ parts = {} }: Kind): DrawnParts {
  return new Map(Object.entries(parts).map(([name, words]) => [name, elementSet(words)]));
}

/**
 * Facts of a resource: the kind's own, then every element that it does not describe, labelled elements first. Nothing
 * that was sent is dropped (H10).
 */
export function restFacts({ kind, context, described, encounter }: Draft): readonly EntryFact[] {
  const { resource } = context;
  const places = placesOf(kind);
  const facts = [...(described.facts ?? []), ...(described.dates?.facts ?? [])];
  const own = facts.length;
  const sheet: FactSheet = { facts, omitted: 0 };
  for (const [key, label] of places.labelled) if (resource[key] !== undefined) addFacts(sheet, label, resource[key], context);
  for (const key in resource) {
    const place = places.of.get(key);
    const value = resource[key];
    // A `subject` that is no reference (EvidenceReport), or has more to say than one.
    if ((key === 'subject' || key === 'patient') && !isWhollyDrawn(value)) addWithin(sheet, labelOf(key), value, context);
    if (place === 'elsewhere' || place === 'labelled') continue;
    if (place === 'shown' && !isNamedEncounter(key, value, encounter)) {
      if (!isWhollyDrawn(value, places.parts, key)) addWithin(sheet, labelOf(key), value, context, 0, places.parts, key);
    } else if (key === 'extension') addExtensions(sheet, undefined, value, context);
    else if (key.startsWith('_')) addAbsence(sheet, kind.labels[key.slice(1)] ?? labelOf(key.slice(1)), value, context);
    else addFacts(sheet, labelOf(key), value, context);
  }
  if (resource.contained !== undefined)
    for (const contained of objectsOf(resource.contained))
      addFacts(sheet, labelOf(resourceOf(contained)?.resourceType ?? 'contained'), contained, context);
  if (sheet.omitted > 0) facts.push({ label: 'More values', value: valuesNotListed(sheet.omitted) });
  return readerFacts(facts, own);
}

/**
 * Tells whether an encounter has words of its own: one without an entry has only these, and one with an entry may have
 * another name here.
 */
function isNamedEncounter(key: string, value: unknown, encounter: string | undefined): boolean {
  if (key !== 'encounter' && key !== 'context') return false;
  const { reference, display } = objectOf(value) ?? {};
  return display !== undefined || (reference !== undefined && encounter === undefined);
}

/** Facts of modifiers, which may change the meaning and stand before all others. */
export function modifierFacts(context: ResourceContext, { modifiers }: ResourceScan): readonly EntryFact[] {
  const rules = textOf(context.resource.implicitRules);
  if (modifiers.length === 0 && rules === undefined) return [];
  const sheet: FactSheet = { facts: [], omitted: 0 };
  for (const modifier of modifiers) addModifier(sheet, modifier, context);
  if (rules !== undefined) sheet.facts.push({ label: 'Implicit rules', value: rules });
  return readerFacts(sheet.facts);
}

function addModifier(sheet: FactSheet, modifier: Readonly<Record<string, unknown>>, context: ResourceContext): void {
  const before = sheet.facts.length;
  addExtensions(sheet, changesMeaning, [modifier], context);
  if (sheet.facts.length === before) sheet.facts.push({ label: changesMeaning, value: extensionLabel(modifier.url) });
}
