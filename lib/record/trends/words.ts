import type { Quantity } from '#/lib/record/model/coded.ts';

/** Why a result is in the table of a trend and not in its chart: "Not drawn: different specimen: urine". */
export const notDrawnWords = {
  absent: (reason: string | undefined) => (!reason ? 'no value sent' : `no value: ${reason}`),
  text: (text: string) => `text: ${text}`,
  range: 'a range, not a single value',
  comparison: ({ comparator = '', value }: Quantity) => `reported as ${comparator} ${value}`,
  noUnit: 'no unit',
  unknownUnit: (unit?: string) => (unit === undefined ? 'unknown unit' : `unknown unit: ${unit}`),
  differentUnit: (unit: string) => `different kind of unit: ${unit}`,
  noDate: 'no date',
  unreadableDate: 'unreadable date',
  approximateDate: 'approximate date only',
  specimenNotStated: 'specimen not stated',
  differentSpecimen: (specimen: string) => `different specimen: ${specimen}`,
  differentMethod: (method: string) => `different method: ${method}`,
  findingNotStated: 'not stated what it belongs to',
  differentFinding: (finding: string) => `belongs to ${finding}`,
  mayChangeMeaning: (text: string) => `may change the meaning: ${text}`,
  notDone: 'not done',
  replaced: 'preliminary: replaced by the final result',
} as const;
