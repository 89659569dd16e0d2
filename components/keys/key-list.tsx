'use client';
import { Modal } from '#/components/ui/modal.tsx';

const keys = [
  ['j', 'next row'],
  ['k', 'previous row'],
  ['Enter', 'open the row'],
  ['→ ←', 'show or close the parts of a row'],
  ['Esc', 'close what is open'],
  ['o', 'others only: hide your own organisation, or show it again'],
  ['s', 'summary'],
  ['t', 'timeline'],
  ['a', 'allergies'],
  ['n', 'since: choose from when'],
  ['?', 'this list'],
] as const;

interface Props {
  readonly isOpen: boolean;
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
  readonly onClose: () => void;
}

/** All keys; letter keys can be switched off (WCAG 2.1.4). */
export function KeyList({ isOpen, enabled, onEnable, onClose }: Props) {
  return (
    <Modal title="Keys" isOpen={isOpen} onClose={onClose}>
      <p className="m-0 text-detail text-muted">They act while the focus is in the list, or on nothing.</p>
      <dl className="m-0 mt-3 grid grid-cols-[4rem_1fr] gap-x-3 gap-y-2 text-row">
        {keys.map(([key, words]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-badge border border-control px-1.5 font-sans font-semibold">{key}</kbd>
            </dt>
            <dd className="m-0">{words}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-8 items-center gap-2 text-row">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnable(event.target.checked)} />
        Letter keys act
      </label>
    </Modal>
  );
}
