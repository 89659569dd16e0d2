import { type Change, inEach, inList, lifted, moved, movedChoice, under } from './change.ts';
import { negations } from './negations.ts';
import { medicationProduct, notes, reason, subject } from './dstu2-parts.ts';
import { olderDosages } from './parts.ts';

/** Differences of DSTU2 for medicines ordered, taken, dispensed and given. */
export const medicines: Readonly<Record<string, readonly Change[]>> = {
  MedicationOrder: [
    subject,
    moved('dateWritten', 'authoredOn'),
    moved('prescriber', 'requester'),
    moved('reasonEnded', 'statusReason'),
    reason,
    olderDosages('dosageInstruction'),
    notes,
  ],
  MedicationStatement: [
    subject,
    ...negations.MedicationStatement,
    moved('reasonNotTaken', 'statusReason'),
    moved('reasonForUseCodeableConcept', 'reasonCode', inList),
    moved('reasonForUseReference', 'reasonReference', inList),
    olderDosages('dosage'),
    notes,
  ],
  MedicationDispense: [
    ...negations.MedicationDispense,
    subject,
    moved('dispenser', 'performer', under('actor')),
    olderDosages('dosageInstruction'),
    notes,
  ],
  MedicationAdministration: [
    subject,
    ...negations.MedicationAdministration,
    moved('reasonNotGiven', 'statusReason'),
    moved('reasonGiven', 'reasonCode'),
    moved('practitioner', 'performer', under('actor')),
    moved('prescription', 'request'),
    movedChoice('effectiveTime', 'effective', 'DateTime Period'),
    inEach('dosage', moved('quantity', 'dose'), moved('siteCodeableConcept', 'site')),
    lifted('dosage', ['siteReference'], 'dosageSite'),
    notes,
  ],
  Medication: [medicationProduct, inEach('ingredient', moved('item', 'itemReference'), moved('amount', 'strength'))],
};
