import { resultFlag } from '#/lib/record/model/result-flag.ts';
import type { SignName } from '#/lib/record/summary/observed/observation-codes.ts';
import type { ObservedSign } from '#/lib/record/summary/observed/observations.ts';
import { flagSign } from './flag.tsx';
import { pressureIn } from './measured-words.ts';
import { valueParts, valueText } from './measured.ts';

/** Short names of the signs, as a ward writes them. */
export const signWords: Readonly<Record<SignName, string>> = {
  pressure: 'BP',
  pulse: 'Pulse',
  respiration: 'Resp',
  saturation: 'SpO₂',
  temperature: 'Temp',
  oxygen: '',
  consciousness: '',
  scale: '',
  weight: 'Weight',
};

/** Signs whose unit a reader at the bedside leaves out, where it is this one. */
const plainUnits: Readonly<Partial<Record<SignName, RegExp>>> = {
  pressure: /^mm ?\[?Hg\]?$/,
  pulse: /^(?:beats?|bpm|beats? per minute)?\/?(?:min(?:ute)?)?$/,
  respiration: /^(?:breaths?|breaths? per minute)?\/?(?:min(?:ute)?)?$/,
};

export interface SignWords {
  readonly name: string;
  readonly value: string;
  /** ▲ of a value that its source flags. */
  readonly flag?: string;
}

/** A sign in two parts: "BP", "115/65"; its unit only where it is not the usual one. */
export function signInWords({ sign, measured }: Pick<ObservedSign, 'sign' | 'measured'>): SignWords {
  const [first] = measured;
  if (first === undefined) return { name: '', value: '' };
  const flags = measured.map(resultFlag).filter((flag) => flag !== undefined);
  const flag = flags.map(flagSign).join('');
  const name = sign === undefined ? first.code.text : signWords[sign];
  return { name, value: valueOf(sign, measured), ...(flag !== '' && { flag }) };
}

function valueOf(sign: SignName | undefined, measured: ObservedSign['measured']): string {
  const [first] = measured;
  if (first === undefined) return '';
  if (first.value === undefined) return first.code.text;
  const pressure = sign === 'pressure' ? pressureIn(measured) : undefined;
  if (pressure) return [pressure.text, unitBeside(sign, pressure.unit)].filter(Boolean).join(' ');
  if (sign === 'oxygen' || sign === 'scale') return named(first, sign);
  return measured
    .map((measurement) => {
      if (measurement.value?.type !== 'quantity') return valueText(measurement);
      const { value, unit } = valueParts(measurement.value);
      const text = [value, unitBeside(sign, unit)].filter(Boolean).join(' ');
      return sign === 'pressure' || sign === 'consciousness' ? `${measurement.code.text} ${text}` : text;
    })
    .join(', ');
}

/** "Inspired oxygen: air", "oxygen 2 L/min": a value that says nothing without its name. */
function named(measurement: ObservedSign['measured'][number], sign: 'oxygen' | 'scale'): string {
  const text = valueText(measurement);
  if (sign === 'oxygen' && measurement.value?.type !== 'quantity' && /\b(?:air|oxygen|o2)\b/i.test(text)) return text;
  return /\bscale\b/i.test(text) ? `SpO₂ ${text.charAt(0).toLowerCase()}${text.slice(1)}` : `${measurement.code.text} ${text}`;
}

function unitBeside(sign: SignName | undefined, unit: string | undefined): string | undefined {
  if (unit === undefined) return undefined;
  return sign !== undefined && plainUnits[sign]?.test(unit) ? undefined : unit;
}
