'use client';
import { toneClass } from '#/components/entry/outcome-sign.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import type { OutcomeAction } from '#/lib/record/words/outcome-words.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { signOf } from './source-looks.ts';
import type { SourceRowProps } from './source-row-props.ts';
import { panelWords, stateText, whyText } from './words.ts';

interface Props extends SourceRowProps {
  /** Id of the words that describe the source's tick. */
  readonly id: string;
}

/** State of a source in words, with the number of its entries, its time, and the reader's next step. */
export function SourceState({ id, ...props }: Props) {
  const { summary, slow, brief = false } = props;
  const { source, hidden, words } = summary;
  const why = brief ? undefined : whyText(summary);
  return (
    <div className="source-words">
      <span id={id}>
        {source.own ? `${panelWords.yours} · ` : undefined}
        {hidden ? `${panelWords.hiddenByYou} · ` : undefined}
        <span className={toneClass(signOf(summary, slow).tone)}>{stateText(brief ? withoutReason(summary) : summary, slow)}</span>
        <Held summary={summary} />
        {why ? <span className="block text-muted">{why}</span> : undefined}
        {brief ? undefined : <Freshness sentences={summary.freshness} />}
      </span>
      {words.action ? <Action {...props} action={words.action} /> : undefined}
    </div>
  );
}

/** Number of entries; not said of a source that gave nothing, since 0 would read as a certain none (H05). */
function Held({ summary: { entries, state } }: { readonly summary: SourceSummary }) {
  if (entries === 0 && state.state !== 'none' && state.state !== 'complete') return undefined;
  return (
    <span className="figures">
      {' · '}
      <span data-held>{formatCount(entries)}</span> {panelWords.entries(entries)}
    </span>
  );
}

function Freshness({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <span key={sentence} className="block text-muted">
      {sentence}
    </span>
  ));
}

/** Drops the reason: "Incomplete: taken from 1 document only" is too long for each of hundreds. */
function withoutReason(summary: SourceSummary): SourceSummary {
  const [text = summary.words.text] = summary.words.text.split(': ');
  return { ...summary, words: { ...summary.words, text } };
}

function Action({ summary: { source }, action, onAskAgain, onConfirm }: SourceRowProps & { readonly action: OutcomeAction }) {
  return (
    <LinkButton className="block whitespace-nowrap" onPress={() => (action === 'confirm' ? onConfirm(source.id) : onAskAgain(source.id))}>
      {panelWords.actions[action]}
      <span className="visually-hidden"> {source.name}</span>
    </LinkButton>
  );
}
