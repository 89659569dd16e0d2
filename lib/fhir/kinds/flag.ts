import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, fieldsToCompare, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { isSafeguardingFlag } from '#/lib/fhir/kind-parts/safeguarding.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Flag: an alert that its author wants every reader to see. */
export const flag: Kind = {
  name: 'flag',
  types: ['Flag'],
  words: 'Alert',
  searchCategories: ['alerts', 'safeguarding', 'decisions'],
  codes: { status: wordSet('active inactive entered-in-error') },
  describedElements: elementNames('code status period encounter'),
  labels: { category: 'Category', author: 'Set by' },
  describe: (context) => {
    const { resource } = context;
    const code = conceptOf(resource.code);
    const status = lineOf(resource.status);
    return {
      category: isSafeguardingFlag(resource) ? 'safeguarding' : 'alerts',
      title: `${status === 'inactive' ? 'No longer active: ' : ''}${code?.text ?? 'Alert not named'}`,
      detail: joinTexts([conceptTexts(resource.category), referenceName(resource.author, context)], ' · '),
      code,
      status,
      dates: closedIf(status === 'inactive', datesOf([[resource.period, 'period']])),
      identity: [...identifierKeys(resource), ...likenessKeys('alert', codeKeys(code))],
      compare: fieldsToCompare({ Status: status, Alert: code?.text }),
    };
  },
};
