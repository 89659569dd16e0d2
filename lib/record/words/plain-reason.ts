interface PlainRule {
  readonly pattern: RegExp;
  readonly words: string;
}

/** Reasons that name codes or formats, and their words for a reader; the operator's log and the audit keep the whole. */
const rules: readonly PlainRule[] = [
  { pattern: /^no answer within (\d+) s$/, words: 'it did not answer in $1 seconds' },
  { pattern: /^no connection within (\d+) s$/, words: 'it could not be reached in $1 seconds' },
  { pattern: /^not finished within (\d+) s$/, words: 'it had not finished after $1 seconds' },
  { pattern: /^the answer stopped for (\d+) s$/, words: 'its answer stopped for $1 seconds' },
  { pattern: /^(it(?:s| is| was)? ?(?:answer )?could not be read): .*$/s, words: '$1' },
  { pattern: /^(it refused this request|it answered with an error) \(\d{3}\)$/, words: '$1' },
  { pattern: /^(it ignored part of the search|it narrowed its answer) \(.*\)$/s, words: '$1' },
  { pattern: /^(access was not granted): .*$/s, words: '$1' },
  { pattern: /^it uses FHIR [\w.-]+, which is not supported here$/, words: 'it uses a version that is not supported here' },
  { pattern: /^it uses a version of FHIR that is not supported here$/, words: 'it uses a version that is not supported here' },
];

/** A reason in plain words, without codes and formats: "its answer could not be read". Any other text is returned as it is. */
export function plainReason(why: string): string {
  const rule = rules.find(({ pattern }) => pattern.test(why));
  return rule === undefined ? why : why.replace(rule.pattern, rule.words);
}
