'use client';
import { Modal } from '#/components/ui/modal.tsx';
import { keyWords } from './words.ts';

interface Props {
  readonly isOpen: boolean;
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
  readonly onClose: () => void;
}

/** All keys, and the switch for letter keys (WCAG 2.1.4). */
export function KeyList({ isOpen, enabled, onEnable, onClose }: Props) {
  return (
    <Modal title={keyWords.title} isOpen={isOpen} onClose={onClose}>
      <p className="m-0 text-detail text-muted">{keyWords.scope}</p>
      <dl className="m-0 mt-3 grid grid-cols-[4rem_1fr] gap-x-3 gap-y-2 text-row">
        {keyWords.keys.map(([key, words]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-badge border border-control px-1.5 font-sans font-semibold">{key}</kbd>
            </dt>
            <dd className="m-0">{words}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-8 pointer-coarse:min-h-11 items-center gap-2 text-row">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnable(event.target.checked)} />
        {keyWords.lettersAct}
      </label>
      <p className="m-0 text-detail text-muted">{keyWords.lettersScope}</p>
    </Modal>
  );
}
