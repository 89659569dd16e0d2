import { listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const prefixes = wordTable('cancelled: Cancelled; draft: Draft');

/** Coverage: the payer of care. */
export const coverage: Kind = {
  name: 'coverage',
  types: ['Coverage'],
  words: 'Coverage',
  searchCategories: ['insurance'],
  patientReferences: ({ beneficiary }) => [beneficiary],
  codes: { status: wordSet('active cancelled draft entered-in-error') },
  describedElements: elementNames('status type period beneficiary'),
  labels: {
    payor: 'Paid by',
    class: 'Plan',
    subscriber: 'Held by',
    subscriberId: 'Member number',
    policyHolder: 'Policy of',
    relationship: 'Relationship',
    dependent: 'Dependent',
    order: 'Order',
    network: 'Network',
    costToBeneficiary: 'Own share',
    contract: 'Contract',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const type = conceptOf(resource.type);
    const payor = namesIn(listOf(resource.payor), context);
    const plan = joinTexts([...new Set(objectsOf(resource.class).map(({ name }) => lineOf(name)))], ', ');
    const name = type?.text ?? payor ?? plan;
    return {
      category: 'insurance',
      title: joinTitle(prefixes.get(status ?? ''), 'Coverage', name),
      detail: joinTexts([name === payor ? undefined : payor, name === plan ? undefined : plan], ' · '),
      code: type,
      assertion: status === 'cancelled' ? 'denied' : 'affirmed',
      status,
      dates: closedIf(status === 'cancelled', datesOf([[resource.period, 'period']])),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
