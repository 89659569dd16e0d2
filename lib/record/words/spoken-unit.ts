import { measuredUnit } from './unit-words.ts';

/** UCUM atoms, with the prefixes that charts use, and the same as labels write them: one, and several. Case counts: `Mg` is no `mg`. */
const atoms: ReadonlyMap<string, readonly [one: string, several: string]> = new Map([
  ...prefixed(['kg', 'g', 'mg', 'ug', 'ng', 'pg', 'fg'], ['kilo', '', 'milli', 'micro', 'nano', 'pico', 'femto'], 'gram'),
  ...prefixed(['µg', 'mcg'], ['micro', 'micro'], 'gram'),
  ...prefixed(
    ['L', 'l', 'dL', 'dl', 'cL', 'mL', 'ml', 'uL', 'µL', 'nL', 'pL', 'fL', 'fl'],
    ['', '', 'deci', 'deci', 'centi', 'milli', 'milli', 'micro', 'micro', 'nano', 'pico', 'femto', 'femto'],
    'litre',
  ),
  ...prefixed(['km', 'm', 'dm', 'cm', 'mm', 'um', 'µm', 'nm'], ['kilo', '', 'deci', 'centi', 'milli', 'micro', 'micro', 'nano'], 'metre'),
  ...prefixed(['mol', 'mmol', 'umol', 'µmol', 'nmol', 'pmol', 'fmol'], ['', 'milli', 'micro', 'micro', 'nano', 'pico', 'femto'], 'mole'),
  ...prefixed(['eq', 'mEq', 'meq', 'ueq'], ['', 'milli', 'milli', 'micro'], 'equivalent'),
  ...prefixed(['osm', 'mosm', 'mOsm'], ['', 'milli', 'milli'], 'osmole'),
  ...prefixed(['U', 'mU', 'uU', 'kU'], ['', 'milli', 'micro', 'kilo'], 'unit'),
  ...prefixed(['Pa', 'kPa', 'hPa'], ['', 'kilo', 'hecto'], 'pascal'),
  ...prefixed(['J', 'kJ', 'cal', 'kcal'], ['', 'kilo', '', 'kilo'], (code) => (code.endsWith('J') ? 'joule' : 'calorie')),
  ...prefixed(['kat', 'ukat', 'nkat'], ['', 'micro', 'nano'], 'katal'),
  ...prefixed(['V', 'mV', 'W', 'Hz'], ['', 'milli', '', ''], (code) => (code.endsWith('V') ? 'volt' : code === 'W' ? 'watt' : 'hertz')),
  ...prefixed(['Gy', 'mGy', 'Sv', 'mSv'], ['', 'milli', '', 'milli'], (code) => (code.endsWith('Gy') ? 'gray' : 'sievert')),
  ...spelt(['[IU]', '[iU]', 'IU'], 'international unit', 'international units'),
  ...spelt(['m[IU]', 'm[iU]', 'mIU'], 'milli-international unit', 'milli-international units'),
  ...spelt(['u[IU]', 'u[iU]', 'uIU', 'µIU'], 'micro-international unit', 'micro-international units'),
  ...spelt(['k[IU]', 'k[iU]', 'kIU'], 'thousand international units', 'thousand international units'),
  ...spelt(['mm[Hg]', 'mmHg'], 'millimetre of mercury', 'millimetres of mercury'),
  ...spelt(['cm[H2O]', 'cmH2O'], 'centimetre of water', 'centimetres of water'),
  ...spelt(['Cel', '°C'], 'degree Celsius', 'degrees Celsius'),
  ...spelt(['[degF]', '°F'], 'degree Fahrenheit', 'degrees Fahrenheit'),
  ...spelt(['deg', '°'], 'degree', 'degrees'),
  ...spelt(['%'], 'per cent', 'per cent'),
  ...spelt(['m2', 'm²'], 'square metre', 'square metres'),
  ...spelt(['{1.73_m2}', '1.73m2', '1.73 m2', '1.73 m²', '{1.73m2}'], '1.73 square metres', '1.73 square metres'),
  ...spelt(['mm3', 'mm³'], 'cubic millimetre', 'cubic millimetres'),
  ...spelt(['[lb_av]', 'lb'], 'pound', 'pounds'),
  ...spelt(['[oz_av]', 'oz'], 'ounce', 'ounces'),
  ...spelt(['[in_i]', 'in'], 'inch', 'inches'),
  ...spelt(['[ft_i]', 'ft'], 'foot', 'feet'),
  ...spelt(['s', 'sec'], 'second', 'seconds'),
  ...spelt(['ms'], 'millisecond', 'milliseconds'),
  ...spelt(['min'], 'minute', 'minutes'),
  ...spelt(['h', 'hr'], 'hour', 'hours'),
  ...spelt(['d', 'day', 'days'], 'day', 'days'),
  ...spelt(['wk'], 'week', 'weeks'),
  ...spelt(['mo'], 'month', 'months'),
  ...spelt(['a', 'y', 'yr'], 'year', 'years'),
  ...spelt(['{Beats}', '{beats}', 'beats'], 'beat', 'beats'),
  ...spelt(['{Breaths}', '{breaths}', 'breaths'], 'breath', 'breaths'),
  ...spelt(['{copies}', 'copies'], 'copy', 'copies'),
  ...spelt(['10*3', '10^3', 'x10^3', '×10³'], 'times 10 to the 3', 'times 10 to the 3'),
  ...spelt(['10*6', '10^6', 'x10^6', '×10⁶'], 'times 10 to the 6', 'times 10 to the 6'),
  ...spelt(['10*9', '10^9', 'x10^9', '×10⁹'], 'times 10 to the 9', 'times 10 to the 9'),
  ...spelt(['10*12', '10^12', 'x10^12', '×10¹²'], 'times 10 to the 12', 'times 10 to the 12'),
]);

type Names = readonly [code: string, names: readonly [string, string]];

function prefixed(codes: readonly string[], prefixes: readonly string[], unit: string | ((code: string) => string)): readonly Names[] {
  return codes.map((code, index) => {
    const name = `${prefixes[index] ?? ''}${typeof unit === 'string' ? unit : unit(code)}`;
    return [code, [name, name.endsWith('hertz') ? name : `${name}s`]];
  });
}

function spelt(codes: readonly string[], singular: string, plural: string): readonly Names[] {
  return codes.map((code) => [code, [singular, plural]]);
}

/**
 * The unit behind a figure as it is said aloud: `umol/L` is "micromoles per litre"; in American English "liter", "percent". Speech says
 * what the row writes: a unit of which any part is unknown stays as written (H17); undefined where the row writes none.
 */
export function spokenUnit(figure: string, unit: string | undefined, locale: string): string | undefined {
  const written = measuredUnit(figure, unit);
  if (unit === undefined || written === undefined) return undefined;
  const words = wordsOf(unit, figure) ?? wordsOf(written, figure) ?? written;
  return locale === 'en-US' ? americanWords(words) : words;
}

/** "millilitres per minute per 1.73 square metres": the first part in the number of the figure, the others single. */
function wordsOf(code: string, figure: string): string | undefined {
  const parts = code.replace(/^(mL\/min\/)1\.73[ ._]?m\^?2$/, '$1{1.73_m2}').split('/');
  const words = parts.map((part, index) => {
    if (part === '' && index === 0 && parts.length > 1) return '';
    return atoms.get(part)?.[index === 0 && Number(figure) !== 1 ? 1 : 0];
  });
  return words.every((word) => word !== undefined) ? words.join(' per ').trim() : undefined;
}

const americanWords = (words: string): string =>
  words
    .replaceAll(/litre/g, 'liter')
    .replaceAll(/metre/g, 'meter')
    .replaceAll(/per cent/g, 'percent');
