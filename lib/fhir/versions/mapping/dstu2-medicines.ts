import { type MappingChange, changeWithin, wrapInList, liftParts, moveElement, moveChoice, nestUnder } from './change.ts';
import { negationChanges } from './negations.ts';
import { medicationProduct, notesFromTexts, reasonToCodes, patientToSubject } from './dstu2-parts.ts';
import { olderDosages } from './parts.ts';

/** Differences of DSTU2 for medicines ordered, taken, dispensed and given. */
export const medicineChanges: Readonly<Record<string, readonly MappingChange[]>> = {
  MedicationOrder: [
    patientToSubject,
    moveElement('dateWritten', 'authoredOn'),
    moveElement('prescriber', 'requester'),
    moveElement('reasonEnded', 'statusReason'),
    reasonToCodes,
    olderDosages('dosageInstruction'),
    notesFromTexts,
  ],
  MedicationStatement: [
    patientToSubject,
    ...negationChanges.MedicationStatement,
    moveElement('reasonNotTaken', 'statusReason'),
    moveElement('reasonForUseCodeableConcept', 'reasonCode', wrapInList),
    moveElement('reasonForUseReference', 'reasonReference', wrapInList),
    olderDosages('dosage'),
    notesFromTexts,
  ],
  MedicationDispense: [
    ...negationChanges.MedicationDispense,
    patientToSubject,
    moveElement('dispenser', 'performer', nestUnder('actor')),
    olderDosages('dosageInstruction'),
    notesFromTexts,
  ],
  MedicationAdministration: [
    patientToSubject,
    ...negationChanges.MedicationAdministration,
    moveElement('reasonNotGiven', 'statusReason'),
    moveElement('reasonGiven', 'reasonCode'),
    moveElement('practitioner', 'performer', nestUnder('actor')),
    moveElement('prescription', 'request'),
    moveChoice('effectiveTime', 'effective', 'DateTime Period'),
    changeWithin('dosage', moveElement('quantity', 'dose'), moveElement('siteCodeableConcept', 'site')),
    liftParts('dosage', ['siteReference'], 'dosageSite'),
    notesFromTexts,
  ],
  Medication: [medicationProduct, changeWithin('ingredient', moveElement('item', 'itemReference'), moveElement('amount', 'strength'))],
};
