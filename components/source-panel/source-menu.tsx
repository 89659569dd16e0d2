'use client';
import { MoreHorizontal } from 'lucide-react';
import { Button, IconButton } from '#/components/ui/button.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { panelWords } from './words.ts';

interface Props {
  readonly summary: SourceSummary;
  readonly onOnly: (id: string) => void;
  readonly onAskAgain: (id: string) => void;
}

/** Actions for a source, and the facts of its answer. */
export function SourceMenu({ summary, onOnly, onAskAgain }: Props) {
  const { source } = summary;
  const trigger = (props: TriggerProps) => (
    <IconButton {...props} aria-label={`More about ${source.name}`} className="source-more">
      <MoreHorizontal size={16} aria-hidden />
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
            <Button onPress={() => [onOnly(source.id), close()]}>Only this</Button>
            <Button onPress={() => [onAskAgain(source.id), close()]}>Ask again</Button>
          </div>
        </div>
      )}
    </Popover>
  );
}

function answerFacts(summary: SourceSummary): readonly string[] {
  const { words, why, at, tookMs, differences, source, reference } = summary;
  return [
    why ? `${words.text}: ${why}` : words.text,
    at ? panelWords.asOf(formatClockTime(at), tookMs) : undefined,
    reference === undefined ? undefined : panelWords.reference(reference),
    differences > 0 ? panelWords.differences(differences) : undefined,
    ...source.standing,
  ].filter((fact) => fact !== undefined);
}
