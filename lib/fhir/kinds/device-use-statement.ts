import { absenceStatedBy } from '#/lib/fhir/absence/absent-unknown.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName, referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/**
 * Prefix of a device that is not, not yet, or no longer in use. `not-done` is R5's (DeviceUsage); R4 has no word for it,
 * and it must not read as use.
 */
const prefixes = wordTable('not-done: Not done; intended: Planned; stopped: Stopped; completed: No longer used; on-hold: On hold');

/** DeviceUseStatement: use of a device, past, present or planned. */
export const deviceUseStatement: Kind = {
  name: 'device-use-statement',
  types: ['DeviceUseStatement'],
  words: 'Use of a device',
  searchCategories: ['devices'],
  codes: { status: wordSet('active completed not-done entered-in-error intended stopped on-hold') },
  describedElements: elementNames('status device deviceCodeableConcept timing[x] recordedOn note'),
  labels: {
    bodySite: 'Site',
    reasonCode: 'For',
    reasonReference: 'For',
    source: 'Stated by',
    timingTiming: 'How often',
    basedOn: 'Request',
    derivedFrom: 'Derived from',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    // R5 may name the device by a code alone; R4 has no element for it.
    const code = conceptOf(resource.deviceCodeableConcept);
    const name = code?.text ?? referenceName(resource.device, context);
    // "No implanted devices" in the place of the device's name is no device in use.
    const none = name === undefined ? undefined : absenceStatedBy({ text: name, codings: [] }, 'devices');
    return {
      category: 'devices',
      title: none === undefined ? joinTitle(prefixes.get(status ?? ''), 'Uses a device', name ?? 'not named') : (name ?? ''),
      ...((status === 'not-done' || none !== undefined) && { assertion: none ?? ('denied' as const) }),
      detail: joinTexts(
        [conceptTexts(resource.bodySite), conceptTexts(resource.reasonCode), referenceName(resource.source, context)],
        ' · ',
      ),
      code,
      status,
      dates: closedIf(
        status === 'completed' || status === 'stopped',
        datesOf([
          [choiceOf(resource, 'timing'), 'period'],
          [resource.recordedOn, 'recorded'],
        ]),
      ),
      facts: statedFacts({ Device: name === undefined ? referenceText(resource.device, context) : undefined }),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};
