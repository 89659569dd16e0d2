import type { Life } from '#/mocks/patients/model/life.ts';
import { amaraAtThePractice } from './amara-brooks-practice.ts';
import { amaraInClinics } from './amara-brooks-clinics.ts';
import { amaraElsewhere } from './amara-brooks-elsewhere.ts';
import { amaraInHospital } from './amara-brooks-hospital.ts';
import { amaraInNovember } from './amara-brooks-november.ts';
import { amaraOddities } from './amara-brooks-oddities.ts';
import { amarasPeople } from './amara-brooks-people.ts';

/**
 * Amara Brooks, 75: high blood pressure, type 2 diabetes and COPD for years; in November 2026 pneumonia, home on the
 * 18th with twice the ramipril, and back on the 20th with kidneys that did not like it.
 */
export function amaraBrooks(life: Life): void {
  amaraAtThePractice(life);
  amaraInHospital(life);
  amaraInClinics(life);
  amaraElsewhere(life);
  amarasPeople(life);
  amaraInNovember(life);
  amaraOddities(life);
}
