import type { ReferenceRange } from './coded.ts';

/**
 * Words by which a laboratory says that a range is another than the normal one: its type (HL7 referencerange-meaning)
 * or its text. A value inside a therapeutic range, or outside one, is neither normal nor abnormal.
 */
const otherKinds = new RegExp(
  [
    'critical|panic|alert|danger|lethal|toxic|poison|overdos|life.?threat',
    'th[eé]rap|treat|target|recommend|desir|optimal|optimum|ideal|goal|prophyla|anticoag|dos(e|age|ing)\\b|trough|peak',
    'action|decision|cut.?off|threshold|screen|diagnos|risk|interven|borderline|defici|insuffici',
    'detect|measuring|measurable|reportable|linearity|absolute (range|limit)|plausib',
    'pre.?pubert|pubert|follic|luteal|mid.?cycle|ovulat|menopaus|menstr|pregnan|trimester|gestation|endocrine|\\bpre\\b|\\bpost\\b',
    'fasting|post.?prandial|stimulat|suppress',
  ].join('|'),
  'i',
);

/** Tells whether a range is called something else than the normal range: critical limits, a therapeutic range. */
export function isOfOtherKind({ text, appliesTo }: ReferenceRange): boolean {
  return [text, appliesTo].some((words) => words !== undefined && otherKinds.test(words));
}

/** Tells whether the ends leave room for a value: 0–0 means "none" at some laboratories, 300–15 is mistyped (H18). */
export function hasRoom({ low, high }: ReferenceRange): boolean {
  return low === undefined || high === undefined || Number(low.value) < Number(high.value);
}
