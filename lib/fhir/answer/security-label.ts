import type { Coding } from '#/lib/record/model/coded.ts';
import { labelSystemOf } from '#/lib/record/security-labels/label-system.ts';
import { familyOf, isKnownLabel, unreadableLabel } from '#/lib/record/security-labels/read-label.ts';
import { type JsonObject, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { lineOf, primitiveText } from '#/lib/fhir/datatypes/text.ts';

/** Labels stand no deeper in one element: a CodeableReference's concept, its codings, a code that is itself an object. */
const deepest = 6;

/**
 * Labels of a security element of whatever shape: a Coding, a CodeableConcept, a bare code or words, one of them or a list. A shape
 * that cannot be read is a label too, and no less than restricted (H45); only an element without any content is none.
 */
export function securityLabels(value: unknown, depth = 0): readonly Coding[] {
  if (value === undefined || value === null) return [];
  if (depth > deepest) return [unreadableLabel];
  if (Array.isArray(value)) return value.flatMap((item) => (isEmpty(item) ? [unreadableLabel] : securityLabels(item, depth + 1)));
  const object = objectOf(value);
  if (object !== undefined) return labelsOfObject(object, depth);
  const text = typeof value === 'boolean' ? undefined : primitiveText(value);
  return [text === undefined ? unreadableLabel : { code: text }];
}

/** A place in a list of labels that holds none. */
const isEmpty = (item: unknown): boolean => (item ?? undefined) === undefined || (Array.isArray(item) && item.length === 0);

/** Composition.confidentiality (DSTU2 to R4) is a bare code of one system; some servers send a Coding there. */
function confidentialityLabels(value: unknown): readonly Coding[] {
  return securityLabels(value).map((label) => (label.system === undefined ? { ...label, system: unreadableLabel.system ?? '' } : label));
}

/**
 * Labels that some servers write among the tags: of the systems of labels alone. v3 ActCode has codes for much else, so that one
 * which labels nothing is a tag and no label.
 */
function labelsAmongTags(value: unknown): readonly Coding[] {
  return objectsOf(value).flatMap((tag) =>
    securityLabels(tag).filter((label) => {
      // A tag that says nothing is no label, unless its system is one of levels.
      const family = label === unreadableLabel ? labelSystemOf(systemText(tag.system)) : familyOf(label);
      return family === 'levels' || (family === 'act' && isKnownLabel(label));
    }),
  );
}

const none: readonly Coding[] = [];

const labelExtension = /inline-?sec|sec(?:urity)?-?label|sensitivity-?label|information-?sensitivity|confidential/i;

/**
 * Labels in extensions: inline on an element and the law on which a label rests (Security Labeling DS4P `inline-sec-label`,
 * `sec-label-basis`), or in parts of one, and Composition.confidentiality of another version (R5).
 */
function labelsInExtensions(value: unknown): readonly Coding[] {
  let labels: readonly Coding[] = none;
  // Every extension of every resource passes here: most are none of these, and cost one look at their address.
  for (const extension of objectsOf(value)) {
    if (typeof extension.url === 'string' && labelExtension.test(extension.url))
      labels = [...labels, ...labelsOfExtension(extension, extension.url)];
  }
  return labels;
}

function labelsOfExtension(extension: JsonObject, url: string): readonly Coding[] {
  const isLevel = /confidential/i.test(url);
  const labels = valuesWithin(extension).flatMap(isLevel ? confidentialityLabels : securityLabels);
  if (labels.length > 0) return labels;
  // "Confidential: yes" is a label; that there are labels inside (`has-inline-sec-label`) is none.
  if (typeof extension.valueBoolean === 'boolean') return isLevel && extension.valueBoolean ? [unreadableLabel] : none;
  return labelItself.test(url) ? [unreadableLabel] : none;
}

/** Addresses of a label itself: whatever stands in it, and cannot be read, keeps back. Others tell where a label comes from. */
const labelItself = /(?:confidentiality(?:-?code)?|sec(?:urity)?-?labels?|information-?sensitivity)$/i;

/** Values that may be labels, in an extension and in those within it. */
function valuesWithin({ extension, valueCoding, valueCodeableConcept, valueCode, valueString }: JsonObject, depth = 0): readonly unknown[] {
  const own = [valueCoding, valueCodeableConcept, valueCode, valueString].filter((part) => part !== undefined);
  return depth > deepest ? own : [...own, ...objectsOf(extension).flatMap((inner) => valuesWithin(inner, depth + 1))];
}

/** Elements that carry labels, and the readers of their shapes. Servers vary in case and form: `SecurityLabel`, `security_labels`. */
const labelReaders: ReadonlyMap<string, (value: unknown) => readonly Coding[]> = new Map([
  ...['security', 'securitylabel', 'securitylabels'].map((name) => [name, (value: unknown) => securityLabels(value)] as const),
  ...['confidentiality', 'confidentialitycode'].map((name) => [name, confidentialityLabels] as const),
  ['tag', labelsAmongTags],
  ['extension', labelsInExtensions],
  ['modifierextension', labelsInExtensions],
]);

/** A code of which only the reason came why it is absent. */
const absentConfidentiality = '_confidentiality';

/** Lengths of these names, and of those of two words with a letter between them: every name of every resource is looked at, and few have one. */
const lengths: readonly boolean[] = Array.from({ length: 32 }, (_, length) =>
  [...labelReaders.keys()].some((name) => name.length === length || (name.length > 10 && name.length === length - 1)),
);

const otherForm = /[A-Z_-]/;

/** Labels that an object carries in its element of this name. */
export function labelsAt(object: JsonObject, key: string): readonly Coding[] {
  if (lengths[key.length] !== true) return none;
  if (key === absentConfidentiality) return (object.confidentiality ?? undefined) === undefined ? [unreadableLabel] : none;
  const name = otherForm.test(key) ? key.toLowerCase().replaceAll(/[_-]/g, '') : key;
  return labelReaders.get(name)?.(object[key]) ?? none;
}

/** Labels at any depth of an object, which is not deep: the head of a Bundle or of one of its entries. */
export function labelsIn(object: JsonObject, depth = 0): readonly Coding[] {
  if (depth > deepest) return none;
  return Object.entries(object).flatMap(([key, part]) => [
    ...labelsAt(object, key),
    ...objectsOf(part).flatMap((inner) => labelsIn(inner, depth + 1)),
  ]);
}

function labelsOfObject(object: JsonObject, depth: number): readonly Coding[] {
  const { concept, value, text, code, valueCoding, valueCodeableConcept, valueCode } = object;
  // A CodeableConcept, R5's CodeableReference, or an element of XML or an extension whose content stands in a value.
  const inner = [object.coding, concept, value, valueCoding, valueCodeableConcept, valueCode].filter((part) => part !== undefined);
  const words = lineOf(text);
  const nested = [
    ...inner.flatMap((part) => securityLabels(part, depth + 1)),
    ...(words === undefined ? [] : [{ display: words }]),
    ...(typeof code === 'object' && code !== null ? securityLabels(code, depth + 1) : []),
  ];
  const own = ownLabel(object);
  if (own !== undefined) return [own, ...nested];
  return nested.length > 0 ? nested : [unreadableLabel];
}

/** The label of an object that is a Coding itself. */
function ownLabel(object: JsonObject): Coding | undefined {
  const code = typeof object.code === 'boolean' ? undefined : primitiveText(object.code);
  const display = lineOf(object.display);
  const system = systemText(object.system);
  // Some servers write `system|code` in place of the system.
  const joined = system?.includes('|') === true || system?.includes('#') === true;
  if (code === undefined && display === undefined && !joined) return undefined;
  return { ...(system !== undefined && { system }), ...(code !== undefined && { code }), ...(display !== undefined && { display }) };
}

function systemText(system: unknown): string | undefined {
  const first = listOf(system)[0];
  return lineOf(first) ?? primitiveText(objectOf(first)?.value);
}
