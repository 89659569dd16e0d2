'use client';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '#/components/ui/button.tsx';
import type { DrawerProps } from './drawer-props.ts';
import { drawerWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

const steps: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
]);

/** Title, and the way to the rows before and after: by button, or by the arrows while the focus is here. */
export function DrawerHead({ group: { lead }, title, onStep, onClose }: Pick<DrawerProps, 'group' | 'title' | 'onStep' | 'onClose'>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps.get(event.key);
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- The arrows are a second way to what the buttons do.
    <div className="flex items-start gap-1" onKeyDown={onKeyDown}>
      <h2
        id="entry-title"
        tabIndex={-1}
        className={`m-0 mr-auto min-w-0 text-heading font-semibold wrap-anywhere ${lead.assertion === 'removed' ? 'text-muted line-through' : ''}`}
      >
        <Unbroken text={title ?? lead.title} />
      </h2>
      <div className="-mt-0.5 flex flex-none text-muted">
        <IconButton aria-label={drawerWords.previousRow} onPress={() => onStep(-1)}>
          <ChevronUp size={18} aria-hidden />
        </IconButton>
        <IconButton aria-label={drawerWords.nextRow} onPress={() => onStep(1)}>
          <ChevronDown size={18} aria-hidden />
        </IconButton>
        <IconButton aria-label={drawerWords.close} onPress={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
