import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, isCoded, isNegated, relatedStatements } from './statement.ts';
import { isAloneInAct } from './neighbour-part.ts';
import { type StatementContext, surroundingActs } from './statement-context.ts';
import { reactionWords } from './words.ts';

const reaction = new Set(['2.16.840.1.113883.10.20.22.4.9', '2.16.840.1.113883.10.20.1.54']);
const severity = new Set(['2.16.840.1.113883.10.20.22.4.8', '2.16.840.1.113883.10.20.1.55']);

/** Statements within, by template or by code; what is read from them is claimed. */
export function statedWithin(
  statement: Element,
  templates: ReadonlySet<string>,
  code: string,
  context: StatementContext,
): readonly Element[] {
  const observation = relatedStatements(statement)
    .map((related) => related.statement)
    .filter((part) => hasTemplate(part, templates) || isCoded(part, code));
  for (const item of observation) if (!isNegated(item)) context.claimed.add(item);
  return observation.filter((reaction) => !isNegated(reaction));
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

/** Reactions with their severity; one that stands beside them (R1.1), or beside the allergy, is of all, or is all that is known. */
export function reactionsOf(statement: Element, context: StatementContext): readonly JsonObject[] {
  const acts = isAloneInAct(context) ? surroundingActs(context) : [];
  const [sharedSeverity] = [statement, ...acts].flatMap((act) => statedWithin(act, severity, 'SEV', context));
  const all = [...reactionsWithin(statement), ...acts.flatMap(reactionsWithin)];
  const reactions = all.map((reaction) => reactionOf(reaction, sharedSeverity, context));
  return reactions.length > 0 || sharedSeverity === undefined
    ? reactions
    : [presentParts({ severity: severityOf(sharedSeverity) })].filter((reaction) => Object.keys(reaction).length > 0);
}

/** Words of a severity without a reaction, where they say more than its level: a note of the allergy. */
export function severityNotes(reactions: readonly JsonObject[], statement: Element, context: StatementContext): readonly JsonObject[] {
  if (reactions.some(({ manifestation }) => manifestation !== undefined)) return [];
  const acts = isAloneInAct(context) ? surroundingActs(context) : [];
  const [severityObservation] = [statement, ...acts].flatMap((act) => statedWithin(act, severity, 'SEV', context));
  const words = finerSeverity(severityObservation, context);
  return words === undefined ? [] : [{ text: words }];
}

function reactionsWithin(statement: Element): readonly Element[] {
  return relatedStatements(statement)
    .filter((related) => hasTemplate(related.statement, reaction) || (related.type === 'MFST' && related.statement.name === 'observation'))
    .map((item) => item.statement)
    .filter((part) => !isNegated(part));
}

function reactionOf(observation: Element, sharedSeverity: Element | undefined, context: StatementContext): JsonObject {
  context.claimed.add(observation);
  const own = statedWithin(observation, severity, 'SEV', context)[0] ?? sharedSeverity;
  const manifestation = namedConcept(childNamed(observation, 'value'), 'Reaction', context.narrative) ?? { text: 'Reaction not named' };
  const level = own && severityOf(own);
  return presentParts({
    manifestation: [manifestation],
    severity: level,
    description: joinTexts([writtenText(childNamed(observation, 'text'), context.narrative), finerSeverity(own, context)], '. '),
    onset: pointOf(childNamed(observation, 'effectiveTime')),
  });
}

function severityOf(observation: Element): string | undefined {
  return severities.get(attributeOf(childNamed(observation, 'value'), 'code') ?? '');
}

/** "Fatal" or "mild to moderate" say more than R4's three levels: their words are kept. */
function finerSeverity(observation: Element | undefined, { narrative }: StatementContext): string | undefined {
  const value = childNamed(observation, 'value');
  if (observation === undefined || plain.has(attributeOf(value, 'code') ?? '')) return undefined;
  const words = conceptWords(cdaConcept(value, narrative)) ?? writtenText(childNamed(observation, 'text'), narrative);
  return reactionWords.severity(words ?? 'not known');
}

const plain = new Set(['255604002', '6736007', '24484000']);
