import { objectOf, objectsOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { requestIntents, requestPrefixes, requestStatuses } from '#/lib/fhir/kind-parts/status-words.ts';

/** NutritionOrder: food and drink that the patient must, or must not, have. */
export const nutritionOrder: Kind = {
  name: 'nutrition-order',
  types: ['NutritionOrder'],
  words: 'Diet',
  searchCategories: ['care-plans'],
  codes: { status: requestStatuses, intent: requestIntents },
  describedElements: elementNames('status dateTime note encounter'),
  labels: {
    excludeFoodModifier: 'Must not have',
    allergyIntolerance: 'Allergies',
    foodPreferenceModifier: 'Prefers',
    oralDiet: 'Diet',
    supplement: 'Supplement',
    enteralFormula: 'Tube feed',
    orderer: 'Ordered by',
    intent: 'Intent',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const excluded = conceptTexts(resource.excludeFoodModifier);
    return {
      category: 'care-plans',
      title: joinTitle(
        ...requestPrefixes(resource),
        'Diet',
        joinTexts(partsOf(resource), '; ') ?? (excluded === undefined ? 'not named' : undefined),
      ),
      detail: joinTexts(
        [...consistenciesOf(resource), excluded && `must not have: ${excluded}`, referenceName(resource.orderer, context)],
        ' · ',
      ),
      code: conceptOf(objectsOf(objectOf(resource.oralDiet)?.type)[0]),
      assertion: resource.doNotPerform === true ? 'denied' : 'affirmed',
      status,
      dates: datesOf([[resource.dateTime, 'authored']]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, 'Must not have': excluded }),
    };
  },
};

/** Textures and thicknesses that a patient who swallows badly is fed: as important as the diet's name. */
function consistenciesOf({ oralDiet }: Resource): readonly (string | undefined)[] {
  const diet = objectOf(oralDiet);
  const textures = joinTexts([...new Set(objectsOf(diet?.texture).map(({ modifier }) => conceptText(modifier)))], ', ');
  const fluids = conceptTexts(diet?.fluidConsistencyType);
  return [textures && `texture: ${textures}`, fluids && `fluids: ${fluids}`];
}

function partsOf({ oralDiet, supplement, enteralFormula }: Resource): readonly (string | undefined)[] {
  const diet = objectOf(oralDiet);
  const feed = objectOf(enteralFormula);
  const formula = lineOf(feed?.baseFormulaProductName) ?? conceptText(feed?.baseFormulaType);
  return [
    conceptTexts(diet?.type) ?? lineOf(diet?.instruction),
    ...objectsOf(supplement).map(({ type, productName }) => conceptText(type) ?? lineOf(productName)),
    feed && joinTexts(['tube feed', formula], ' '),
  ];
}
