'use client';
import { EyeOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import type { StatePart } from '#/lib/record/completeness/state-parts.ts';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import { slowWords, stateLineWords } from './words.ts';

interface Props {
  readonly facts: Completeness;
  /** Names of sources that are slow to answer. */
  readonly slow: readonly string[];
  readonly locale: string;
  /** Minutes since the oldest answer, if more than thirty. */
  readonly staleMinutes?: number;
  readonly onShowAll: () => void;
  /** Asks sources again, by their ids; all of them without. */
  readonly onAskAgain: (sources?: readonly string[]) => void;
  readonly onDetails: () => void;
  /** Buttons at the end of the line: the sources' sheet, print. */
  readonly children?: ReactNode;
}

/** The state line, always in sight: each source's state once for the page; the whole line warns where something went wrong today. */
export function CompletenessLine(props: Props) {
  const { facts, slow, locale, onShowAll, onDetails, children } = props;
  const line = useRef<HTMLElement>(null);
  useOneStop(line);
  // Before the sources are known too, so that the words beside the sign stay where they are.
  const isOpening = facts.of === 0 && facts.asOf === undefined && facts.unreadable === undefined;
  const gravest =
    facts.parts[0] ??
    (facts.asking !== undefined || isOpening ? { icon: 'ellipsis' as const, tone: 'muted' as const, text: facts.asking ?? '' } : undefined);
  return (
    <section
      ref={line}
      aria-label="Completeness"
      data-in-sight
      data-wrong={facts.isWrong ? true : undefined}
      className="state-line print:hidden"
    >
      <Announcer text={[facts.sentence, slowWords(slow, locale)].filter(Boolean).join(' ')} />
      <span className="inline-flex items-center gap-1.5 sheet:hidden">
        {gravest ? (
          <span className={toneClass(gravest.tone)}>
            <OutcomeSign icon={gravest.icon} size={16} />
            <span className="visually-hidden">{gravest.text}</span>
          </span>
        ) : undefined}
        <LinkButton className="link-current font-semibold" onPress={onDetails}>
          {facts.lead}
        </LinkButton>
      </span>
      <strong className="state-line-lead figures font-semibold max-sheet:hidden">{facts.lead}</strong>
      <Parts {...props} />
      <span className="state-line-end">
        {/* At the right, where it moves nothing as sources end. */}
        {facts.asking ? <span className="state-line-asking figures max-sheet:hidden">{facts.asking}</span> : undefined}
        {facts.hidden ? (
          <span className="inline-flex items-center gap-1.5">
            <EyeOff size={14} aria-hidden />
            <span>
              {facts.hidden} · <LinkButton onPress={onShowAll}>Show all</LinkButton>
            </span>
          </span>
        ) : undefined}
        <AsOf {...props} />
        {children}
      </span>
    </section>
  );
}

/** States, gravest first, each as a whole: what has no room is the least grave. */
function Parts({ facts, slow, locale, onAskAgain }: Props) {
  const ask = facts.askAgain;
  const wrong = facts.parts.filter(({ isWrong }) => isWrong);
  const lasting = facts.parts.filter(({ isWrong }) => !isWrong);
  return (
    <span className="state-line-parts">
      {wrong.map((part) => (
        <Part key={part.text} part={part} />
      ))}
      {ask.length > 0 ? (
        <span className="max-sheet:hidden">
          <LinkButton className="font-semibold" onPress={() => onAskAgain(ask)}>
            {stateLineWords.askAgain(ask.length)}
          </LinkButton>
        </span>
      ) : undefined}
      {facts.unreadable ? <span className="text-warning">{facts.unreadable}</span> : undefined}
      {lasting.map((part) => (
        <Part key={part.text} part={part} />
      ))}
      {facts.notKnown ? <span className="state-line-part text-muted max-sheet:hidden">{facts.notKnown}</span> : undefined}
      {slow.length > 0 ? (
        <span className="state-line-part font-semibold text-warning max-sheet:hidden">
          <OutcomeSign icon="ellipsis" />
          {slowWords(slow, locale)}
        </span>
      ) : undefined}
    </span>
  );
}

/** Sources of one state; a narrow line has a number in place of the names. */
function Part({ part: { icon, tone, text, spokenText, short } }: { readonly part: StatePart }) {
  return (
    <span className={`state-line-part font-semibold ${toneClass(tone)} max-sheet:hidden`}>
      <OutcomeSign icon={icon} size={16} />
      <span className="max-wide:hidden" aria-hidden={spokenText !== undefined}>
        {text}
      </span>
      <span className="wide:hidden" aria-hidden={spokenText !== undefined}>
        {short}
      </span>
      {spokenText === undefined ? undefined : <span className="visually-hidden">{spokenText}</span>}
    </span>
  );
}

function AsOf({ facts, staleMinutes, onAskAgain, onDetails }: Pick<Props, 'facts' | 'staleMinutes' | 'onAskAgain' | 'onDetails'>) {
  return (
    <span className={`state-line-as-of ${staleMinutes === undefined ? 'max-sheet:hidden' : ''}`}>
      <span className="state-line-time max-sheet:hidden">{facts.asOf ? `As of ${formatClockTime(facts.asOf)}` : ''}</span>
      {staleMinutes === undefined ? undefined : (
        <b className="text-warning">
          {staleMinutes} minutes old · <LinkButton onPress={() => onAskAgain()}>Ask again</LinkButton>
        </b>
      )}
      <LinkButton onPress={onDetails}>Details</LinkButton>
    </span>
  );
}
