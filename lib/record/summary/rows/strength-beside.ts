/** A number with its unit at the beginning: "5 mg" of "5 mg tablet"; not of "5 mg/5 ml" or "5 mg-10 mg". */
const amountFirst = /^(\d[\d.,]*)\s*([A-Za-zµμ%]+)(?![\w/.-])/;
/** Words of the form that a dose in milligrams leaves out; "gastro-resistant capsule" says more. */
const plainForm = /^(?:tablets?|capsules?)?$/i;
/** After the amount: the dose is a range, a ratio or a choice. */
const goesOn = /^\s*(?:[-–/+]|(?:to|or|and|then)\b)/i;
/** The dose counts tablets or puffs: without the strength it could not be checked. */
const countsUnits = /\b(?:tab(?:let)?s?|cap(?:sule)?s?|puffs?|drops?|sachets?|patch(?:es)?|vials?|ampoules?|units?|ml)\b|\bx\s*\d/i;

/**
 * The words of a strength that stand before its dose: of "5 mg tablet" before "5 mg once a day" none, for the dose says it; of "20 mg
 * gastro-resistant capsule" the form. A dose of another amount, or one counted in tablets, keeps the whole strength.
 */
export function strengthBeside(strength: string, dose: string): string {
  const [own, inDose] = [amountFirst.exec(strength), amountFirst.exec(dose)];
  if (own === null || inDose === null || !isSameAmount(own, inDose)) return strength;
  const after = dose.slice(inDose[0].length);
  if (goesOn.test(after) || countsUnits.test(after)) return strength;
  const form = strength.slice(own[0].length).trim();
  return plainForm.test(form) ? '' : form;
}

const isSameAmount = ([, number, unit]: RegExpExecArray, [, otherNumber, otherUnit]: RegExpExecArray): boolean =>
  number === otherNumber && unit === otherUnit;
