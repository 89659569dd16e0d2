import { attachmentFacts, attachmentKeys, fileBody } from '#/lib/fhir/kind-parts/attachments.ts';
import { type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { codesOf, conceptOf, wordedText } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix of a consent that is not, or no longer, in force. */
const prefixes = wordTable('draft: Draft; proposed: Proposed; rejected: Rejected; inactive: No longer in force; not-done: Not done');
/** FHIR R4 consentscope and consentcategorycodes, LOINC: wishes of a patient for when they cannot speak for themselves. */
const directives = wordSet('adr acd dnr hcd polst 42348-3 75320-2 81334-5');
const words = wordTable(`
  adr: Advance care; acd: Advance directive; dnr: Do not resuscitate; hcd: Health care directive; polst: Orders for life-sustaining treatment;
  research: Research; patient-privacy: Privacy; treatment: Treatment; npp: Notice of privacy practices; emrgonly: Emergency only;
  EMRGONLY: Emergency only
`);

/** Consent: what the patient allows or refuses, an advance directive included: a decision of theirs, whatever it is about. */
export const consent: Kind = {
  name: 'consent',
  types: ['Consent'],
  words: 'Consent',
  searchCategories: ['decisions'],
  codes: {
    status: wordSet('draft proposed active rejected inactive entered-in-error not-done unknown'),
  },
  describedElements: elementNames('status dateTime sourceAttachment note'),
  labels: {
    scope: 'Scope',
    category: 'Category',
    provision: 'Rule',
    performer: 'Given by',
    organization: 'Kept by',
    verification: 'Verified',
    policyRule: 'Policy',
    policy: 'Policy',
    sourceReference: 'Document',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const isDirective = isAdvanceDirective(resource);
    // The title does not name the rule of a directive: "refusal: do not resuscitate" would read as its opposite.
    const refusal = !isDirective && isRefusal(resource);
    const scope = wordedText(resource.scope, words);
    const name = joinTexts([...new Set(listOf(resource.category).map((category) => wordedText(category, words)))], ', ') ?? scope;
    return {
      category: 'decisions',
      title: joinTitle(prefixes.get(status ?? ''), isDirective ? 'Advance directive' : refusal ? 'Refusal' : 'Consent', name),
      detail: joinTexts(
        [
          ruleOf(resource, isDirective),
          scope === name ? undefined : scope,
          exceptionsOf(resource),
          namesIn(listOf(resource.performer), context),
        ],
        ' · ',
      ),
      code: conceptOf(listOf(resource.category)[0]),
      assertion: refusal || status === 'rejected' || status === 'not-done' ? 'denied' : 'affirmed',
      status,
      dates: datesOf([
        [resource.dateTime, 'recorded'],
        [objectOf(resource.provision)?.period, 'period'],
      ]),
      body: fileBody(resource, []),
      facts: attachmentFacts(resource),
      identity: [...identifierKeys(resource), ...attachmentKeys(resource, context.source)],
      compare: fieldsToCompare({ Status: status, Rule: lineOf(objectOf(resource.provision)?.type) }),
    };
  },
};

function isAdvanceDirective({ scope, category }: Resource): boolean {
  return [scope, ...listOf(category)].flatMap(codesOf).some((code) => directives.has(code));
}

/** Tells whether its rule denies; without a rule of its own the policy does, by which the patient opts out (v3 ActCode). */
function isRefusal({ provision, policyRule }: Resource): boolean {
  const type = objectOf(provision)?.type;
  return type === 'deny' || (type === undefined && codesOf(policyRule).some((code) => code === 'OPTOUT' || code === 'OPTOUTE'));
}

/** Names a directive's rule: "Resuscitation" with the rule "deny" must not be read as a wish for it. */
function ruleOf({ provision }: Resource, isDirective: boolean): string | undefined {
  return isDirective && objectOf(provision)?.type === 'deny' ? 'rule: deny' : undefined;
}

/** Warns of a rule within the rule, which says the opposite for some part: the title alone would claim too much. */
function exceptionsOf({ provision }: Resource): string | undefined {
  const count = objectsOf(objectOf(provision)?.provision).length;
  return count === 0 ? undefined : `with ${count} ${count === 1 ? 'exception' : 'exceptions'}`;
}
