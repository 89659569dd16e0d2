'use client';
import { EyeOff } from 'lucide-react';
import { useId } from 'react';
import { toneClass } from '#/components/entry/outcome-sign.tsx';
import { SourceBadge } from '#/components/entry/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatCount } from '#/lib/record/phrase.ts';
import type { OutcomeAction } from '#/lib/record/outcome-words.ts';
import { clockTime } from '#/lib/record/format-date.ts';
import type { SourceSummary } from '#/lib/record/source-summaries.ts';
import { SourceMenu } from './source-menu.tsx';

export interface SourceActions {
  readonly onToggle: (id: string) => void;
  readonly onOnly: (id: string) => void;
  readonly onAskAgain: (id: string) => void;
  /** The reader is to say whether it is the same person. */
  readonly onConfirm: (id: string) => void;
}

interface Props extends SourceActions {
  readonly summary: SourceSummary;
}

/** One source: ticked or not, how it answered, what it holds. The whole row toggles. */
export function SourceRow({ summary, ...actions }: Props) {
  const { source, hidden } = summary;
  const id = useId();
  return (
    <li className="relative grid min-h-(--source-row-min) grid-cols-[20px_40px_1fr_auto] items-start gap-x-2 px-3 pt-1 desk:px-4 hover:bg-sunken">
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
      <span className="min-w-0">
        <span className={`block text-row ${hidden ? 'text-muted' : ''}`}>
          {source.name}
          {source.own ? <span className="text-meta text-muted"> · yours</span> : undefined}
        </span>
        <span id={`${id}-state`} className="block text-meta">
          <State summary={summary} {...actions} />
        </span>
      </span>
      <span className="flex flex-col items-end text-detail text-muted">
        <span>{held(summary)}</span>
        <SourceMenu summary={summary} {...actions} />
      </span>
    </li>
  );
}

/** A number only where something came: a source that gave nothing has no count, not nought. */
function held({ entries, state }: SourceSummary): string {
  return entries > 0 || state.state === 'none' || state.state === 'complete' ? formatCount(entries) : '–';
}

function State({ summary, ...actions }: Props) {
  const { words, hidden } = summary;
  return (
    <>
      {hidden ? (
        <span className="text-muted">
          <EyeOff size={12} aria-hidden className="inline-block align-[-2px]" /> Hidden by you ·{' '}
        </span>
      ) : undefined}
      {words.action === 'confirm' ? undefined : <span className={toneClass(words.tone)}>{stateText(summary)}</span>}
      {words.action ? <Action summary={summary} action={words.action} {...actions} /> : undefined}
    </>
  );
}

const actionWords: Readonly<Record<OutcomeAction, string>> = { 'ask-again': 'Ask again', 'ask-now': 'Ask now', confirm: 'Check identity' };

function Action({ summary: { source, words }, action, onAskAgain, onConfirm }: Props & { readonly action: OutcomeAction }) {
  return (
    <span className="relative">
      {action === 'confirm' ? undefined : ' · '}
      <LinkButton className={`link-current ${toneClass(words.tone)}`} onPress={() => (action === 'confirm' ? onConfirm(source.id) : onAskAgain(source.id))}>
        {actionWords[action]}
        <span className="visually-hidden"> {source.name}</span>
      </LinkButton>
    </span>
  );
}

function stateText({ words, state, at, staleFrom }: SourceSummary): string {
  const ended = at && (state.state === 'complete' || state.state === 'none') ? ` · ${clockTime(at)}` : '';
  const stale = staleFrom ? ` · from ${clockTime(staleFrom)}` : '';
  return `${words.text}${ended}${stale}`;
}
