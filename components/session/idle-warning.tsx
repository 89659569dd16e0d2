'use client';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';

interface Props {
  readonly seconds: number;
  readonly onStay: () => void;
  readonly onSignOut: () => void;
}

/** A minute before the record is closed for want of use (WCAG 2.2.1). */
export function IdleWarning({ seconds, onStay, onSignOut }: Props) {
  return (
    <Modal title="Are you still there?" isOpen onClose={onStay} insistent>
      <p className="m-0 text-row">
        This record closes in <b>{seconds}</b> seconds because nothing has been touched. Nothing is lost: it can be opened again.
      </p>
      <div className="mt-4 flex gap-2">
        <Button primary autoFocus onPress={onStay}>
          Keep it open
        </Button>
        <Button onPress={onSignOut}>Sign out</Button>
      </div>
    </Modal>
  );
}
