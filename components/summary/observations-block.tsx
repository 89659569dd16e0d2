import { conflictHead } from '#/components/entry/conflict-words.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { ObservationSet, ObservedSign } from '#/lib/record/summary/observed/observations.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { type DateContext, momentWords, observationWords, signInWords, type SignWords } from './observation-words.ts';
import { ScoreRows } from './score-rows.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { blockWords } from './words.ts';

/** Rows that fit the reserve, of observations that are neither a score nor a usual sign. */
const mostRows = 5;

/** The last observations: scores as received, the newest set of one moment, the weight with its date. */
export function ObservationsBlock({ summary: { at, observations }, href, ...line }: SummaryProps) {
  const { title, page } = blockWords.observations;
  const { observed, items, sources } = observations;
  const { score, set, weight } = observed;
  const context = { ...line, thisYear: at.slice(0, 4) };
  const isEmpty = !score && !set && !weight;
  return (
    <Block name="observations" title={title} count={0} to={href(page)} rest="" sources={sources}>
      {observations.empty && isEmpty ? <EmptyRow empty={observations.empty} {...line} /> : undefined}
      {score ? <ScoreRows score={score} {...context} /> : undefined}
      {set ? <SetRow set={set} {...context} /> : undefined}
      {weight ? <WeightRow weight={weight} {...context} /> : undefined}
      {!weight && !isEmpty ? (
        <p className="summary-said text-muted">{isAnswered(sources) ? observationWords.noWeight : observationWords.weightUnknown}</p>
      ) : undefined}
      {isEmpty
        ? items.slice(0, mostRows).map((group) => <SummaryLine key={group.id} group={group} {...line} note={undefined} />)
        : undefined}
    </Block>
  );
}

/** Every source that can hold observations has answered whole, but for those that cannot be asked for them. */
function isAnswered({ asking, missing, notShared, partial, hasPersonal, unreadable }: BlockSources): boolean {
  const isOpen = [asking, missing, notShared, partial].some((open) => open.length > 0);
  return !isOpen && !hasPersonal && unreadable === undefined;
}

type LineProps = Omit<SummaryProps, 'summary' | 'href'> & DateContext;

function SetRow({ set, sources, selected, onOpen, ...context }: LineProps & { readonly set: ObservationSet }) {
  const { group, signs, date, isToday, isOfScore, isOxygenUnknown } = set;
  const inLine = signs.filter(({ sign }) => sign !== undefined && firstLine.has(sign)).map(signInWords);
  const below = signs.filter(({ sign }) => sign === undefined || !firstLine.has(sign)).map(signInWords);
  const holders = pickSources(group.sources, sources);
  const conflicts = [...new Set(signs.flatMap((sign) => (sign.group.conflicts.length > 0 ? [conflictHead(sign.group)] : [])))];
  const notes = [
    isOfScore ? undefined : momentWords(date, isToday, context),
    ...below.map(oneText),
    isOxygenUnknown ? observationWords.oxygenUnknown : undefined,
  ].filter((words) => words !== undefined);
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
      <span className="signs">
        {inLine.map((words, index) => (
          // Lying and standing pressures have one name.
          <Sign key={`${index} ${words.name}`} {...words} />
        ))}
      </span>
      <span className="summary-badges">
        <SourceBadges sources={holders} locale={context.locale} />
      </span>
      {notes.length > 0 ? <span className="summary-second text-muted">{notes.join(' · ')}</span> : undefined}
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
      <span className={flag === undefined ? 'figures' : 'score-high figures'}>{value}</span>
      {flag === undefined ? undefined : <span className="score-high result-sign"> {flag}</span>}
    </span>
  );
}

function WeightRow({ weight, sources, selected, onOpen, ...context }: LineProps & { readonly weight: ObservedSign }) {
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
