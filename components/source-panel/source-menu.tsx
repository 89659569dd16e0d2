'use client';
import { MoreHorizontal } from 'lucide-react';
import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { IconButton } from '#/components/ui/button.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { sourceFactsCode } from './late-facts.ts';
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
        <LatePart code={sourceFactsCode} name={source.name}>
          {(SourceFacts) => <SourceFacts summary={summary} onOnly={onOnly} onAskAgain={onAskAgain} onClose={close} />}
        </LatePart>
      )}
    </Popover>
  );
}
