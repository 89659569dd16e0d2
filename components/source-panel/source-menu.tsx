'use client';
import { MoreHorizontal } from 'lucide-react';
import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { Button, IconButton } from '#/components/ui/button.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { isQuiet, signOf } from './source-looks.ts';
import type { SourceRowProps } from './source-row-props.ts';
import { panelWords } from './words.ts';

/** Sign of what is amiss at a source, which opens the facts of its answer and what can be done; an identity to check opens at once. */
export function SourceMenu({ summary, slow, onOnly, onAskAgain, onConfirm }: SourceRowProps) {
  const { source, words } = summary;
  const { icon, tone } = signOf(summary, slow);
  const sign = isQuiet(summary) ? <MoreHorizontal size={15} aria-hidden /> : <OutcomeSign icon={icon} size={15} />;
  const look = `source-more ${toneClass(tone)}`;
  if (words.action === 'confirm') {
    return (
      <IconButton aria-label={panelWords.checkIdentity(source.name)} className={look} onPress={() => onConfirm(source.id)}>
        {sign}
      </IconButton>
    );
  }
  const trigger = (props: TriggerProps) => (
    <IconButton {...props} aria-label={panelWords.moreAbout(source.name)} className={look}>
      {sign}
    </IconButton>
  );
  return (
    <Popover trigger={trigger} label={source.name} placement="bottom end">
      {(close) => (
        <div className="grid gap-2">
          <b className="text-block">{source.name}</b>
          {answerFacts(summary).map((fact) => (
            <p key={fact} className="m-0 text-detail text-muted">
              {fact}
            </p>
          ))}
          <div className="mt-1 flex flex-wrap gap-2">
            <Button onPress={() => [onOnly(source.id), close()]}>{panelWords.onlyThis}</Button>
            <Button onPress={() => [onAskAgain(source.id), close()]}>{panelWords.actions['ask-again']}</Button>
          </div>
        </div>
      )}
    </Popover>
  );
}

function answerFacts(summary: SourceSummary): readonly string[] {
  const { words, why, at, tookMs, freshness, differences, source, reference, entries } = summary;
  return [
    why ? `${words.text}: ${why}` : words.text,
    entries > 0 ? `${formatCount(entries)} ${panelWords.entries(entries)}` : undefined,
    at ? panelWords.asOf(formatClockTime(at), tookMs) : undefined,
    ...freshness,
    reference === undefined ? undefined : panelWords.reference(reference),
    differences > 0 ? panelWords.differences(differences) : undefined,
    ...source.standing,
  ].filter((fact) => fact !== undefined);
}
