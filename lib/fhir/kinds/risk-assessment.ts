import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { choiceOf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { decimalText } from '#/lib/fhir/datatypes/quantity.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { valueText } from '#/lib/fhir/datatypes/value.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { earlyCautions, observationStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

const most = 3;

/**
 * RiskAssessment: a possible future condition with its likelihood. The title begins with "Risk", for the patient does
 * not have it (H11).
 */
export const riskAssessment: Kind = {
  name: 'risk-assessment',
  types: ['RiskAssessment'],
  words: 'Risk assessment',
  searchCategories: ['assessments'],
  codes: { status: observationStatuses },
  describedElements: elementNames('status code occurrence[x] note encounter'),
  labels: {
    prediction: 'Prediction',
    mitigation: 'Mitigation',
    condition: 'Because of',
    method: 'Method',
    performer: 'Assessed by',
    reasonCode: 'For',
    reasonReference: 'For',
    basis: 'Based on',
    basedOn: 'Request',
    parent: 'Part of',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const code = conceptOf(resource.code);
    const predictions = objectsOf(resource.prediction).map((prediction) => predictionText(prediction, context));
    const beyond = predictions.length > most ? `and ${predictions.length - most} more` : undefined;
    const cancelled = status === 'cancelled';
    return {
      category: 'assessments',
      title: joinTitle(
        cancelled ? 'Cancelled' : undefined,
        predictions.length > 0 ? 'Risk' : 'Risk assessment',
        joinTexts([...predictions.slice(0, most), beyond], '; ') ?? code?.text ?? conceptText(resource.method),
      ),
      detail: joinTexts(
        [
          predictions.length > 0 ? (code?.text ?? conceptText(resource.method)) : undefined,
          referenceName(resource.condition, context),
          referenceName(resource.performer, context),
        ],
        ' · ',
      ),
      code,
      assertion: cancelled ? 'denied' : 'affirmed',
      status,
      dates: datesOf([[choiceOf(resource, 'occurrence'), 'happened']]),
      cautions: earlyCautions(status),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

/**
 * Names one prediction: "Heart attack, high, 0.02". The figure is as sent, for sources write probabilities as parts of
 * one and of a hundred.
 */
function predictionText(prediction: JsonObject, context: ResourceContext): string {
  const probability = decimalText(prediction.probabilityDecimal) ?? valueText(prediction.probabilityRange, context);
  const relative = decimalText(prediction.relativeRisk);
  const parts = [
    conceptText(prediction.outcome) ?? 'outcome not named',
    conceptText(prediction.qualitativeRisk),
    probability && `probability ${probability}`,
    relative && `relative risk ${relative}`,
  ];
  return joinTexts(parts, ', ') ?? '';
}
