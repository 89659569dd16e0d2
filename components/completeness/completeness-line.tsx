'use client';
import { EyeOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import { slowWords } from './words.ts';

interface Props {
  readonly facts: Completeness;
  /** Names of sources that are slow to answer. */
  readonly slow: readonly string[];
  readonly locale: string;
  /** Minutes since the oldest answer, if more than thirty. */
  readonly staleMinutes?: number;
  readonly onShowAll: () => void;
  readonly onAskAgain: () => void;
  readonly onDetails: () => void;
  /** Buttons at the end of the line: the sources' sheet, print. */
  readonly children?: ReactNode;
}

/** The completeness line, always in sight: sources that answered, exceptions, entries hidden by the reader. */
export function CompletenessLine({ facts, slow, locale, staleMinutes, onShowAll, onAskAgain, onDetails, children }: Props) {
  const line = useRef<HTMLElement>(null);
  useOneStop(line);
  const [worst] = facts.exceptions;
  return (
    <section
      ref={line}
      aria-label="Completeness"
      data-in-sight
      className="completeness flex min-h-9 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line bg-surface px-4 py-1 text-detail max-sheet:px-3 print:hidden"
    >
      <Announcer text={[facts.sentence, slowWords(slow, locale)].filter(Boolean).join(' ')} />
      <span className="inline-flex items-center gap-1.5 sheet:hidden">
        {worst ? (
          <span className={toneClass(worst.tone)}>
            <OutcomeSign icon={worst.icon} />
            <span className="visually-hidden">{worst.text}</span>
          </span>
        ) : undefined}
        <LinkButton className="link-current font-semibold" onPress={onDetails}>
          {facts.lead}
        </LinkButton>
      </span>
      <strong className="max-sheet:hidden">{facts.lead}</strong>
      <span className="completeness-rest">
        {facts.asking ? <span className="text-muted">{facts.asking}</span> : undefined}
        {slow.length > 0 ? (
          <span className="inline-flex items-center gap-1.5 font-semibold text-warning max-sheet:hidden">
            <OutcomeSign icon="ellipsis" />
            {slowWords(slow, locale)}
          </span>
        ) : undefined}
        <Exceptions facts={facts} onDetails={onDetails} />
      </span>
      {facts.hidden ? (
        <span className="inline-flex items-center gap-1.5">
          <EyeOff size={14} aria-hidden />
          <span>
            {facts.hidden} · <LinkButton onPress={onShowAll}>Show all</LinkButton>
          </span>
        </span>
      ) : undefined}
      <span className="ml-auto inline-flex flex-wrap items-center gap-x-3 text-muted">
        <AsOf facts={facts} {...(staleMinutes === undefined ? {} : { staleMinutes })} onAskAgain={onAskAgain} onDetails={onDetails} />
        {children}
      </span>
    </section>
  );
}

function Exceptions({ facts, onDetails }: Pick<Props, 'facts' | 'onDetails'>) {
  return (
    <>
      {facts.exceptions.map(({ icon, tone, text }) => (
        <span key={text} className={`inline-flex items-center gap-1.5 font-semibold ${toneClass(tone)} max-sheet:hidden`}>
          <OutcomeSign icon={icon} />
          {text}
        </span>
      ))}
      {facts.more ? (
        <span className="max-sheet:hidden">
          <LinkButton onPress={onDetails}>{facts.more}</LinkButton>
        </span>
      ) : undefined}
      {facts.notKnown ? <span className="text-muted max-sheet:hidden">{facts.notKnown}</span> : undefined}
      {facts.unreadable ? <span className="text-muted">{facts.unreadable}</span> : undefined}
    </>
  );
}

function AsOf({ facts, staleMinutes, onAskAgain, onDetails }: Pick<Props, 'facts' | 'staleMinutes' | 'onAskAgain' | 'onDetails'>) {
  return (
    <span className={staleMinutes === undefined ? 'max-sheet:hidden' : ''}>
      {facts.asOf ? `As of ${formatClockTime(facts.asOf)} · ` : undefined}
      {staleMinutes === undefined ? undefined : (
        <b className="text-warning">
          {staleMinutes} minutes old · <LinkButton onPress={onAskAgain}>Ask again</LinkButton>
          {' · '}
        </b>
      )}
      <LinkButton onPress={onDetails}>Details</LinkButton>
    </span>
  );
}
