import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { deviceName, devicesOf } from './device-part.ts';
import { productName } from './product.ts';
import { reasonsOf } from './reason.ts';
import { authorOf, authoredAt, isNegated, moodOf, performersOf, statusOf } from './statement.ts';
import { type BuiltResource, type StatementContext, buildResource } from './statement-context.ts';

/** v3 ActMood as R4 request-intent: only a request is an order, everything else is a plan or a proposal. */
const intents = new Map([
  ['RQO', 'order'],
  ['PRP', 'proposal'],
  ['ARQ', 'proposal'],
  ['OPT', 'option'],
]);

export function intentOf(statement: Element): string {
  return intents.get(moodOf(statement)) ?? 'plan';
}

const statuses = new Map([
  ['active', 'active'],
  ['new', 'active'],
  ['normal', 'active'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['completed', 'completed'],
  ['aborted', 'revoked'],
  ['cancelled', 'revoked'],
  ['nullified', 'entered-in-error'],
]);

export function orderStatus(statement: Element): string | undefined {
  const statusCode = statusOf(statement);
  return statusCode === undefined ? undefined : (statuses.get(statusCode) ?? statusCode);
}

/** A planned, requested or proposed act: a ServiceRequest, never something done (H11). */
export function requestOf(statement: Element, context: StatementContext): BuiltResource | undefined {
  const { narrative } = context;
  const text = writtenText(childNamed(statement, 'text'), narrative);
  const code =
    cdaConcept(childNamed(statement, 'code'), narrative) ??
    productName(statement, narrative) ??
    devicesOf(statement)
      .map((role) => deviceName(role, narrative))
      .find((name) => name !== undefined) ??
    (text === undefined ? undefined : { text });
  if (code === undefined) return undefined;
  const values = childrenNamed(statement, 'value')
    .map((value) => valueWords(value, narrative))
    .filter((words) => words !== undefined);
  return buildResource(
    statement,
    'ServiceRequest',
    presentParts({
      status: orderStatus(statement),
      intent: intentOf(statement),
      doNotPerform: isNegated(statement) ? true : undefined,
      code,
      ...dateChoice('occurrence', childNamed(statement, 'effectiveTime')),
      authoredOn: authoredAt(statement, context.around),
      requester: authorOf(statement),
      performer: performersOf(statement),
      priority: priorityOf(statement),
      reasonCode: reasonsOf(statement, context),
      bodySite: childrenNamed(statement, 'targetSiteCode')
        .map((targetSiteCode) => cdaConcept(targetSiteCode, narrative))
        .filter((item) => item !== undefined),
      note: notes(values, code.text === text ? undefined : text),
    }),
  );
}

function notes(values: readonly string[], text: string | undefined): readonly JsonObject[] {
  return [...values, ...(text === undefined ? [] : [text])].map((words) => ({ text: words }));
}

const priorities = new Map([
  ['R', 'routine'],
  ['UR', 'urgent'],
  ['A', 'asap'],
  ['S', 'stat'],
  ['EM', 'stat'],
]);

function priorityOf(statement: Element): string | undefined {
  const code = childNamed(statement, 'priorityCode')?.attributes.code;
  return code === undefined ? undefined : (priorities.get(code) ?? code);
}
