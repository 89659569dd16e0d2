import type { Medicine } from './medicine.ts';
import { medicine } from './medicine.ts';

/** Name, dose and form of what a person with many illnesses is given beside the usual medicines; the last is very long (H28). */
const rows = `
Adcal-D3 chewable tablet | two tablets once a day
Allopurinol 100 mg tablet | 100 mg once a day
Amitriptyline 10 mg tablet | 10 mg at night
Aqueous cream | apply when needed
Azelastine 140 micrograms/dose nasal spray | one spray each nostril twice a day
Bimatoprost 100 micrograms/ml eye drops | one drop each eye at night
Calcium acetate 1 g tablet | 1 g three times a day with meals
Capsaicin 0.025 % cream | apply four times a day
Carbocisteine 375 mg capsule | 750 mg twice a day
Carmellose 0.5 % eye drops | one drop each eye when needed
Cetirizine 10 mg tablet | 10 mg once a day
Cinacalcet 30 mg tablet | 30 mg once a day
Clopidogrel 75 mg tablet | 75 mg once a day
Co-codamol 8/500 tablet | two tablets when needed, up to four times a day
Colecalciferol 800 units capsule | 800 units once a day
Cyclizine 50 mg tablet | 50 mg when needed, up to three times a day
Dermol 500 lotion | use instead of soap
Docusate 100 mg capsule | 100 mg twice a day
Dorzolamide 20 mg/ml eye drops | one drop left eye three times a day
Doublebase gel | apply twice a day
Eplerenone 25 mg tablet | 25 mg every other day
Ezetimibe 10 mg tablet | 10 mg once a day
Ferrous fumarate 210 mg tablet | 210 mg once a day
Folic acid 5 mg tablet | 5 mg once a week
Fusidic acid 2 % cream | apply three times a day to the exit site
Gabapentin 100 mg capsule | 100 mg after each dialysis
Gaviscon Advance liquid | 10 ml after meals when needed
Glyceryl trinitrate 400 micrograms/dose spray | one or two sprays when needed
Glucose 40 % gel | one tube for a low sugar
Heparin 1,000 units/ml line lock | as on the dialysis chart
Hydrocortisone 1 % cream | apply thinly once a day
Insulin glargine 100 units/ml pen | 14 units at night
Insulin lispro 100 units/ml pen | 6 units with each meal
Iron sucrose 100 mg/5 ml injection | 100 mg on dialysis once a week
Isosorbide mononitrate 60 mg modified-release tablet | 60 mg every morning
Ivabradine 5 mg tablet | 5 mg twice a day
Ketoconazole 2 % shampoo | twice a week
Lactulose 3.35 g/5 ml solution | 15 ml twice a day
Lanthanum 750 mg chewable tablet | 750 mg with the main meal
Lidocaine 5 % plaster | one plaster for 12 hours a day
Mometasone 50 micrograms/dose nasal spray | two sprays each nostril once a day
Nicorandil 10 mg tablet | 10 mg twice a day
Paraffin 50 % ointment | apply when needed
Quinine 200 mg tablet | 200 mg at night
Ranolazine 375 mg modified-release tablet | 375 mg twice a day
Renavit tablet | one tablet once a day
Senna 7.5 mg tablet | 15 mg at night
Sodium bicarbonate 500 mg capsule | 500 mg three times a day
Vitamin B compound strong tablet | one tablet once a day
Zopiclone 3.75 mg tablet | 3.75 mg at night when needed
Beclometasone 87 micrograms/dose / Formoterol 5 micrograms/dose / Glycopyrronium bromide 9 micrograms/dose inhaler CFC free | two puffs twice a day`;

export const manyMedicines: readonly Medicine[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [name = '', dose = ''] = row.split(' | ');
    return medicine(name, ['', name], undefined, dose);
  });
