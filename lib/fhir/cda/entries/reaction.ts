import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joined } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { present } from '#/lib/fhir/cda/datatypes/present.ts';
import { writtenText } from '#/lib/fhir/narrative/words.ts';
import { type Element, attribute, child } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, isCoded, isNegated, relatedStatements } from './statement.ts';
import type { StatementContext } from './statement-context.ts';

const reaction = new Set(['2.16.840.1.113883.10.20.22.4.9', '2.16.840.1.113883.10.20.1.54']);
const severity = new Set(['2.16.840.1.113883.10.20.22.4.8', '2.16.840.1.113883.10.20.1.55']);

/** Statements within, by template or by code; what is read from them is claimed. */
export function statedWithin(statement: Element, templates: ReadonlySet<string>, code: string, where: StatementContext): readonly Element[] {
  const found = relatedStatements(statement)
    .map((one) => one.statement)
    .filter((one) => hasTemplate(one, templates) || isCoded(one, code));
  for (const one of found) if (!isNegated(one)) where.claimed.add(one);
  return found.filter((one) => !isNegated(one));
}

const severities = new Map([
  ['255604002', 'mild'],
  ['371923003', 'moderate'],
  ['6736007', 'moderate'],
  ['371924009', 'severe'],
  ['24484000', 'severe'],
  ['399166001', 'severe'],
  ['442452003', 'severe'],
]);

/** Reactions with their severity; one that stands beside them (R1.1) is of all, or is all that is known. */
export function reactionsOf(statement: Element, where: StatementContext): readonly JsonObject[] {
  const [beside] = statedWithin(statement, severity, 'SEV', where);
  const all = relatedStatements(statement)
    .filter((one) => hasTemplate(one.statement, reaction) || (one.type === 'MFST' && one.statement.name === 'observation'))
    .map((one) => one.statement)
    .filter((one) => !isNegated(one));
  const made_ = all.map((one) => reactionOf(one, beside, where));
  return made_.length > 0 || beside === undefined
    ? made_
    : [present({ severity: severityOf(beside), manifestation: [{ text: 'Reaction not named' }] })];
}

function reactionOf(found: Element, beside: Element | undefined, where: StatementContext): JsonObject {
  where.claimed.add(found);
  const own = statedWithin(found, severity, 'SEV', where)[0] ?? beside;
  const manifestation = namedConcept(child(found, 'value'), 'Reaction', where.narrative) ?? { text: 'Reaction not named' };
  const words = own && cdaConcept(child(own, 'value'), where.narrative);
  const level = own && severityOf(own);
  return present({
    manifestation: [manifestation],
    severity: level,
    description: joined(
      [writtenText(child(found, 'text'), where.narrative), finer(own) ? `Severity: ${conceptWords(words) ?? 'not known'}` : undefined],
      '. ',
    ),
    onset: pointOf(child(found, 'effectiveTime')),
  });
}

function severityOf(found: Element): string | undefined {
  return severities.get(attribute(child(found, 'value'), 'code') ?? '');
}

/** "Fatal" or "mild to moderate" say more than R4's three levels: their words are kept. */
function finer(found: Element | undefined): boolean {
  return found !== undefined && !plain.has(attribute(child(found, 'value'), 'code') ?? '');
}

const plain = new Set(['255604002', '6736007', '24484000']);
