import type { Interpretation } from '#/lib/record/model/timeline-entry.ts';

/** v3 ObservationInterpretation HM. */
export const heldForReview = 'Held for medical review';

const list = (text: string): readonly string[] => text.split(/[;,]\s*/);

const high = list(`
high, hi, raised, elevated, increased, above range, above normal, above reference range, above normal range,
above high normal, above high reference limit, above reference limit, above upper limit, above high threshold, abnormal high, high abnormal,
abnormally high, above scale, off scale high, out of range high, slightly high, slightly raised, mildly raised, ↑, ▲, ⇑`);
const low = list(`
low, lo, reduced, decreased, below range, below normal, below reference range, below normal range,
below low normal, below low reference limit, below reference limit, below lower limit, below low threshold, abnormal low, low abnormal,
abnormally low, below scale, off scale low, out of range low, slightly low, slightly reduced, mildly reduced, ↓, ▼, ⇓`);
const degrees = list('very, critical, critically, panic, alert, extremely, markedly, severely, significantly, dangerously');
const veryHigh = [
  ...extreme(['high', 'raised', 'elevated', 'increased']),
  ...list('above upper panic limits, panichigh, extremehigh, high panic, high critical, ↑↑, ▲▲'),
];
const veryLow = [
  ...extreme(['low', 'reduced', 'decreased']),
  ...list('below lower panic limits, paniclow, extremelow, low panic, low critical, ↓↓, ▼▼'),
];
const veryAbnormal = [...extreme(['abnormal']), ...list('vabnormal, critical, panic, crit, life threatening, life-threatening')];
const abnormal = list(`
abnormal, abn, abnl, potentially abnormal, outside reference limits, outside reference range, outside range, outside normal range,
out of range, positive, weakly positive, strongly positive, detected, reactive, weakly reactive, resistant, non-susceptible, not susceptible,
indeterminate, equivocal, borderline, worse, significant change up, significant change down, unexpected, carrier, held for medical review,
hold for medical review, quality control failure, cytotoxic substance present, anti-complementary substances present, present`);
const normal = list(`
normal, nrm, norm, within range, in range, within normal range, within normal limits, within limits, wnl, within reference range,
within reference limits, within reference interval, inside reference range, normal range, not abnormal, unremarkable, no abnormality,
no abnormality detected, nad, satisfactory, normal no action, no action, no further action, normal result, result normal, normal test,
normal no further action`);
const neither = list(`
susceptible, sensitive, very susceptible, moderately susceptible, susceptible dose dependent, intermediate, negative,
not detected, non-reactive, nonreactive, non reactive, expected, better, no interpretation, insufficient evidence, absent, not present`);

function extreme(words: readonly string[]): readonly string[] {
  return degrees.flatMap((degree) => words.map((word) => `${degree} ${word}`));
}

/** Words that laboratories and practices send as a flag, with a local code or with none: lower case, without marks. */
const meanings = new Map<string, Interpretation>(
  (
    [
      ['other', neither],
      ['normal', normal],
      ['abnormal', abnormal],
      ['low', low],
      ['high', high],
      ['very-abnormal', veryAbnormal],
      ['very-low', veryLow],
      ['very-high', veryHigh],
    ] as const
  ).flatMap(([meaning, words]) => words.map((word) => [word.trim(), meaning] as const)),
);

/** Explanations behind the words of v2 table 0078: "Normal (applies to non-numeric results)", "Better--use when …", "Resistant. Indicates for …". */
const explanation = /\s*(\(.*\)|--.*|\. .*)$/;

/** Characters of a flag that are looked at: no words of one are longer. */
const longestFlag = 1_000;

/** The meaning of a flag's words; undefined for words that are not known. */
export function meaningOfWords(text: string): Interpretation | undefined {
  const plain = text
    .slice(0, longestFlag)
    .toLowerCase()
    .replace(explanation, '')
    .replaceAll(/[*!.,:]+|\s[-–]\s/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // "Abnormal, contact patient": whatever follows, the source calls it abnormal.
  return meanings.get(plain) ?? (/^abnormal\b/.test(plain) ? 'abnormal' : undefined);
}

/** Words that stand where a flag should, and are none. */
const noFlag = new Set(list('unknown, not known, none, n/a, na, not applicable, not available, no flag, null, -, --'));

export function saysNoFlag(text: string): boolean {
  return noFlag.has(text.toLowerCase());
}
