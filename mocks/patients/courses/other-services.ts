import type { Encounter } from 'fhir/r4';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, quantity, snomed } from '#/mocks/fhir/codes.ts';
import { carePlan } from '#/mocks/fhir/care-plan.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { medicationRequest } from '#/mocks/fhir/medication-request.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { day, hour, minute, onDay, type Instant } from '#/mocks/fhir/time.ts';
import { medicines, type MedicineKey } from '#/mocks/patients/catalogue/medicines.ts';
import { contactTypes, documentTypes, procedures } from '#/mocks/patients/catalogue/problems.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import { letter } from './letters.ts';
import { vitalSigns, wellLevels, type VitalLevels } from './vital-signs.ts';

/** A night or weekend contact: the doctor, a set of vital signs, perhaps a short prescription. */
export function outOfHours(life: Life, at: Instant, reason: string, advice: string, medicine?: MedicineKey): Encounter {
  const chart = life.chart('out-of-hours');
  const contact = encounter(chart, {
    kind: 'ambulatory',
    type: contactTypes.outOfHours,
    start: at,
    end: at + 25 * minute,
    reason,
    text: [`Reason: ${reason}`, `Advice: ${advice}`, 'A copy goes to the practice on the next working day.'],
  });
  vitalSigns(chart, life.random(`out-of-hours ${at}`), { at: at + 6 * minute, levels: wellLevels, encounter: contact, brief: true });
  if (medicine) {
    const { code, dose, route } = medicines[medicine];
    medicationRequest(chart, {
      medicine: code,
      dose,
      route,
      authored: at + 15 * minute,
      status: 'completed',
      setting: 'community',
      encounter: contact,
    });
  }
  return contact;
}

/** A call to 111: words only. */
export function call111(life: Life, at: Instant, reason: string, outcome: string): Encounter {
  const chart = life.chart('ambulance');
  return encounter(chart, {
    kind: 'virtual',
    type: contactTypes.call111,
    start: at,
    end: at + 9 * minute,
    reason,
    participant: staffOf(chart, 1),
    place: 1,
    text: [`Reason: ${reason}`, `Outcome: ${outcome}`],
  });
}

/** An ambulance to the door and on to a hospital, with the crew's report unless `silent`. */
export function ambulanceConveyance(
  life: Life,
  at: Instant,
  reason: string,
  levels: VitalLevels,
  more: { readonly silent?: boolean } = {},
): Encounter {
  const chart = life.chart('ambulance');
  const run = encounter(chart, { kind: 'field', type: contactTypes.conveyance, start: at, end: at + 68 * minute, reason });
  vitalSigns(chart, life.random(`ambulance ${at}`), { at: at + 14 * minute, levels, encounter: run });
  if (!more.silent) {
    letter(life, chart, {
      type: documentTypes.ambulance,
      title: `Ambulance patient report: ${reason.toLowerCase()}`,
      written: at + hour + 12 * minute,
      encounter: run,
      format: 'text',
      body: [
        `Called to: ${reason}.`,
        'Airway clear. Conveyed to the nearest emergency department, handed over to the nurse in charge.',
        'Next of kin told by the crew.',
      ],
    });
  }
  return run;
}

/** District nursing: a run of visits with the wound's size going down. */
export function nursingVisits(life: Life, from: Instant, visits: number, everyDays: number): void {
  const chart = life.chart('community');
  const random = life.random(`nursing ${from}`);
  for (let visit = 0; visit < visits; visit += 1) {
    const at = onDay(from, visit * everyDays, random.pick(['09:30', '10:15', '11:40', '14:05']));
    const home = encounter(chart, {
      kind: 'home',
      type: contactTypes.homeVisit,
      start: at,
      end: at + 30 * minute,
      reason: 'Leg ulcer',
      text: [
        `Visit ${visit + 1} of ${visits}.`,
        'Ulcer of the left leg cleaned and redressed, surrounding skin intact, no sign of infection.',
        'Pain 2 of 10. Next visit arranged.',
      ],
    });
    procedure(chart, { code: procedures.dressing, performed: at + 10 * minute, encounter: home });
    const area = Math.max(0.4, 6 - (5.5 * visit) / visits + random.near(0, 0.3));
    observation(chart, {
      code: codeableConcept('Area of wound', snomed('401239006', 'Width of wound')),
      category: 'exam',
      effective: at + 10 * minute,
      encounter: home,
      value: quantity(Math.round(area * 10) / 10, 'cm2', 'cm2'),
    });
  }
}

/** Social care: an assessment, the plan that follows it and a yearly review. */
export function socialCare(life: Life, from: Instant, reviews: number, need: string): void {
  const chart = life.chart('social-care');
  for (let review = 0; review <= reviews; review += 1) {
    const at = onDay(from, review * 182, '11:00');
    const visit = encounter(chart, {
      kind: 'home',
      type: contactTypes.socialVisit,
      start: at,
      end: at + 75 * minute,
      reason: review === 0 ? 'Needs assessment' : 'Review of care and support',
      text: [need, 'The person took part throughout and agrees with what is written.'],
    });
    letter(life, chart, {
      type: documentTypes.assessment,
      title: review === 0 ? 'Needs assessment' : `Needs assessment: review ${review}`,
      written: at + 5 * hour,
      encounter: visit,
      format: 'text',
      body: [
        need,
        'Manages the stairs with a rail. A key safe is fitted; the code is with the care agency.',
        'Would like to go on living at home.',
      ],
    });
  }
  carePlan(chart, {
    title: 'Care and support plan',
    start: from + 14 * day,
    end: onDay(from, reviews * 182 + 730),
    description: need,
    activities: ['Carer every morning for 30 minutes: washing and breakfast', 'Pendant alarm', 'Meals delivered on weekdays'],
  });
}
