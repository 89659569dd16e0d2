import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { conflictHead } from '#/components/entry/conflict-words.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { ObservationSet, ObservedSign } from '#/lib/record/summary/observed/observations.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { signInWords, type SignWords } from '#/components/entry/sign-words.ts';
import { type DateContext, momentWords, observationWords } from './observation-words.ts';
import type { SummaryProps } from './summary-props.ts';

type LineProps = Pick<SummaryProps, 'sources' | 'selected' | 'onOpen'> & DateContext;

/** A set in words: its usual signs, what stands below them, and where sources differ. */
export function setInWords({ signs, date, isToday, isOfScore, isOxygenUnknown }: ObservationSet, context: DateContext) {
  const inLine = signs.filter(({ sign }) => sign !== undefined && firstLine.has(sign)).map(signInWords);
  const below = signs.filter(({ sign }) => sign === undefined || !firstLine.has(sign)).map(signInWords);
  const conflicts = [...new Set(signs.flatMap((sign) => (sign.group.conflicts.length > 0 ? [conflictHead(sign.group)] : [])))];
  const notes = [
    isOfScore ? undefined : momentWords(date, isToday, context),
    ...below.map(oneText),
    isOxygenUnknown ? observationWords.oxygenUnknown : undefined,
  ].filter((words) => words !== undefined);
  return { inLine, notes, conflicts };
}

/** Everything of one moment in one row. */
export function SetRow({ set, sources, selected, onOpen, ...context }: LineProps & { readonly set: ObservationSet }) {
  const { group, date } = set;
  const { inLine, notes, conflicts } = setInWords(set, context);
  const holders = pickSources(group.sources, sources);
  const names = formatList(
    holders.map(({ name }) => name),
    context.locale,
  );
  const spokenParts = [...inLine.map(oneText), ...notes, ...conflicts, formatClinicalDate(date, context.locale), names];
  return (
    <button
      type="button"
      className="summary-row"
      aria-label={spokenParts.join(', ')}
      aria-current={group.id === selected ? 'true' : undefined}
      aria-expanded={group.id === selected}
      onClick={() => onOpen(group.id)}
    >
      {/* A newer set is drawn anew, in the place of the one before: its signs have not moved. */}
      <span key={group.id} className="signs">
        {inLine.map((words, index) => (
          // Lying and standing pressures have one name.
          <Sign key={`${index} ${words.name}`} {...words} />
        ))}
      </span>
      <span className="summary-badges">
        <SourceBadges sources={holders} locale={context.locale} />
      </span>
      {notes.length > 0 ? (
        <span className="summary-second text-muted">
          <Unbroken text={notes.join(' · ')} />
        </span>
      ) : undefined}
      {conflicts.length > 0 ? <span className="summary-second font-semibold text-warning">{conflicts.join(' · ')}</span> : undefined}
    </button>
  );
}

const firstLine: ReadonlySet<string> = new Set(['pressure', 'pulse', 'respiration', 'saturation', 'temperature']);

const oneText = ({ name, value, flag }: SignWords): string => [name, value, flag].filter(Boolean).join(' ');

function Sign({ name, value, flag }: SignWords) {
  return (
    <span className="sign">
      <span className="sign-name">{name}</span>
      <span className={flag === undefined ? undefined : 'score-high'}>{value}</span>
      {flag === undefined ? undefined : <span className="score-high result-sign"> {flag}</span>}
    </span>
  );
}

/** The weight with its date, which is seldom that of the set. */
export function WeightRow({ weight, sources, selected, onOpen, ...context }: LineProps & { readonly weight: ObservedSign }) {
  const { group, date } = weight;
  const words = signInWords(weight);
  const holders = pickSources(group.sources, sources);
  const names = formatList(
    holders.map(({ name }) => name),
    context.locale,
  );
  return (
    <button
      type="button"
      className="summary-row"
      aria-label={[`${words.name} ${words.value}`, formatClinicalDate(date, context.locale), names].join(', ')}
      aria-current={group.id === selected ? 'true' : undefined}
      aria-expanded={group.id === selected}
      onClick={() => onOpen(group.id)}
    >
      <span className="summary-words">
        <span className="sign-name">{words.name}</span>
        <span className="figures">{words.value}</span>
      </span>
      <span className="summary-date">{shortDate(date, { ...context, most: 'day' })}</span>
      <span className="summary-badges">
        <SourceBadges sources={holders} locale={context.locale} />
      </span>
      {group.conflicts.length > 0 ? <span className="summary-second font-semibold text-warning">{conflictHead(group)}</span> : undefined}
    </button>
  );
}
