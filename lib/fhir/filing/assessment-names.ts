import type { CodedConcept } from '#/lib/record/model/coded.ts';

/** LOINC codes of questionnaires and of their totals, as the examples of US Core send them: PHQ-9, AUDIT-C, hunger, TAPS, exercise, Apgar. */
const loinc = new Set('44249-1 44261-6 72109-2 75626-2 88121-9 88124-3 96841-2 89574-8 48332-1 9271-8'.split(' '));

/**
 * Proper names of questionnaires, scales and risk scores, in the words of a source that sends no category. No name of a laboratory's
 * score, of a vital sign or of an early warning score is among them: those stay where they are looked for.
 */
const names = [
  /\bPHQ[- ]?(?:2|4|8|9|15)\b/i,
  /\bGAD[- ]?(?:2|7)\b/i,
  /\bAUDIT(?:-C)?\b/,
  /\bfrailty\b|\brockwood\b/i,
  /\b(?:waterlow|braden|norton|barthel|morse fall|edmonton|abbey pain)\b.{0,20}\b(?:score|scale|index)\b/i,
  /\bMUST (?:score|screening)\b|\bmalnutrition universal screening tool\b/i,
  /\b(?:mini[- ]mental|montreal cognitive assessment|abbreviated mental test|4AT|6-?CIT)\b/i,
  /\bCHA2DS2[- ]?VASc\b|\bHAS[- ]?BLED\b|\bORBIT bleeding\b|\bQRISK\b|\bQFracture\b|\bFRAX\b/i,
  /\b(?:ECOG|WHO) performance status\b|\bkarnofsky\b|\bHoNOS\b|\bepworth\b/i,
];

/** Tells whether a code names a questionnaire, a scale or a risk score. */
export function isAssessment({ codings, text }: CodedConcept): boolean {
  const isCoded = codings.some(({ system, code = '' }) => system === 'http://loinc.org' && loinc.has(code));
  return isCoded || names.some((name) => name.test(text));
}
