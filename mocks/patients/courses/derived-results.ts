import type { TestKey } from '#/mocks/patients/catalogue/tests.ts';
import type { Instant } from '#/mocks/fhir/time.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

type Values = ReadonlyMap<TestKey, number>;

/** CKD-EPI 2009 without the term for race; creatinine in µmol/L. */
export function ckdEpi(creatinine: number, age: number, female: boolean): number {
  const ratio = creatinine / 88.4 / (female ? 0.7 : 0.9);
  const alpha = female ? -0.329 : -0.411;
  return 141 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.209 * 0.993 ** age * (female ? 1.018 : 1);
}

function blood(values: Values): readonly (readonly [TestKey, number])[] {
  const haemoglobin = values.get('haemoglobin');
  const mcv = values.get('mcv') ?? 89;
  const mchc = values.get('mchc') ?? 332;
  if (haemoglobin === undefined) return [];
  const haematocrit = haemoglobin / mchc;
  return [
    ['haematocrit', haematocrit],
    ['redCells', (haematocrit * 1000) / mcv],
    ['mch', (mcv * mchc) / 1000],
  ];
}

/** The parts of the white cells add up to the whole; infection shifts them to neutrophils. */
function whiteCells(values: Values): readonly (readonly [TestKey, number])[] {
  const all = values.get('whiteCells');
  if (all === undefined || !values.has('neutrophils')) return [];
  const monocytes = all * 0.07;
  const eosinophils = Math.min(0.3, all * 0.025);
  const basophils = Math.min(0.08, all * 0.006);
  const lymphocytes = Math.min(all * 0.3, all > 11 ? 1.6 : 2.4);
  return [
    ['monocytes', monocytes],
    ['eosinophils', eosinophils],
    ['basophils', basophils],
    ['lymphocytes', lymphocytes],
    ['neutrophils', all - monocytes - eosinophils - basophils - lymphocytes],
  ];
}

function chemistry(values: Values, life: Life, takenAt: Instant): readonly (readonly [TestKey, number])[] {
  const creatinine = values.get('creatinine');
  const protein = values.get('protein');
  const albumin = values.get('albumin');
  const cholesterol = values.get('cholesterol');
  const hdl = values.get('hdl');
  const triglycerides = values.get('triglycerides');
  return [
    ...(creatinine === undefined ? [] : [['egfr', ckdEpi(creatinine, life.age(takenAt), life.person.gender === 'female')] as const]),
    ...(protein === undefined || albumin === undefined ? [] : [['globulin', protein - albumin] as const]),
    // Friedewald, mmol/L.
    ...(cholesterol === undefined || hdl === undefined || triglycerides === undefined
      ? []
      : [['ldl', Math.max(0.5, cholesterol - hdl - triglycerides / 2.2)] as const]),
  ];
}

/** Replaces results that a laboratory works out from other results, so that a panel agrees with itself. */
export function deriveResults(values: Values, life: Life, takenAt: Instant): Values {
  return new Map([...values, ...blood(values), ...whiteCells(values), ...chemistry(values, life, takenAt)]);
}
