import { type Resource, listOf } from '#/lib/fhir/resource/json.ts';
import { requestDates, writtenDate } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { namesIn } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { requestWords } from '#/lib/fhir/kind-parts/words.ts';
import { otherThanPatient } from '#/lib/fhir/kind-parts/focus.ts';
import { codeKeys, fieldsToCompare, comparedWords, dayKey, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { sideOf } from '#/lib/fhir/datatypes/side.ts';
import { type Kind, elementNames } from '#/lib/fhir/kind-parts/kind.ts';
import { intentWords, requestIntents, requestStatuses, inactiveRequestWords } from '#/lib/fhir/kind-parts/status-words.ts';

/** ServiceRequest: a referral or an order. Its title never reads as if it had been done. */
export const serviceRequest: Kind = {
  name: 'service-request',
  types: ['ServiceRequest'],
  words: 'Request',
  searchCategories: ['requests', 'decisions'],
  codes: { status: requestStatuses, intent: requestIntents },
  describedElements: elementNames('code status authoredOn occurrence[x] doNotPerform note encounter'),
  labels: {
    requester: 'Requested by',
    performer: 'Requested of',
    performerType: 'Requested of',
    priority: 'Priority',
    reasonCode: 'For',
    reasonReference: 'For',
    category: 'Category',
    intent: 'Intent',
    orderDetail: 'Details',
    bodySite: 'Site',
    specimen: 'Specimen',
    supportingInfo: 'With',
    patientInstruction: 'To the patient',
    requisition: 'Request number',
  },
  describe: (context) => {
    const { resource } = context;
    const code = conceptOf(resource.code);
    const status = lineOf(resource.status);
    const forbidden = resource.doNotPerform === true;
    const otherSubject = otherThanPatient(resource.focus, context);
    const named = code?.text ?? unnamedRequest(context);
    // A request for a fetus or a donor says so (R5, H30).
    const name = otherSubject === undefined ? named : `${named} (of ${otherSubject})`;
    const dates = requestDates(resource);
    return {
      category: 'requests',
      title: joinTitle(
        inactiveRequestWords.get(status ?? ''),
        forbidden ? `Do not perform: ${name}` : withIntent(name, intentWords.get(lineOf(resource.intent) ?? '')),
      ),
      detail: joinTexts(
        [
          status === 'revoked' ? 'revoked' : undefined,
          conceptTexts(resource.reasonCode),
          namesIn(listOf(resource.performer), context),
          lineOf(resource.priority),
        ],
        ' · ',
      ),
      code,
      assertion: forbidden ? 'denied' : 'affirmed',
      status,
      dates,
      identity: [
        ...identifierKeys(resource),
        ...likenessKeys(
          'request',
          otherSubject === undefined ? codeKeys(code) : [],
          dayKey(writtenDate(dates)),
          forbidden ? 'do not' : (lineOf(resource.intent) ?? ''),
        ),
      ],
      compare: fieldsToCompare({ Status: status, ...askedFor(resource, code?.text) }),
    };
  },
};

function askedFor({ priority, bodySite, orderDetail }: Resource, name: string | undefined): Readonly<Record<string, string | undefined>> {
  return {
    Priority: lineOf(priority),
    Side: sideOf(name, conceptTexts(bodySite)),
    Site: comparedWords(conceptTexts(bodySite)),
    Details: comparedWords(conceptTexts(orderDetail)),
  };
}

/** Name of a request without a code: by what it is for, by whom it is asked of, by its sort; a referral is called so. */
function unnamedRequest(context: ResourceContext): string {
  const { reasonCode, reasonReference, performerType, category, description } = context.resource;
  const sort = conceptTexts(category);
  const noun = /referral/i.test(sort ?? '') ? 'Referral' : 'Request';
  const reason = conceptTexts(reasonCode) ?? namesIn(listOf(reasonReference), context);
  const performers = conceptTexts(performerType);
  if (reason !== undefined) return requestWords(noun, 'for', reason);
  if (performers !== undefined) return requestWords(noun, 'to', performers);
  return sort ?? lineOf(description) ?? 'Request not named';
}

function withIntent(name: string, prefix: string | undefined): string {
  if (prefix !== undefined) return `${prefix}: ${name}`;
  return /\b(referral|request|order)/i.test(name) ? name : `Requested: ${name}`;
}
