import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, isCoded, relatedStatements } from './statement.ts';
import { type StatementContext, surroundingActs } from './statement-context.ts';
import { statementNotes } from './words.ts';

/** Observations that say of an allergy, a problem or a medicine how it stands. */
const statusTemplates = new Set(
  ['22.4.28', '22.4.6', '22.4.47', '1.39', '1.50', '1.57', '1.47'].map((number) => `2.16.840.1.113883.10.20.${number}`),
);

/** Meanings of the codes of a status: SNOMED CT, v3 ActStatus. */
const codeMeanings = new Map([
  ['55561003', 'active'],
  ['73425007', 'inactive'],
  ['413322009', 'resolved'],
  ['421139008', 'on hold'],
  ['active', 'active'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['cancelled', 'stopped'],
  ['suspended', 'on hold'],
  ['held', 'on hold'],
]);

/** Meanings of the words of a status; the first that fits. */
const wordMeanings: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [/\b(?:inactive|not active|no longer active|non-active)\b/i, 'inactive'],
  [/\bresolved\b/i, 'resolved'],
  [/\b(?:active|current|ongoing)\b/i, 'active'],
  [/\b(?:completed|finished)\b/i, 'completed'],
  [/\b(?:stopped|discontinued|aborted|cancelled|canceled)\b/i, 'stopped'],
  [/\b(?:on hold|held|suspended)\b/i, 'on hold'],
];

function meaningOf(words: string): string | undefined {
  return wordMeanings.find(([pattern]) => pattern.test(words))?.[1];
}

/** The two sides of a status whose display contradicts its code. */
function contradictionIn(
  coded: Element | undefined,
  narrative: Narrative,
): { readonly code: string; readonly words: string; readonly meaning: string } | undefined {
  const code = codeMeanings.get(attributeOf(coded, 'code') ?? '');
  const written = [attributeOf(coded, 'displayName'), writtenText(childNamed(coded, 'originalText'), narrative)];
  for (const words of written) {
    const meaning = words === undefined || words.length > longest ? undefined : meaningOf(words);
    if (code !== undefined && words !== undefined && meaning !== undefined && meaning !== code) return { code, words, meaning };
  }
  return undefined;
}

/** No word of a status is longer; a whole row of a table says more. */
const longest = 40;
const active = '55561003';

/** The code of a status value. One that contradicts its words counts as active when either says so: nothing current is hidden for it. */
export function statusCodeOf(value: Element | undefined, narrative: Narrative): string | undefined {
  return contradictionIn(value, narrative)?.meaning === 'active' ? active : attributeOf(value, 'code');
}

/** Lines of the statuses of a statement, or of the act around it, whose display contradicts their code (H12, H25). */
export function statusDiscrepancies(statement: Element, context: StatementContext): readonly string[] {
  const observed = [statement, ...surroundingActs(context)].flatMap((act) =>
    relatedStatements(act)
      .map((related) => related.statement)
      .filter((part) => hasTemplate(part, statusTemplates) || isCoded(part, '33999-4'))
      .map((part) => childNamed(part, 'value')),
  );
  const acts = [statement, context.around].map((act) => childNamed(act, 'statusCode'));
  return [...observed, ...acts].flatMap((coded) => {
    const contradiction = contradictionIn(coded, context.narrative);
    return contradiction === undefined ? [] : [statementNotes.statusTwoWays(contradiction.code, contradiction.words)];
  });
}
