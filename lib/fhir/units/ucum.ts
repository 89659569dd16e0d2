import { type UcumLhcUnit, UcumLhcUtils, UnitTables } from '@lhncbc/ucum-lhc';

/** A UCUM unit: how many of its kind's base unit it is. */
export interface UcumUnit {
  readonly code: string;
  /** Units of equal kind can be converted by a factor; see `kindOf`. */
  readonly kind: string;
  readonly magnitude: number;
}

const parser = UcumLhcUtils.getInstance().uStrParser_;
const units = UnitTables.getInstance();

/** No unit in use is longer; text of any length from outside is not for a parser. */
const longest = 40;

/**
 * Numbers without a dimension that are one thing: a haematocrit. Of others UCUM says only that nothing is left when they are
 * cancelled: an HbA1c of 48 mmol/mol is no 4.8 %, and "per high-power field" is no number.
 */
const fractions: ReadonlySet<string> = new Set(['1', '%', 'L/L', 'mL/mL', 'mL/dL']);

/** A unit's dimension and size, whether it may be compared with others or not. */
export interface UnitSize {
  readonly dimension: string;
  readonly magnitude: number;
  /** UCUM §24: commensurable with no other by definition. */
  readonly isArbitrary: boolean;
  /** UCUM §21–22: with a scale of its own. */
  readonly isSpecial: boolean;
}

export function unitSize(code: string): UnitSize | undefined {
  const unit = validUnit(code);
  return (
    unit && {
      dimension: kindOf(unit),
      magnitude: unit.magnitude_,
      isArbitrary: unit.isArbitrary_,
      isSpecial: unit.isSpecial_,
    }
  );
}

/** Undefined for what is not valid UCUM as it stands; what the library would only suggest is not guessed. */
function validUnit(code: string): UcumLhcUnit | undefined {
  const unit = code.length > longest ? undefined : (units.getUnitByCode(code) ?? parsed(code));
  return !unit || !Number.isFinite(unit.magnitude_) || unit.magnitude_ <= 0 ? undefined : unit;
}

export function ucumUnit(code: string): UcumUnit | undefined {
  const unit = validUnit(code);
  if (unit === undefined) return undefined;
  // Equal only with equal: an annotation says what is counted (UCUM §12), an arbitrary unit is commensurable with no
  // other (§24), a special one has a scale of its own (§21–22).
  const kind = kindOf(unit);
  const alone = code.includes('{') || unit.isArbitrary_ || unit.isSpecial_ || (kind === '1' && !fractions.has(code));
  return alone ? { code, kind: `=${code}`, magnitude: 1 } : { code, kind, magnitude: unit.magnitude_ };
}

/** The library's parser itself: its public method writes what it cannot parse, a source's own text, to the console. */
function parsed(code: string): UcumLhcUnit | undefined {
  try {
    const [unit, , remarks] = parser.parseString(code, 'validate', false);
    return (remarks ?? []).length === 0 ? (unit ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

const base = ['m', 's', 'g', 'rad', 'K', 'C', 'cd'] as const;

/**
 * A unit's dimension as a UCUM expression: `mol.m-3`. In UCUM a mole is a mere number (§30), so that mmol/L would be
 * commensurable with 10*9/L: the library counts moles and equivalents apart, and so does this.
 */
function kindOf({ dim_, moleExp_, equivalentExp_ }: UcumLhcUnit): string {
  const exponents: readonly (readonly [string, number])[] = [
    ['mol', moleExp_],
    ['eq', equivalentExp_],
    ...base.map((name, index) => [name, dim_?.dimVec_?.[index] ?? 0] as const),
  ];
  const parts = exponents.filter(([, exponent]) => exponent !== 0).map(([name, exponent]) => `${name}${exponent === 1 ? '' : exponent}`);
  return parts.length === 0 ? '1' : parts.join('.');
}

/** From a unit to another of its kind. */
export function factorBetween(from: UcumUnit, to: UcumUnit): number {
  return roundTo12Digits(from.magnitude / to.magnitude);
}

/** To 12 digits: far beyond any measurement, short of the noise of binary fractions. */
export function roundTo12Digits(value: number): number {
  return Number(value.toPrecision(12));
}
