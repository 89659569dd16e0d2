'use client';
import { EyeOff } from 'lucide-react';
import { useId } from 'react';
import { toneClass } from '#/components/entry/outcome-sign.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { OutcomeAction } from '#/lib/record/words/outcome-words.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { SourceMenu } from './source-menu.tsx';
import { panelWords, stateText, whyText } from './words.ts';

export interface SourceActions {
  readonly onToggle: (id: string) => void;
  readonly onOnly: (id: string) => void;
  readonly onAskAgain: (id: string) => void;
  /** Asks the reader whether it is the same person. */
  readonly onConfirm: (id: string) => void;
}

interface Props extends SourceActions {
  readonly summary: SourceSummary;
  /** Nothing has come for a while. */
  readonly slow: boolean;
  /** Row of a very long list: the state in a word, the reason behind “More”. */
  readonly brief?: boolean;
}

/** A source: its tick, outcome and number of entries. The whole row toggles. */
export function SourceRow({ summary, slow, brief = false, ...actions }: Props) {
  const { source, hidden } = summary;
  const id = useId();
  return (
    <li className="source-row">
      <label htmlFor={id} className="absolute inset-0 cursor-pointer">
        <span className="visually-hidden">{source.name}</span>
      </label>
      <span className="flex h-5 items-center">
        <input
          id={id}
          type="checkbox"
          className="relative"
          checked={!hidden}
          onChange={() => actions.onToggle(source.id)}
          aria-describedby={`${id}-state`}
        />
      </span>
      <span className="flex h-5 items-center">
        <SourceBadge source={source} silent />
      </span>
      <div className="min-w-0">
        <div className="flex justify-between gap-2">
          <span className={`source-name ${hidden ? 'text-muted' : ''}`}>{source.name}</span>
          <span data-held className="figures text-meta leading-5 text-muted">
            {heldText(summary)}
          </span>
        </div>
        <div className="flex justify-between gap-1">
          <span id={`${id}-state`} className="min-w-0 text-meta">
            <State summary={summary} slow={slow} brief={brief} {...actions} />
          </span>
          <SourceMenu summary={summary} {...actions} />
        </div>
      </div>
    </li>
  );
}

/** Number of entries; a dash for a source that gave nothing, since 0 would read as a certain none. */
function heldText({ entries, state }: SourceSummary): string {
  return entries > 0 || state.state === 'none' || state.state === 'complete' ? formatCount(entries) : '–';
}

function State({ summary, slow, brief = false, ...actions }: Props) {
  const { words, hidden, source } = summary;
  const why = brief ? undefined : whyText(summary);
  return (
    <>
      {source.own ? <span className="text-muted">Yours · </span> : undefined}
      {hidden ? (
        <span className="text-muted">
          <EyeOff size={12} aria-hidden className="inline-block align-[-2px]" /> {panelWords.hiddenByYou} ·{' '}
        </span>
      ) : undefined}
      {words.action === 'confirm' ? undefined : (
        <span className={slow ? 'text-warning' : toneClass(words.tone)}>{stateText(brief ? withoutReason(summary) : summary, slow)}</span>
      )}
      {words.action ? <Action summary={summary} slow={slow} action={words.action} {...actions} /> : undefined}
      {why ? <span className="block text-muted">{why}</span> : undefined}
    </>
  );
}

/** Drops the reason: "Incomplete: taken from 1 document only" is too long for each of hundreds. */
function withoutReason(summary: SourceSummary): SourceSummary {
  const [text = summary.words.text] = summary.words.text.split(': ');
  return { ...summary, words: { ...summary.words, text } };
}

const actionWords: Readonly<Record<OutcomeAction, string>> = { 'ask-again': 'Ask again', 'ask-now': 'Ask now', confirm: 'Check identity' };

function Action({ summary: { source, words }, action, onAskAgain, onConfirm }: Props & { readonly action: OutcomeAction }) {
  return (
    <span className="relative">
      {action === 'confirm' ? undefined : ' · '}
      <LinkButton
        className={`link-current ${toneClass(words.tone)}`}
        onPress={() => (action === 'confirm' ? onConfirm(source.id) : onAskAgain(source.id))}
      >
        {actionWords[action]}
        <span className="visually-hidden"> {source.name}</span>
      </LinkButton>
    </span>
  );
}
