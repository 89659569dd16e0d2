import { LinkButton } from '#/components/ui/button.tsx';
import type { EmptyBlock } from '#/lib/record/summary/blocks/empty-block.ts';
import type { SummaryProps } from './summary-props.ts';
import { emptyActions } from './words.ts';

interface Props extends Pick<SummaryProps, 'onShowHidden' | 'onAskAgain'> {
  readonly empty: EmptyBlock;
}

/** The sentence of a block without rows, with the reader's next step; while sources are asked the bars stand in its place. */
export function EmptyRow({ empty: { words, action, ask = [] }, onShowHidden, onAskAgain }: Props) {
  if (words === '') return undefined;
  const step = action === 'show' ? onShowHidden : onAskAgain && (() => onAskAgain(ask));
  return (
    <p className="summary-said text-muted">
      {words}
      {action && step ? (
        <>
          {' · '}
          <LinkButton onPress={step}>{emptyActions[action]}</LinkButton>
        </>
      ) : undefined}
    </p>
  );
}
