import { quantity } from '#/mocks/fhir/codes.ts';
import { inhaledRoute, subcutaneousRoute, intravenousRoute, medicine, type MedicineCode, type Medicine } from './medicine.ts';

const milligrams = (value: number) => quantity(value, 'mg', 'mg');

const ramipril: MedicineCode = ['386872004', 'Ramipril'];
const atorvastatin: MedicineCode = ['108600003', 'Atorvastatin'];
const metformin: MedicineCode = ['109081006', 'Metformin'];
const amlodipine: MedicineCode = ['108537001', 'Amlodipine'];
const levothyroxine: MedicineCode = ['768532006', 'Levothyroxine'];
const prednisolone: MedicineCode = ['10312003', 'Prednisolone'];
const salbutamol: MedicineCode = ['91143003', 'Salbutamol'];
const bisoprolol: MedicineCode = ['386868003', 'Bisoprolol'];
const furosemide: MedicineCode = ['81609008', 'Furosemide'];

export const medicines = {
  ramipril5: medicine('Ramipril 5 mg capsule', ['', 'Ramipril 5mg capsules'], ramipril, '5 mg once a day', { form: 'capsule' }),
  ramipril10: medicine('Ramipril 10 mg capsule', ['318906001', 'Ramipril 10mg capsules'], ramipril, '10 mg once a day', {
    form: 'capsule',
    amount: milligrams(10),
  }),
  ramipril25: medicine('Ramipril 2.5 mg capsule', ['', 'Ramipril 2.5mg capsules'], ramipril, 'One capsule once a day', { form: 'capsule' }),
  atorvastatin20: medicine('Atorvastatin 20 mg tablet', ['320030001', 'Atorvastatin 20mg tablets'], atorvastatin, 'One tablet at night'),
  atorvastatin40: medicine('Atorvastatin 40 mg tablet', ['320031002', 'Atorvastatin 40mg tablets'], atorvastatin, '40 mg at night'),
  metformin500: medicine(
    'Metformin 500 mg tablet',
    ['325278007', 'Metformin 500mg tablets'],
    metformin,
    'One tablet twice a day with meals',
    { perDay: 2 },
  ),
  metformin1000: medicine('Metformin 1 g tablet', ['', 'Metformin 1g tablets'], metformin, '1 g twice a day with meals', {
    perDay: 2,
  }),
  gliclazide80: medicine(
    'Gliclazide 80 mg tablet',
    ['325242002', 'Gliclazide 80mg tablets'],
    ['109080007', 'Gliclazide'],
    'One tablet every morning',
  ),
  amlodipine5: medicine('Amlodipine 5 mg tablet', ['319283006', 'Amlodipine 5mg tablets'], amlodipine, '5 mg once a day'),
  amlodipine10: medicine('Amlodipine 10 mg tablet', ['319284000', 'Amlodipine 10mg tablets'], amlodipine, 'One tablet once a day'),
  levothyroxine75: medicine(
    'Levothyroxine 75 micrograms tablet',
    ['', 'Levothyroxine sodium 75microgram tablets'],
    levothyroxine,
    '75 micrograms every morning, before breakfast',
  ),
  inhaler: medicine(
    'Fluticasone / umeclidinium / vilanterol',
    [
      '',
      'Fluticasone furoate 92micrograms/dose / Umeclidinium bromide 55micrograms/dose / Vilanterol 22micrograms/dose dry powder inhaler',
    ],
    undefined,
    '92 / 55 / 22 micrograms, one inhalation once a day',
    { form: 'inhaler', route: inhaledRoute },
  ),
  salbutamol: medicine(
    'Salbutamol 100 micrograms/dose inhaler CFC free',
    ['320139002', 'Salbutamol 100micrograms/dose inhaler CFC free'],
    salbutamol,
    'Two puffs when needed, up to four times a day',
    { form: 'inhaler', route: inhaledRoute },
  ),
  beclometasone: medicine(
    'Beclometasone 100 micrograms/dose inhaler CFC free',
    ['', 'Beclometasone 100micrograms/dose inhaler CFC free'],
    undefined,
    'One puff twice a day',
    { form: 'inhaler', perDay: 2, route: inhaledRoute },
  ),
  prednisolone: medicine(
    'Prednisolone 5 mg tablet',
    ['325426006', 'Prednisolone 5mg tablets'],
    prednisolone,
    '30 mg every morning for 5 days',
    { perDay: 6, amount: milligrams(30) },
  ),
  doxycycline: medicine(
    'Doxycycline 100 mg capsule',
    ['', 'Doxycycline 100mg capsules'],
    undefined,
    'Two on the first day, then one a day for 5 days',
    { form: 'capsule' },
  ),
  clarithromycin: medicine(
    'Clarithromycin 500 mg tablet',
    ['', 'Clarithromycin 500mg tablets'],
    undefined,
    'One tablet twice a day for 5 days',
    { perDay: 2 },
  ),
  nystatin: medicine(
    'Nystatin 100,000 units/ml oral suspension',
    ['', 'Nystatin 100,000units/ml oral suspension'],
    undefined,
    '1 ml four times a day after food for 7 days',
    { form: 'suspension', perDay: 4 },
  ),
  levofloxacin: medicine(
    'Levofloxacin 500 mg/100 ml infusion',
    ['', 'Levofloxacin 500mg/100ml solution for infusion vials'],
    undefined,
    '500 mg by infusion every 12 hours',
    { form: 'infusion', perDay: 2, route: intravenousRoute },
  ),
  amoxicillin: medicine(
    'Amoxicillin 500 mg capsule',
    ['323510009', 'Amoxicillin 500mg capsules'],
    undefined,
    'One capsule three times a day for 7 days',
    { form: 'capsule', perDay: 3 },
  ),
  paracetamol: medicine(
    'Paracetamol 500 mg tablet',
    ['322236009', 'Paracetamol 500mg tablets'],
    ['90332006', 'Paracetamol'],
    'Two tablets up to four times a day when needed',
    { perDay: 8 },
  ),
  ibuprofen: medicine(
    'Ibuprofen 400 mg tablet',
    ['329652003', 'Ibuprofen 400mg tablets'],
    undefined,
    'One tablet three times a day with food',
    { perDay: 3 },
  ),
  enoxaparin: medicine(
    'Enoxaparin 40 mg/0.4 ml injection',
    ['', 'Enoxaparin sodium 40mg/0.4ml solution for injection pre-filled syringes'],
    undefined,
    '40 mg once a day under the skin',
    { form: 'injection', route: subcutaneousRoute },
  ),
  bisoprolol: medicine('Bisoprolol 2.5 mg tablet', ['376209006', 'Bisoprolol 2.5mg tablets'], bisoprolol, 'One tablet once a day'),
  furosemide: medicine('Furosemide 40 mg tablet', ['', 'Furosemide 40mg tablets'], furosemide, 'One tablet every morning'),
  omeprazole: medicine(
    'Omeprazole 20 mg gastro-resistant capsule',
    ['317291008', 'Omeprazole 20mg gastro-resistant capsules'],
    undefined,
    '20 mg once a day',
    { form: 'capsule' },
  ),
  aspirin: medicine(
    'Aspirin 75 mg dispersible tablet',
    ['319775004', 'Aspirin 75mg dispersible tablets'],
    undefined,
    'One tablet once a day',
  ),
  sevelamer: medicine(
    'Sevelamer 800 mg tablet',
    ['407864007', 'Sevelamer 800mg tablets'],
    undefined,
    'Two tablets three times a day with meals',
    { perDay: 6 },
  ),
  alfacalcidol: medicine(
    'Alfacalcidol 250 nanogram capsule',
    ['325856009', 'Alfacalcidol 250nanogram capsules'],
    undefined,
    'One capsule once a day',
    { form: 'capsule' },
  ),
  darbepoetin: medicine(
    'Darbepoetin alfa 30 micrograms/0.3 ml injection',
    ['', 'Darbepoetin alfa 30micrograms/0.3ml solution for injection pre-filled syringes'],
    undefined,
    '30 micrograms once a week on dialysis',
    { form: 'injection', route: intravenousRoute },
  ),
  sertraline: medicine('Sertraline 50 mg tablet', ['', 'Sertraline 50mg tablets'], undefined, 'One tablet once a day'),
  tamsulosin: medicine(
    'Tamsulosin 400 micrograms modified-release capsule',
    ['', 'Tamsulosin 400microgram modified-release capsules'],
    undefined,
    'One capsule once a day',
    { form: 'capsule' },
  ),
  noradrenaline: medicine(
    'Noradrenaline 4 mg/50 ml infusion',
    ['', 'Noradrenaline (base) 4mg/50ml solution for infusion vials'],
    undefined,
    'By infusion to a mean arterial pressure of 65 mmHg',
    { form: 'infusion', route: intravenousRoute },
  ),
} as const satisfies Record<string, Medicine>;

export type MedicineKey = keyof typeof medicines;
