import { Button } from '#/components/ui/button.tsx';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { SourceActions } from './source-row-props.ts';
import { panelWords } from './words.ts';

interface Props extends Pick<SourceActions, 'onOnly' | 'onAskAgain'> {
  readonly summary: SourceSummary;
  readonly onClose: () => void;
}

/** The facts of a source's answer, and what can be done. */
export function SourceFacts({ summary, onOnly, onAskAgain, onClose }: Props) {
  const { source } = summary;
  return (
    <div className="grid gap-2">
      <b className="text-block">{source.name}</b>
      {answerFacts(summary).map((fact) => (
        <p key={fact} className="m-0 text-detail text-muted">
          {fact}
        </p>
      ))}
      <div className="mt-1 flex flex-wrap gap-2">
        <Button onPress={() => [onOnly(source.id), onClose()]}>{panelWords.onlyThis}</Button>
        <Button onPress={() => [onAskAgain(source.id), onClose()]}>{panelWords.actions['ask-again']}</Button>
      </div>
    </div>
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
