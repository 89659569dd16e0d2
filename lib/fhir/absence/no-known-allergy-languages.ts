/**
 * "No known allergies" as national servers of Europe send it, whole and as `wordKey` writes it: read as an allergy it would hide that
 * there is none (H13). A sort of allergy in the same words is no such statement.
 */
const allInOtherLanguages = [
  /^(?:aucune|pas d|absence d) allergies?(?: (?:connues?|signalées?|rapportées?))?$/,
  /^(?:keine|keinerlei) (?:bekannten? )?allergien?(?: bekannt)?$/,
  /^geen (?:bekende )?allergie(?:ën|en)?(?: bekend)?$/,
  /^(?:sin|no|niega|no refiere|no presenta|no se conocen) alergias?(?: conocidas?)?$/,
  /^(?:nessuna allergia|non allergie|nega allergie)(?: not[ae])?$/,
  /^(?:sem|nega) alergias?(?: conhecidas?)?$/,
  /^(?:ingen|inga) (?:kendte?|kjente?|kända|känd)? ?all?ergi(?:er)?$/,
  /^(?:ei tunnettuja allergioita|brak (?:znanych )?alergii)$/,
];
const firstWords = /^(?:aucune|pas|absence|keine|keinerlei|geen|sin|no|niega|nessuna|non|nega|sem|ingen|inga|ei|brak) /;

/** Tells whether words (as `wordKey` writes them) deny every allergy in another language of Europe. */
export function deniesAllergiesElsewhere(words: string): boolean {
  return firstWords.test(words) && allInOtherLanguages.some((pattern) => pattern.test(words));
}
