import type { Element } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, isCoded, relatedStatements } from './statement.ts';
import type { StatementContext } from './statement-context.ts';

/** Severity, status, criticality, reaction and age at onset observations (C-CDA R2.1 and R1.1, CCD). */
const templates = new Set(
  [8, 6, 28, 47, 145, 9, 31]
    .map((number) => `2.16.840.1.113883.10.20.22.4.${number}`)
    .concat([39, 47, 50, 54, 55, 57, 38].map((number) => `2.16.840.1.113883.10.20.1.${number}`)),
);

/** Tells whether a statement says only how the allergy, problem or medicine beside it or around it is: it is none of its own. */
export function describesNeighbour(statement: Element): boolean {
  return statement.name === 'observation' && (hasTemplate(statement, templates) || isCoded(statement, 'SEV', '33999-4', '82606-5'));
}

/** Tells whether the act around holds one observation only: what stands beside it can be of no other. */
export function isAloneInAct({ around }: StatementContext): boolean {
  if (around === undefined) return false;
  const parts = relatedStatements(around).map((related) => related.statement);
  return parts.filter((part) => part.name === 'observation' && !describesNeighbour(part)).length === 1;
}
