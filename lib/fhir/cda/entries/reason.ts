import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, isNegated, relatedStatements } from './statement.ts';
import type { StatementContext } from './statement-context.ts';

const indication = new Set(['2.16.840.1.113883.10.20.22.4.19', '2.16.840.1.113883.10.20.1.28']);

/** Reasons of a statement: Indication, or any observation that is named as its reason. A negated one is none, and is left to the notes. */
export function reasonsOf(statement: Element, { narrative, claimed }: StatementContext): readonly JsonObject[] {
  return relatedStatements(statement).flatMap((related) => {
    const fits = related.statement.name === 'observation' && (hasTemplate(related.statement, indication) || related.type === 'RSON');
    const reason = fits && !isNegated(related.statement) ? cdaConcept(childNamed(related.statement, 'value'), narrative) : undefined;
    if (reason === undefined) return [];
    claimed.add(related.statement);
    return [reason];
  });
}
