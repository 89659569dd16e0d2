import 'server-only';
import type { RebuiltAnswer } from '#/lib/access/rebuild/rebuild-view.ts';
import { outcomeName } from '#/lib/audit/shown/shown-events.ts';
import type { ComparedCategory } from '#/lib/audit/shown/compare-answer.ts';
import type { AuditedView } from '#/lib/audit/shown/read-view.ts';
import type { ViewMoment } from '#/lib/audit/shown/view-at.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';

export interface RebuildReport {
  readonly lines: readonly string[];
  /** True only where every entry of every source that was sent is there now, the same. */
  readonly isEqual: boolean;
}

/** Lines about the view itself: who, when, and what the reader had done on the page until then. */
export function momentLines(view: AuditedView, moment: ViewMoment, at: string | undefined): readonly string[] {
  const { viewer } = view;
  const pages = moment.pages.map((page) => `${page.value} (${timeOf(page.at)})`);
  return [
    `View ${view.session}: ${viewer.name} (${viewer.issuer}|${viewer.subject}), ${viewer.role} at ${viewer.organisationName || viewer.organisation}, purpose ${view.purpose}, from ${view.from} to ${view.to}.`,
    at === undefined ? 'As it was at last:' : `As it was at ${at}:`,
    `  pages opened: ${pages.join(', ') || 'none written down'}`,
    `  sources hidden by the reader: ${moment.hidden.join(', ') || 'none'}`,
    `  filters: ${moment.filters ?? 'none'}`,
    ...moment.further.map(({ at: when, act, value }) => `  ${timeOf(when)} ${act}${value === '' ? '' : `: ${value}`}`),
    ...moment.arriving.map(
      ({ source, from }) => `  ${source.name}: was asked at ${timeOf(from)} and had not ended: what had come of it by then is not known.`,
    ),
  ];
}

/** Lines about each source, and whether all is equal. Entries are named by reference, and nothing of their content is said. */
export function answerLines(rebuilt: readonly RebuiltAnswer[], hidden: readonly string[]): RebuildReport {
  const reports = rebuilt.map((answer) => answerReport(answer, hidden.includes(answer.answer.source.id)));
  return { lines: reports.flatMap(({ lines }) => lines), isEqual: reports.length > 0 && reports.every(({ isEqual }) => isEqual) };
}

function answerReport(rebuilt: RebuiltAnswer, isHidden: boolean): RebuildReport {
  const { answer, compared } = rebuilt;
  const count = `${answer.entries} ${answer.entries === 1 ? 'entry' : 'entries'} sent by ${timeOf(answer.to)}`;
  const head = `${answer.source.name} (${answer.source.id}): ${count}${answer.isWhole ? '' : ', then the stream broke off'}${isHidden ? '; hidden by the reader' : ''}`;
  if (!compared) return { lines: [head, `  not compared: ${whyNot(rebuilt)}`], isEqual: false };
  const lost = answer.entries - answer.digests.length;
  const categories = [...compared].map(([category, own]) => categoryReport(category, own, rebuilt));
  const reports = [...(lost > 0 ? [partsLost(lost)] : []), ...categories, ...endReports(rebuilt)];
  const isEqual = reports.every((report) => report.isEqual);
  return { lines: [`${head}: ${isEqual ? 'equal' : 'not equal'}`, ...reports.flatMap(({ lines }) => lines)], isEqual };
}

const partsLost = (lost: number): RebuildReport => ({
  lines: [`  ${lost} of them are not in this trail: some of the events are missing, so they cannot be compared`],
  isEqual: false,
});

function whyNot({ why, answer, outcomes }: RebuiltAnswer): string {
  if (why === 'key-unknown') return `its digests were made with the key ${answer.keyId}, which audit.digests does not hold`;
  if (why === 'form-unknown') return `its digests were made by another version of this program (form ${answer.form}): use that version`;
  const [outcome] = outcomes.values();
  return outcome ? outcomeText(outcome) : 'it was not asked: the configuration no longer names it, or its network does not';
}

function categoryReport(category: string, own: ComparedCategory, { answer, outcomes }: RebuiltAnswer): RebuildReport {
  const { equal, changed, missing, added } = own;
  const outcome = outcomes.get(category);
  const isAnswered = outcome !== undefined && isCertain(outcome);
  const isEqual = changed.length === 0 && missing === 0 && added.length === 0;
  const missingText = isAnswered
    ? `${missing} no longer there`
    : `${missing} not received, and not known to be gone: ${outcome ? outcomeText(outcome) : 'no answer'}`;
  const addedText = answer.isWhole ? 'new since' : 'new since, or not sent any more when the stream broke off';
  return {
    isEqual,
    lines: [
      `  ${category}: ${[`${equal} equal`, ...(changed.length > 0 ? [`${changed.length} changed`] : []), ...(missing > 0 ? [missingText] : []), ...(added.length > 0 ? [`${added.length} ${addedText}`] : [])].join(', ')}`,
      ...changed.map((entry) => `    changed: ${entry}`),
      ...added.map((entry) => `    ${addedText}: ${entry}`),
    ],
  };
}

/** Categories that had nothing then and nothing now: an end that tells less than it did then is no equality. */
function endReports({ answer, compared, outcomes, hasEnded }: RebuiltAnswer): readonly RebuildReport[] {
  if (!hasEnded) return [{ lines: ['  its answer broke off now: what did not come is not known to be gone'], isEqual: false }];
  const empty = [...outcomes].filter(([category, outcome]) => !compared?.has(category) && !isCertain(outcome));
  const differing = empty.filter(([category, outcome]) => answer.outcomes.get(category) !== outcomeName(outcome));
  const byText = Map.groupBy(
    differing,
    ([category, outcome]) => `${answer.outcomes.get(category) ?? 'not ended'} then; now ${outcomeText(outcome)}`,
  );
  return [...byText].map(([text, own]) => ({
    lines: [`  nothing sent of ${own.map(([category]) => category).join(', ')}: ${text}`],
    isEqual: false,
  }));
}

/** Tells that there is nothing more of a category, or nothing at all. */
const isCertain = (outcome: Outcome): boolean =>
  outcome.state === 'complete' || outcome.state === 'none' || (outcome.state === 'unmatched' && outcome.match === 'not-known');

function outcomeText(outcome: Outcome): string {
  const why = 'why' in outcome && outcome.why !== undefined ? `: ${outcome.why}` : '';
  switch (outcome.state) {
    case 'partial':
      return `it answered in part${why}`;
    case 'withheld':
      return `the rules do not show it now${why}`;
    case 'denied':
      return `it refused, or needs the user’s own sign-in${why}`;
    case 'failed':
      return `it did not answer${why}`;
    case 'unmatched':
      return `the patient was not matched there${why}`;
    default:
      return `it answered with ${outcome.state}`;
  }
}

const timeOf = (instant: string): string => instant.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
