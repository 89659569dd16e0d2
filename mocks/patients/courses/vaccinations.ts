import type { Immunization } from 'fhir/r4';
import { immunization } from '#/mocks/fhir/immunization.ts';
import { londonInstant, onDay, type Instant } from '#/mocks/fhir/time.ts';
import { vaccines } from '#/mocks/patients/catalogue/problems.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import { copyResource } from './copies.ts';

/** Influenza every autumn at the practice; where the community service gave or heard of it, it has the same. */
export function yearlyInfluenza(life: Life, firstYear: number, lastYear: number, alsoCommunity: boolean): readonly Immunization[] {
  const chart = life.chart('riverside-practice');
  const random = life.random('influenza');
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => {
    const occurred = onDay(londonInstant(`${firstYear + index}-10-01`), random.integer(0, 24), '09:40');
    const vaccination = immunization(chart, {
      vaccine: vaccines.influenza,
      occurred,
      batch: `FL${firstYear + index}${random.integer(100, 999)}`,
      site: 'Left upper arm',
    });
    if (alsoCommunity && index % 2 === 0) copyResource(chart, life.chart('community'), vaccination);
    return vaccination;
  });
}

export function vaccination(life: Life, vaccine: keyof typeof vaccines, occurred: Instant, batch: string): Immunization {
  return immunization(life.chart('riverside-practice'), { vaccine: vaccines[vaccine], occurred, batch, site: 'Left upper arm' });
}

/** The routine schedule of infancy and childhood, by age in weeks. */
export function childhoodVaccinations(life: Life): void {
  const born = londonInstant(life.person.birthDate);
  const schedule = [
    ['sixInOne', 8],
    ['sixInOne', 12],
    ['sixInOne', 16],
    ['meningococcalB', 8],
    ['meningococcalB', 16],
    ['meningococcalB', 53],
    ['pneumococcal', 12],
    ['pneumococcal', 53],
    ['mmr', 53],
    ['mmr', 178],
  ] as const;
  for (const [vaccine, weeks] of schedule)
    vaccination(life, vaccine, onDay(born, weeks * 7 + 2, '10:30'), `CH${weeks}${vaccine.slice(0, 2).toUpperCase()}`);
}
