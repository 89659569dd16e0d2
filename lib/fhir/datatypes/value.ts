import { type JsonObject, objectOf, ownField } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from './resource-context.ts';
import { annotationText } from './annotation.ts';
import { attachmentText } from './attachment.ts';
import { conceptOf } from './concept.ts';
import { composedDosage, dosageText } from './dosage.ts';
import { addressLines, nameText } from './person.ts';
import { decimalText, quantityOf, quantityText, rangeText } from './quantity.ts';
import { referenceText } from './reference.ts';
import { joinTexts, lineOf, primitiveText } from './text.ts';
import { timingText } from './timing.ts';

type Reader = (object: JsonObject, context: ResourceContext) => string | undefined;

/**
 * FHIR datatypes known by the elements that only they have, in the order in which they must be tried. JSON carries no
 * types, so that an element of an unknown resource can only be read by its shape.
 */
const datatypes: readonly { readonly fits: (object: JsonObject) => boolean; readonly read: Reader }[] = [
  { fits: (o) => Array.isArray(o.coding) || onlyKeys(o, conceptKeys), read: (o) => conceptOf(o)?.text },
  { fits: (o) => typeof o.reference === 'string' || onlyKeys(o, referenceKeys), read: referenceText },
  { fits: (o) => has(o, 'value') && onlyKeys(o, quantityKeys) && !isWords(o), read: readQuantity },
  {
    fits: (o) => has(o, 'value') && contactSystems.has(lineOf(o.system) ?? '') && onlyKeys(o, contactKeys),
    read: (o) => joinTexts([lineOf(o.value), lineOf(o.use) && `(${lineOf(o.use)})`], ' '),
  },
  // A class of insurance (R5) has an Identifier as its value: it is none itself.
  { fits: (o) => has(o, 'value') && typeof o.value !== 'object' && onlyKeys(o, identifierKeys), read: readIdentifier },
  { fits: (o) => onlyKeys(o, codingKeys), read: (o) => conceptOf(o)?.text },
  { fits: (o) => onlyKeys(o, periodKeys), read: readPeriod },
  { fits: (o) => onlyKeys(o, rangeKeys), read: (o) => rangeText(quantityOf(o.low), quantityOf(o.high)) },
  { fits: (o) => onlyKeys(o, ratioKeys), read: readRatio },
  {
    // A Signature has a content type as well, and more to say.
    fits: (o) => (has(o, 'contentType') && !has(o, 'when')) || (onlyKeys(o, attachmentKeys) && isFile(o)),
    read: (o) => attachmentText(o),
  },
  { fits: (o) => has(o, 'text') && onlyKeys(o, annotationKeys), read: annotationText },
  { fits: (o) => has(o, 'doseAndRate') || (has(o, 'route') && has(o, 'timing')), read: readDosage },
  { fits: (o) => onlyKeys(o, timingKeys), read: (o) => timingText(o) },
  { fits: (o) => has(o, 'dimensions') && has(o, 'origin'), read: () => 'Waveform (not drawn here)' },
  { fits: (o) => (has(o, 'family') || has(o, 'given')) && onlyKeys(o, nameKeys), read: (o) => nameText(o) },
  {
    fits: (o) => (has(o, 'line') || has(o, 'city') || has(o, 'postalCode')) && onlyKeys(o, addressKeys),
    read: (o) => joinTexts(addressLines(o), ', '),
  },
];

const keys = (list: string): ReadonlySet<string> => new Set([...list.split(' '), 'id', 'extension']);
const conceptKeys = keys('coding text');
const referenceKeys = keys('reference display type identifier');
const quantityKeys = keys('value unit code system comparator currency');
const contactKeys = keys('system value use rank period');
const contactSystems = new Set(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']);
const identifierKeys = keys('use type system value period assigner');
const codingKeys = keys('system version code display userSelected');
const periodKeys = keys('start end');
const rangeKeys = keys('low high');
const ratioKeys = keys('numerator denominator');
const attachmentKeys = keys('contentType language data url size hash title creation height width frames duration pages');
const annotationKeys = keys('text time authorString authorReference');
const timingKeys = keys('repeat event code');
const nameKeys = keys('use text family given prefix suffix period');
const addressKeys = keys('use type text line city district state postalCode country period');

/** A value of a datatype on one line; undefined when it is no datatype that we know, or says nothing. */
export function valueText(value: unknown, context: ResourceContext): string | undefined {
  const object = objectOf(value);
  if (object === undefined) return Array.isArray(value) ? undefined : primitiveText(value);
  for (const datatype of datatypes) if (datatype.fits(object)) return datatype.read(object, context);
  return undefined;
}

/** Tells whether an object is a business identifier. */
export function isIdentifier(object: JsonObject): boolean {
  return datatypes.find(({ fits }) => fits(object))?.read === readIdentifier;
}

function has(object: JsonObject, key: string): boolean {
  return ownField(object, key) !== undefined;
}

function onlyKeys(object: JsonObject, allowed: ReadonlySet<string>): boolean {
  for (const key in object) if (!allowed.has(key) && !key.startsWith('_')) return false;
  return true;
}

/** Other types have a `data`, a `width` or a `duration` as well, and no text there. */
function isFile({ url, data, title, hash, creation }: JsonObject): boolean {
  return [url, data, title, hash, creation].some((part) => typeof part === 'string');
}

/** An Identifier or a ContactPoint has a value too, but no unit, and words rather than digits. */
function isWords({ value, unit, code, system }: JsonObject): boolean {
  if (typeof value === 'number' || unit !== undefined || code !== undefined) return false;
  return typeof system === 'string';
}

function readQuantity(object: JsonObject): string | undefined {
  const quantity = quantityOf(object);
  return quantity === undefined ? undefined : joinTexts([quantityText(quantity), lineOf(object.currency)], ' ');
}

function readIdentifier(object: JsonObject): string | undefined {
  const type = conceptOf(object.type)?.text;
  const period = objectOf(object.period);
  return joinTexts([type && `${type}:`, decimalText(object.value), period && `(${readPeriod(period) ?? ''})`], ' ');
}

/** The source's words and its codes: they may differ, or say more (H25). */
function readDosage(dosage: JsonObject): string | undefined {
  const [text, coded] = [dosageText(dosage), composedDosage(dosage)];
  return text === coded ? text : joinTexts([text, coded && `as coded: ${coded}`], ' · ');
}

function readPeriod({ start, end }: JsonObject): string | undefined {
  const from = primitiveText(start);
  const until = primitiveText(end);
  if (from === undefined) return until && `until ${until}`;
  return until === undefined ? `from ${from}` : `${from} to ${until}`;
}

function readRatio({ numerator, denominator }: JsonObject): string | undefined {
  const top = quantityOf(numerator);
  const bottom = quantityOf(denominator);
  return joinTexts([top && quantityText(top), bottom && quantityText(bottom)], ' : ');
}
