import { objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix by status: without one, a reader takes an appointment for one that stands. */
const prefixes = new Map([
  ['cancelled', 'Cancelled: '],
  ['noshow', 'Did not attend: '],
  ['proposed', 'Proposed: '],
  ['pending', 'Not confirmed: '],
  ['waitlist', 'On the waiting list: '],
]);

/** Appointment: planned, kept, missed or cancelled. */
export const appointment: Kind = {
  name: 'appointment',
  types: ['Appointment'],
  words: 'Appointment',
  searchCategories: ['appointments'],
  // R5 names the patient a second time: both must be this one.
  patientReferences: ({ participant, subject }) => [...objectsOf(participant).map(({ actor }) => actor), subject],
  codes: { status: wordSet('proposed pending booked arrived fulfilled cancelled noshow entered-in-error checked-in waitlist') },
  describedElements: elementNames('status start end serviceType created'),
  labels: {
    description: 'About',
    participant: 'With',
    cancelationReason: 'Reason for cancelling',
    reasonCode: 'For',
    reasonReference: 'For',
    specialty: 'Specialty',
    appointmentType: 'Type',
    comment: 'Comment',
    patientInstruction: 'To the patient',
    minutesDuration: 'Minutes',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const name =
      conceptTexts(resource.serviceType) ??
      conceptText(resource.appointmentType) ??
      conceptTexts(resource.specialty) ??
      lineOf(resource.description);
    const start = lineOf(resource.start);
    const end = lineOf(resource.end);
    const cancelled = status === 'cancelled' || status === 'noshow';
    return {
      category: 'appointments',
      title: `${prefixes.get(status ?? '') ?? ''}${name ?? 'Appointment'}`,
      detail: joinTexts(
        [cancelled ? conceptText(resource.cancelationReason) : undefined, othersIn(context), conceptTexts(resource.reasonCode)],
        ' · ',
      ),
      code: conceptOf(Array.isArray(resource.serviceType) ? resource.serviceType[0] : resource.serviceType),
      assertion: cancelled ? 'denied' : 'affirmed',
      status,
      dates: datesOf([
        // A start without an end is no open period: the appointment ends.
        [start !== undefined && end !== undefined ? { start, end } : start, 'start'],
        // Requested, and not yet agreed.
        [objectsOf(resource.requestedPeriod)[0], 'planned'],
        [resource.created, 'created'],
      ]),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status, Start: start }),
    };
  },
};

function othersIn(context: Parameters<typeof referenceName>[1]): string | undefined {
  const actors = objectsOf(context.resource.participant).map(({ actor }) => actor);
  const otherActors = actors.filter((actor) => !/(^|\/)Patient\//.test(lineOf(objectOf(actor)?.reference) ?? ''));
  return joinTexts([...new Set(otherActors.map((actor) => referenceName(actor, context)))], ', ');
}
