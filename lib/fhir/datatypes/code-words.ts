import { wordTable } from './word-table.ts';

/** LOINC: vital signs, social history, documents, and sections of summaries, as far as this viewer reads them. */
export const loincNames = wordTable(`
  85353-1: Vital signs; 9279-1: Respiratory rate; 8867-4: Heart rate; 2708-6: Oxygen saturation; 59408-5: Oxygen saturation by pulse oximetry;
  8310-5: Body temperature; 8302-2: Body height; 9843-4: Head circumference; 29463-7: Body weight; 3141-9: Body weight, measured;
  39156-5: Body mass index; 85354-9: Blood pressure; 55284-4: Blood pressure; 8480-6: Systolic blood pressure;
  8462-4: Diastolic blood pressure; 8478-0: Mean blood pressure; 3150-6: Inhaled oxygen concentration; 3151-8: Inhaled oxygen flow rate;
  72514-3: Pain severity, 0 to 10; 72166-2: Tobacco smoking status; 11367-0: History of tobacco use;
  74013-4: Alcoholic drinks per drinking day; 76689-9: Sex assigned at birth; 18842-5: Discharge summary; 34133-9: Summary of care;
  60591-5: Patient summary; 11488-4: Consultation note; 11506-3: Progress note; 34117-2: History and physical note; 28570-0: Procedure note;
  11504-8: Surgical operation note; 18748-4: Diagnostic imaging report; 11502-2: Laboratory report; 11526-1: Pathology report;
  34111-5: Emergency department note; 57133-1: Referral note; 48765-2: Allergies; 11450-4: Problems; 11348-0: Past problems;
  10160-0: Medications; 11369-6: Immunizations; 30954-2: Results; 47519-4: Procedures; 46264-8: Medical devices;
  42348-3: Advance directives; 18776-5: Plan of care; 8716-3: Vital signs; 29762-2: Social history; 10157-6: Family history;
  104605-1: Alerts; 47420-5: Functional status; 10162-6: Pregnancies; 81338-6: Patient story
`);

/** SNOMED CT: vital signs, social history, sides, and statements that there is none. */
export const snomedNames = wordTable(`
  75367002: Blood pressure; 163020007: Blood pressure; 364075005: Heart rate; 78564009: Pulse rate; 271649006: Systolic blood pressure;
  271650006: Diastolic blood pressure; 431314004: Peripheral oxygen saturation; 103228002: Oxygen saturation; 386725007: Body temperature;
  276885007: Core body temperature; 86290005: Respiratory rate; 50373000: Body height; 27113001: Body weight; 60621009: Body mass index;
  77176002: Smoker; 266919005: Never smoked tobacco; 8517006: Ex-smoker; 160573003: Alcohol consumption; 7771000: Left; 24028007: Right;
  51440002: Right and left; 716186003: No known allergy; 160244002: No known allergies; 409137002: No known drug allergy;
  429625007: No known food allergy; 428607008: No known environmental allergy; 428197003: No known insect allergy;
  1003774007: No known latex allergy; 716184000: No known latex allergy; 716220001: No known animal allergy;
  160245001: No current problems or disability; 787481004: No known medications; 787480003: No known procedures;
  787482006: No known immunizations; 787483001: No known device use; 1287211007: No information available; 261665006: Unknown;
  385432009: Not applicable; 55561003: Active; 73425007: Inactive; 413322009: Resolved
`);
