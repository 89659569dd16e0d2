import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';

const term = (text: string, code: string, display = text) => codeableConcept(text, snomed(code, display));

export const problems = {
  hypertension: term('Essential hypertension', '59621000'),
  type2Diabetes: term('Type 2 diabetes mellitus', '44054006'),
  type1Diabetes: term('Type 1 diabetes mellitus', '46635009'),
  copd: term('COPD', '13645005', 'Chronic obstructive lung disease'),
  copdExacerbation: term('Acute exacerbation of COPD', '195951007', 'Acute exacerbation of chronic obstructive airways disease'),
  asthma: term('Asthma', '195967001'),
  hypothyroidism: term('Hypothyroidism', '40930008'),
  ckd3: term('Chronic kidney disease stage 3', '433144002'),
  ckd5: term('Chronic kidney disease stage 5 on dialysis', '714152005', 'Chronic kidney disease stage 5 on dialysis'),
  acuteKidneyInjury: term('Acute kidney injury', '14669001', 'Acute renal failure syndrome'),
  kneeArthritis: term('Osteoarthritis of knee', '239873007'),
  pneumonia: term('Community acquired pneumonia', '385093006'),
  pulmonaryEmbolism: term('Pulmonary embolism', '59282003'),
  heartFailure: term('Heart failure', '84114007'),
  heartAttack: term('Myocardial infarction', '22298006'),
  atrialFibrillation: term('Atrial fibrillation', '49436004'),
  depression: term('Depressive disorder', '35489007'),
  eczema: term('Eczema', '43116000'),
  backPain: term('Low back pain', '279039007'),
  ankleFracture: term('Closed fracture of ankle', '42188001'),
  appendicitis: term('Acute appendicitis', '85189001'),
  sepsis: term('Sepsis', '91302008'),
  prostateHyperplasia: term('Benign prostatic hyperplasia', '266569009'),
  lungCancer: term('Malignant tumour of lung', '363358000', 'Malignant neoplasm of lung'),
  jaundiceNewborn: term('Neonatal jaundice', '387712008'),
  domesticAbuse: codeableConcept('Victim of domestic abuse'),
  fall: term('Fall', '1912002'),
  migraine: term('Migraine', '37796009'),
  tonsillitis: term('Acute tonsillitis', '17741008'),
} as const;

export const procedures = {
  kneeReplacement: term('Total replacement of left knee', '179344006', 'Total prosthetic replacement of knee joint'),
  appendicectomy: term('Appendicectomy', '80146002', 'Excision of appendix'),
  cataract: term('Cataract extraction, right eye', '54885007', 'Extraction of cataract'),
  haemodialysis: term('Haemodialysis', '302497006', 'Hemodialysis'),
  fistula: term('Formation of arteriovenous fistula', '34163007', 'Creation of surgical arteriovenous fistula'),
  ventilation: term('Mechanical ventilation', '40617009', 'Artificial ventilation'),
  colonoscopy: term('Colonoscopy', '73761001'),
  cannulation: term('Cannulation of vein', '392230005', 'Catheterization of vein'),
  dressing: term('Change of wound dressing', '182531007', 'Dressing of wound'),
  spirometry: term('Spirometry', '127783003'),
  footCheck: term('Diabetic foot examination', '401191002'),
  newbornCheck: codeableConcept('Newborn and infant physical examination'),
  vitaminK: term('Vitamin K given to newborn', '410942007', 'Administration of medication'),
  biopsy: term('Bronchoscopy with biopsy', '10847001', 'Bronchoscopy'),
} as const;

export const vaccines = {
  influenza: term('Influenza vaccine', '1181000221105', 'Vaccine product containing only Influenza virus antigen'),
  pneumococcal: term('Pneumococcal vaccine', '1119220001', 'Pneumococcal vaccine'),
  shingles: term('Shingles vaccine', '836500008', 'Shingles vaccine'),
  covid: term('COVID-19 vaccine', '1119305005', 'SARS-CoV-2 vaccine'),
  sixInOne: term('Diphtheria, tetanus, pertussis, polio, Hib and hepatitis B vaccine', '1082441000000108', '6-in-1 vaccine'),
  mmr: term('Measles, mumps and rubella vaccine', '871909005', 'MMR vaccine'),
  meningococcalB: codeableConcept('Meningococcal B vaccine'),
  hepatitisB: term('Hepatitis B vaccine', '836374004', 'Hepatitis B vaccine'),
} as const;

export const documentTypes = {
  discharge: codeableConcept('Discharge summary', snomed('373942005', 'Discharge summary'), {
    system: 'http://loinc.org',
    code: '18842-5',
    display: 'Discharge summary',
  }),
  letter: codeableConcept('Clinic letter', snomed('823691000000103', 'Clinical letter'), {
    system: 'http://loinc.org',
    code: '11488-4',
    display: 'Consult note',
  }),
  progress: codeableConcept('Progress note', { system: 'http://loinc.org', code: '11506-3', display: 'Progress note' }),
  emergency: codeableConcept('Emergency department summary', {
    system: 'http://loinc.org',
    code: '34111-5',
    display: 'Emergency department Note',
  }),
  assessment: codeableConcept('Needs assessment', { system: 'http://loinc.org', code: '51848-0', display: 'Evaluation note' }),
  ambulance: codeableConcept('Ambulance patient report', {
    system: 'http://loinc.org',
    code: '67796-3',
    display: 'EMS patient care report',
  }),
} as const;

export const contactTypes = {
  gpConsultation: term('Consultation in general practice', '185349003', 'Encounter for check up'),
  telephone: term('Telephone consultation', '386472008', 'Telephone consultation'),
  nurseReview: codeableConcept('Long-term condition review'),
  admission: term('Emergency admission', '183452005', 'Emergency hospital admission'),
  elective: term('Planned admission', '8715000', 'Hospital admission, elective'),
  emergency: term('Emergency attendance', '4525004', 'Emergency department patient visit'),
  outpatient: codeableConcept('Outpatient appointment'),
  dialysis: term('Dialysis session', '265764009', 'Renal dialysis'),
  outOfHours: codeableConcept('Out-of-hours contact'),
  call111: term('NHS 111 call', '185317003', 'Telephone encounter'),
  conveyance: term('Ambulance attendance', '409971007', 'Emergency medical services'),
  homeVisit: term('Community nursing visit', '439708006', 'Home visit'),
  socialVisit: term('Social care visit', '439708006', 'Home visit'),
  birth: term('Birth episode', '394656005', 'Inpatient care'),
} as const;
