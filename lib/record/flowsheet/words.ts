/** Why results are no cells of the table, of one and of several. */
export const notInTableWords: Readonly<Record<NotInTable, readonly [one: string, several: string]>> = {
  report: ['report', 'reports'],
  withheld: ['not shared', 'not shared'],
  noDate: ['without a day to place it', 'without a day to place them'],
  nothingMeasured: ['without a value', 'without a value'],
};

export type NotInTable = 'report' | 'withheld' | 'noDate' | 'nothingMeasured';

/** Why a row stands by itself beneath another row of its test. */
export const rowWhys = {
  noUnit: 'no unit stated',
  otherUnit: 'other unit',
  noUnitAbove: 'no unit stated above',
  inWords: 'in words',
  inFigures: 'in figures',
  specimenNotStated: 'specimen not stated',
  specimen: (specimen: string) => `specimen: ${specimen}`,
  methodNotStated: 'method not stated',
  method: (method: string) => `method: ${method}`,
  mayChangeMeaning: (text: string) => `may change the meaning: ${text}`,
  sameMoment: 'another result at the same time',
  removed: 'removed by its source',
  otherCode: 'no code in common',
  notJoined: (whys: readonly string[], name: string) => `${whys.join(', ')} · not joined to ${inSentence(name)}`,
} as const;

/** "Creatinine" → "creatinine"; names that are letters or figures stay: "CRP", "HbA1c". */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}+(?![\p{Lu}\d])/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
