'use client';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { idleWords } from './words.ts';

interface Props {
  readonly of: 'record' | 'finder';
  readonly seconds: number;
  readonly onStay: () => void;
  readonly onSignOut: () => void;
}

/** A minute's warning before the record is closed for inactivity (WCAG 2.2.1). */
export function IdleWarning({ of, seconds, onStay, onSignOut }: Props) {
  return (
    <Modal title={idleWords.title} isOpen onClose={onStay} insistent>
      <p className="m-0 text-row">
        {idleWords[of].closesIn} <b>{seconds}</b> {idleWords[of].seconds}
      </p>
      <div className="mt-4 flex gap-2">
        <Button primary autoFocus onPress={onStay}>
          {idleWords.stay}
        </Button>
        <Button onPress={onSignOut}>{idleWords.signOut}</Button>
      </div>
    </Modal>
  );
}
