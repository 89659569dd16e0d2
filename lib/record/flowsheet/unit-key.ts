import type { Quantity } from '#/lib/record/model/coded.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';

/** A unit by its spelling, and its size where that is known. */
export interface UnitKey {
  /** Equal for one unit that is spelled in two ways: `umol/L` and `µmol/l`. Units of one size with two names stay apart (mEq/L, mmol/L). */
  readonly spelling: string;
  /** Size of one of it in the unit in which the test is compared; one spelling may be two sizes: mg/dL of urea, and of its nitrogen. */
  readonly size?: string;
}

/** Undefined where no unit is stated. */
export function unitKey(quantity: Quantity): UnitKey | undefined {
  const spelling = spellingOf(quantity);
  const { standard } = quantity;
  if (spelling === undefined || standard === undefined) return spelling === undefined ? undefined : { spelling };
  const { unit, factor = 1, offset = 0 } = standard;
  return { spelling, size: [unit, factor, offset].join(' ') };
}

function spellingOf({ unit, ucum, standard }: Quantity): string | undefined {
  const [words, code] = [unit, ucum].map((text) => (text === undefined ? undefined : oneSpelling(text)));
  if (words === undefined || code === undefined) return words ?? code;
  // A code that was read as the same size as the words stands for them; one that contradicts them, or cannot be compared, does not.
  return words === code || standard !== undefined ? code : `${words} [${code}]`;
}

/** The unit as people read it, with one letter for the litre. */
function oneSpelling(text: string): string {
  return (printedUnit(text) ?? text).trim().replaceAll(/(?<=^|\/)([dmµnpf]?)l(?=$|\/)/g, '$1L');
}
