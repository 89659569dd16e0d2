import { advanceDirective } from './advance-directive.ts';
import { allergy } from './allergy.ts';
import { careTeam } from './care-team.ts';
import { coverage } from './coverage.ts';
import { encounter } from './encounter.ts';
import { familyHistory } from './family-history.ts';
import { functionalStatus } from './functional-status.ts';
import { generic } from './generic.ts';
import { goal } from './goal.ts';
import { immunization } from './immunization.ts';
import { medication } from './medication.ts';
import { note } from './note.ts';
import { planned } from './planned.ts';
import { problem } from './problem.ts';
import { procedure } from './procedure.ts';
import { result } from './result.ts';
import { socialHistory } from './social-history.ts';
import { supply } from './supply.ts';
import { vitalSigns } from './vital-signs.ts';
import type { Member } from '#/lib/fhir/cda/entries/statement-context.ts';

/**
 * Every kind of entry that is taken apart; one more is one file and one line here. A template decides first; without
 * one, the first member that fits. What is planned comes before what was done: a mood is never overruled by a section.
 */
export const members: readonly Member[] = [
  goal,
  note,
  immunization,
  medication,
  supply,
  encounter,
  planned,
  allergy,
  problem,
  vitalSigns,
  result,
  procedure,
  socialHistory,
  familyHistory,
  functionalStatus,
  advanceDirective,
  coverage,
  careTeam,
];

/** Who reads what nobody has described. */
export const unknown: Member = generic;

/** Who reads what has not happened, whatever template it follows: aims, and everything else that is to be done. */
export function memberOfMood(mood: string): Member {
  return mood === 'GOL' ? goal : planned;
}
