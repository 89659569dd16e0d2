import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptOf, conceptText, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf, joinTitle } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';
import { requestStatuses, inactiveRequestWords } from '#/lib/fhir/kind-parts/status-words.ts';

const overActivities = wordSet('completed cancelled stopped entered-in-error');
const intents = new Map([
  ['proposal', 'Proposed: '],
  ['option', 'Option: '],
]);

/** CarePlan: plans for the patient; its activities are planned, not done. */
export const carePlan: Kind = {
  name: 'care-plan',
  types: ['CarePlan'],
  words: 'Care plan',
  searchCategories: ['care-plans', 'decisions'],
  codes: { status: requestStatuses, intent: wordSet('proposal plan order option') },
  describedElements: elementNames('title status period created note encounter'),
  labels: {
    description: 'About',
    category: 'Category',
    author: 'Author',
    contributor: 'With',
    addresses: 'For',
    goal: 'Goal',
    activity: 'Activity',
    careTeam: 'Team',
    intent: 'Intent',
  },
  describe: (context) => {
    const { resource } = context;
    const status = lineOf(resource.status);
    const name = lineOf(resource.title) ?? conceptTexts(resource.category) ?? lineOf(resource.description) ?? 'Care plan';
    const forbidden = objectsOf(resource.activity).flatMap(forbiddenActivity);
    const isOver = status === 'completed' || status === 'revoked';
    const activities = objectsOf(resource.activity).flatMap((activity) => activityOf(activity, isOver) ?? []);
    return {
      category: 'care-plans',
      title: joinTitle(inactiveRequestWords.get(status ?? ''), (intents.get(lineOf(resource.intent) ?? '') ?? '') + name),
      detail: joinTexts(
        [
          status === 'active' ? undefined : status,
          referenceName(resource.author, context),
          ...[...Map.groupBy(activities, ({ standing }) => standing)].map(([standing, { length }]) => `${length} ${standing}`),
        ],
        ' · ',
      ),
      code: conceptOf(Array.isArray(resource.category) ? resource.category[0] : resource.category),
      status,
      dates: closedIf(
        isOver,
        datesOf([
          [resource.period, 'period'],
          [resource.created, 'created'],
        ]),
      ),
      ...(forbidden.length > 0 && { forbids: forbidden.join('; ') }),
      facts: activities.map(({ standing, text }) => ({ label: capitalise(standing), value: text })),
      identity: identifierKeys(resource),
      compare: fieldsToCompare({ Status: status }),
    };
  },
};

/** Activities that must not be done, unless the activity itself is over. */
function forbiddenActivity({ detail }: JsonObject): readonly string[] {
  const activity = objectOf(detail);
  const name = conceptText(activity?.code) ?? lineOf(activity?.description);
  const isForbidden = activity?.doNotPerform === true && !overActivities.has(lineOf(activity.status) ?? '');
  return isForbidden && name !== undefined ? [`Do not perform: ${name}`] : [];
}

interface Activity {
  /** "planned", or what became of it. */
  readonly standing: string;
  readonly text: string;
}

/** FHIR R4 care-plan-activity-status: an activity that is done, or will not be, is no longer planned (H11). */
const standings = wordTable(`
  completed: done; in-progress: under way; cancelled: cancelled; stopped: stopped; on-hold: on hold; entered-in-error: entered in error
`);

/** Activity in one line; all its values stand in the facts below. Of a plan that is over, one without a status is not planned any more. */
function activityOf({ detail }: JsonObject, isPlanOver: boolean): Activity | undefined {
  const activity = objectOf(detail);
  const name = activity && (conceptText(activity.code) ?? lineOf(activity.description));
  if (activity === undefined || name === undefined) return undefined;
  const status = lineOf(activity.status);
  const text = joinTexts([activity.doNotPerform === true ? `Do not perform: ${name}` : name, status], ' · ') ?? name;
  return { standing: standings.get(status ?? '') ?? (isPlanOver ? 'in the plan' : 'planned'), text };
}
