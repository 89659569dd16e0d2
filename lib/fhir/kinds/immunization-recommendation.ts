import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';

const most = 4;

/** ImmunizationRecommendation: vaccines that are due, or must not be given; none of them has been. */
export const immunizationRecommendation: Kind = {
  name: 'immunization-recommendation',
  types: ['ImmunizationRecommendation'],
  words: 'Vaccine forecast',
  searchCategories: ['immunizations'],
  codes: {},
  describedElements: elementNames('date note'),
  labels: { recommendation: 'Recommendation', authority: 'By' },
  describe: (context) => {
    const { resource } = context;
    const recommendations = objectsOf(resource.recommendation);
    const lines = recommendations.map(lineText);
    const forbidden = recommendations.map(isForbidden);
    const beyond = lines.length > most ? `and ${lines.length - most} more` : undefined;
    const all = forbidden.length > 0 && forbidden.every(Boolean);
    return {
      category: 'immunizations',
      title: joinTitle('Vaccine forecast', joinTexts([...lines.slice(0, most), beyond], '; ') ?? 'nothing named'),
      detail: referenceName(resource.authority, context),
      code: conceptOf(objectsOf(recommendations[0]?.vaccineCode)[0]),
      assertion: all ? 'denied' : 'affirmed',
      dates: datesOf([[resource.date, 'created']]),
      facts: recommendations.flatMap(dueFacts),
      cautions: forbidden.includes(true) ? [{ type: 'do-not-give' }] : [],
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Forecast: joinTexts(lines, '; ') }),
    };
  },
};

function nameOf({ vaccineCode, targetDisease }: JsonObject): string {
  return conceptTexts(vaccineCode) ?? conceptTexts(targetDisease) ?? 'vaccine not named';
}

/** Names one recommendation: "Influenza, overdue", "do not give MMR". */
function lineText(recommendation: JsonObject): string {
  const contraindicated = conceptTexts(recommendation.contraindicatedVaccineCode);
  const named = recommendation.vaccineCode !== undefined || recommendation.targetDisease !== undefined;
  const status = conceptText(recommendation.forecastStatus)?.toLowerCase();
  const own = named || contraindicated === undefined ? joinTexts([nameOf(recommendation), status], ', ') : undefined;
  return joinTexts([contraindicated && `do not give ${contraindicated}`, own], '; ') ?? '';
}

function isForbidden({ forecastStatus, contraindicatedVaccineCode }: JsonObject): boolean {
  return contraindicatedVaccineCode !== undefined || codesOf(forecastStatus).includes('contraindicated');
}

/** Dates of one recommendation, each with its meaning: due, earliest, overdue. */
function dueFacts(recommendation: JsonObject): readonly EntryFact[] {
  return objectsOf(recommendation.dateCriterion).map(({ code, value }) => ({
    label: nameOf(recommendation),
    value: joinTexts([conceptText(code), lineOf(value)], ' ') ?? 'no date sent',
  }));
}
