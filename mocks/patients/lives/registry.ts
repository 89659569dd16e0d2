import type { Life } from '#/mocks/patients/model/life.ts';
import { amaraBrooks } from './amara-brooks.ts';
import { babyOkoro } from './baby-okoro.ts';
import { devAnand } from './dev-anand.ts';
import { georgeHay } from './george-hay.ts';
import { ivorPugh } from './ivor-pugh.ts';
import { jeanMarsh } from './jean-marsh.ts';
import { liMei } from './li-mei.ts';
import { niaRees } from './nia-rees.ts';
import { lilyQuaye, rosaQuaye } from './quaye-twins.ts';
import { samHolt } from './sam-holt.ts';
import { tomEller } from './tom-eller.ts';

/** Lives by person. One more person: facts in `demographics.ts`, a life here. */
export const lives: ReadonlyMap<string, (life: Life) => void> = new Map([
  ['amara-brooks', amaraBrooks],
  ['rosa-quaye', rosaQuaye],
  ['lily-quaye', lilyQuaye],
  ['tom-eller', tomEller],
  ['li-mei', liMei],
  ['george-hay', georgeHay],
  ['baby-okoro', babyOkoro],
  ['ivor-pugh', ivorPugh],
  ['nia-rees', niaRees],
  ['sam-holt', samHolt],
  ['jean-marsh', jeanMarsh],
  ['dev-anand', devAnand],
]);
