import type { Element } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, isCoded, isNegated, relatedStatements } from './statement.ts';
import type { StatementContext } from './statement-context.ts';

/** Statements within one, by template or by code, that are not denied; each is claimed. */
export function statedObservations(
  statement: Element,
  roots: ReadonlySet<string>,
  context: StatementContext,
  code?: string,
): readonly Element[] {
  const all = relatedStatements(statement)
    .map((related) => related.statement)
    .filter((part) => !isNegated(part) && (hasTemplate(part, roots) || (code !== undefined && isCoded(part, code))));
  for (const item of all) context.claimed.add(item);
  return all;
}
