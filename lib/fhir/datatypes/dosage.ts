import { trimEndWhere } from '#/lib/record/text/trim-text.ts';
import type { Dose, EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { unitAfter } from '#/lib/record/words/unit-words.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptText, conceptTexts } from './concept.ts';
import { quantityOf, rangeText } from './quantity.ts';
import { joinTexts, lineOf, textOf } from './text.ts';
import { timingText } from './timing.ts';
import { wordTable } from './word-table.ts';

/** Units that are misread when abbreviated (ISMP; NHS CUI medicines guidance): written out in what we compose. */
const safeUnits = wordTable(`
  ug: micrograms; mcg: micrograms; µg: micrograms; μg: micrograms; microgram: micrograms; ng: nanograms; u: units; iu: units;
  [iu]: units; [u]: units; unit: units; ml: mL; l: L; {tbl}: tablet; {capsule}: capsule; {puff}: puff
`);

/** The dosages of an order, each on one line. `start`: the order's date, from which the length of a single dosage runs. */
export function dosesOf(value: unknown, start?: unknown): readonly Dose[] {
  return inSequence(objectsOf(value)).flatMap((dosage, index, dosages) => {
    const text = dosageText(dosage, startOfOnly(dosages, start));
    const patientInstruction = textOf(dosage.patientInstruction);
    if (text === undefined && patientInstruction === undefined) return [];
    const follows = orderAfter(dosages[index - 1], dosage);
    return [
      {
        text: text ?? patientInstruction ?? '',
        ...(follows !== undefined && { follows }),
        ...(patientInstruction !== undefined && text !== undefined && { patientInstruction }),
      },
    ];
  });
}

/** FHIR R4 Dosage.sequence: different numbers are one after the other, equal ones go together; without numbers nothing is said. */
function orderAfter(before: JsonObject | undefined, dosage: JsonObject): Dose['follows'] {
  const [earlier, later] = [placeOf(before), placeOf(dosage)];
  if (earlier === undefined || later === undefined) return undefined;
  return earlier === later ? 'and' : 'then';
}

function placeOf(dosage: JsonObject | undefined): number | undefined {
  const place = Number(dosage?.sequence ?? Number.NaN);
  return Number.isFinite(place) ? place : undefined;
}

/** Start of a single dosage: of several, a later step begins where the one before it ends. */
function startOfOnly(dosages: readonly JsonObject[], start: unknown): unknown {
  return dosages.length === 1 ? start : undefined;
}

/** Dosage.sequence: a dose that is to be reduced is read in the order of its steps, whatever order they were sent in. */
function inSequence(dosages: readonly JsonObject[]): readonly JsonObject[] {
  if (dosages.some((dosage) => placeOf(dosage) === undefined)) return dosages;
  return dosages.toSorted((left, right) => (placeOf(left) ?? 0) - (placeOf(right) ?? 0));
}

/** The coded parts of dosages that the source wrote as text as well: they may differ, or say more (H25). */
export function codedDosages(value: unknown, start?: unknown): readonly EntryFact[] {
  const dosages = inSequence(objectsOf(value));
  return dosages
    .filter(({ text }) => lineOf(text) !== undefined)
    .map((dosage) => composedDosage(dosage, startOfOnly(dosages, start)))
    .filter((text) => text !== undefined)
    .map((text) => ({ label: 'Dosage as coded', value: text }));
}

/** FHIR R4 Dosage: its text verbatim, else composed from its parts. */
export function dosageText(value: unknown, start?: unknown): string | undefined {
  const dosage = objectOf(value);
  if (dosage === undefined) return lineOf(value);
  return lineOf(dosage.text) ?? composedDosage(dosage, start);
}

/** Dose, route, frequency (CUI order), then what limits it. */
export function composedDosage(dosage: JsonObject, start?: unknown): string | undefined {
  return joinTexts(
    [
      joinTexts([doseAmount(dosage), rateText(dosage)], ' at '),
      conceptText(dosage.route)?.toLowerCase(),
      conceptText(dosage.method)?.toLowerCase(),
      conceptText(dosage.site),
      timingText(dosage.timing, start),
      asNeededText(dosage),
      conceptTexts(dosage.additionalInstruction),
      ...limitsOf(dosage),
    ],
    ', ',
  );
}

/** Maximum dose; R5 allows several a period. */
export function limitsOf({ maxDosePerPeriod, maxDosePerAdministration, maxDosePerLifetime }: JsonObject): readonly (string | undefined)[] {
  const periods = objectsOf(maxDosePerPeriod).map(({ numerator, denominator }) =>
    joinTexts([amountOf(numerator), amountOf(denominator)], ' in '),
  );
  const [once, ever] = [amountOf(maxDosePerAdministration), amountOf(maxDosePerLifetime)];
  const limits = [...periods, once && `${once} at a time`, ever && `${ever} in a lifetime`];
  return limits.map((limit) => limit && `maximum ${limit}`);
}

/**
 * The dose alone, "5 mg": quantity or range, of R4's doseAndRate or of a flat older form. Several are one dose said in several
 * ways where each has its type (Epic sends the ordered, the calculated and the administered one): "or" would make a choice of it.
 */
export function doseAmount(dosage: JsonObject): string | undefined {
  const types = new Map<string, (string | undefined)[]>();
  for (const part of [dosage, ...objectsOf(dosage.doseAndRate)]) {
    const amount = amountOf(part.doseQuantity) ?? amountRange(part.doseRange);
    if (amount !== undefined) types.set(amount, [...(types.get(amount) ?? []), conceptText(part.type)]);
  }
  const ways = [...types];
  const areTyped = ways.length > 1 && ways.every(([, words]) => words.every((word) => word !== undefined));
  return areTyped
    ? ways.map(([amount, words]) => `${amount} (${[...new Set(words)].join(', ')})`).join(', ')
    : joinTexts([...types.keys()], ' or ');
}

/** How fast it runs: "2 mL per 1 h". */
export function rateText(dosage: JsonObject): string | undefined {
  const rates = [dosage, ...objectsOf(dosage.doseAndRate)].map((part) => {
    const ratio = objectOf(part.rateRatio);
    return (
      amountOf(part.rateQuantity) ??
      amountRange(part.rateRange) ??
      (ratio && joinTexts([amountOf(ratio.numerator), amountOf(ratio.denominator)], ' per '))
    );
  });
  return joinTexts(rates, ' or ');
}

/** "When required", and for what. */
export function asNeededText(dosage: JsonObject): string | undefined {
  const reason = conceptTexts(dosage.asNeededCodeableConcept ?? dosage.asNeededFor);
  if (reason !== undefined) return `when required for ${reason}`;
  return dosage.asNeededBoolean === true || dosage.asNeeded === true ? 'when required' : undefined;
}

/** A quantity in composed text: leading zero, no trailing zeros, unit in full. Never used on a source's own text. */
function amountOf(value: unknown): string | undefined {
  const quantity = quantityOf(value);
  if (quantity === undefined) return undefined;
  const unit = safeUnits.get(quantity.unit?.toLowerCase() ?? '') ?? unitAfter(quantity.value, quantity.unit);
  return joinTexts([quantity.comparator, plainDigits(quantity.value), unit], ' ');
}

function amountRange(value: unknown): string | undefined {
  const range = objectOf(value);
  if (range === undefined) return undefined;
  const low = quantityOf(range.low);
  const high = quantityOf(range.high);
  if (low === undefined || high === undefined || (low.unit !== undefined && low.unit !== high.unit)) return rangeText(low, high);
  return joinTexts([plainDigits(low.value), 'to', amountOf(range.high)], ' ');
}

function plainDigits(digits: string): string {
  if (!/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(digits)) return digits;
  const trimmed = digits.includes('.') ? trimEndWhere(digits, /0/).replace(/\.$/, '') : digits;
  return trimmed.replace(/^(-?)\./, '$10.');
}
