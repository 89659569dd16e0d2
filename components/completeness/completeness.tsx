'use client';
import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { Completeness as Known } from '#/lib/record/completeness/completeness.ts';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import { formatListUpTo } from '#/lib/record/words/phrase.ts';

interface Props {
  readonly known: Known;
  /** Names of the sources that nothing has come from for a while. */
  readonly slow: readonly string[];
  /** Minutes since the oldest answer, once they are more than thirty. */
  readonly staleMinutes?: number;
  readonly onShowAll: () => void;
  readonly onAskAgain: () => void;
  readonly onDetails: () => void;
  /** What stands at its end: the button of the sources' sheet, print. */
  readonly children?: ReactNode;
}

/** What is known, what is not, and what the reader hid: always in sight. */
export function Completeness({ known, slow, staleMinutes, onShowAll, onAskAgain, onDetails, children }: Props) {
  const [worst] = known.exceptions;
  return (
    <section
      aria-label="Completeness"
      data-in-sight
      className="completeness flex min-h-9 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line bg-surface px-4 py-1 text-detail max-sheet:px-3 print:hidden"
    >
      <Announcer text={[known.sentence, slowWords(slow)].filter(Boolean).join(' ')} />
      <span className="inline-flex items-center gap-1.5 sheet:hidden">
        {worst ? (
          <span className={toneClass(worst.tone)}>
            <OutcomeSign icon={worst.icon} />
            <span className="visually-hidden">{worst.text}</span>
          </span>
        ) : undefined}
        <LinkButton className="link-current font-semibold" onPress={onDetails}>
          {known.lead}
        </LinkButton>
      </span>
      <strong className="max-sheet:hidden">{known.lead}</strong>
      <span className="completeness-rest">
        {known.asking ? <span className="text-muted">{known.asking}</span> : undefined}
        {slow.length > 0 ? (
          <span className="inline-flex items-center gap-1.5 font-semibold text-warning max-sheet:hidden">
            <OutcomeSign icon="ellipsis" />
            {slowWords(slow)}
          </span>
        ) : undefined}
        <Exceptions known={known} onDetails={onDetails} />
      </span>
      {known.hidden ? (
        <span className="inline-flex items-center gap-1.5">
          <EyeOff size={14} aria-hidden />
          <span>
            {known.hidden} · <LinkButton onPress={onShowAll}>Show all</LinkButton>
          </span>
        </span>
      ) : undefined}
      <span className="ml-auto inline-flex flex-wrap items-center gap-x-3 text-muted">
        <AsOf known={known} {...(staleMinutes === undefined ? {} : { staleMinutes })} onAskAgain={onAskAgain} onDetails={onDetails} />
        {children}
      </span>
    </section>
  );
}

/** "Social Care: slow to answer" */
function slowWords(slow: readonly string[]): string {
  return slow.length === 0 ? '' : `${formatListUpTo(slow, 2)}: slow to answer`;
}

function Exceptions({ known, onDetails }: Pick<Props, 'known' | 'onDetails'>) {
  return (
    <>
      {known.exceptions.map(({ icon, tone, text }) => (
        <span key={text} className={`inline-flex items-center gap-1.5 font-semibold ${toneClass(tone)} max-sheet:hidden`}>
          <OutcomeSign icon={icon} />
          {text}
        </span>
      ))}
      {known.more ? (
        <span className="max-sheet:hidden">
          <LinkButton onPress={onDetails}>{known.more}</LinkButton>
        </span>
      ) : undefined}
      {known.notKnown ? <span className="text-muted max-sheet:hidden">{known.notKnown}</span> : undefined}
      {known.unreadable ? <span className="text-muted">{known.unreadable}</span> : undefined}
    </>
  );
}

function AsOf({ known, staleMinutes, onAskAgain, onDetails }: Pick<Props, 'known' | 'staleMinutes' | 'onAskAgain' | 'onDetails'>) {
  return (
    <span className={staleMinutes === undefined ? 'max-sheet:hidden' : ''}>
      {known.asOf ? `As of ${formatClockTime(known.asOf)} · ` : undefined}
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
