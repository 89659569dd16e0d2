'use client';
import { useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { useEffect } from 'react';
import { Modal } from '#/components/ui/modal.tsx';
import { focusSince } from '#/components/filters/focus-since.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';
import { RecordFilters } from './record-filters.tsx';

/** Choice of a day where no column has it: what is chosen closes it, and is shown by the page's list, or else by the timeline. */
export function RecordSinceDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useRecordSettings();
  const { category } = useRecordData();
  const { change } = useRecordActions();
  const router = useRouter();
  const isTimeline = useSelectedLayoutSegment() === 'timeline';
  const isListed = isTimeline || (category !== undefined && category !== 'medications');
  const show = () => {
    onClose();
    if (isListed) return;
    change({ type: 'all-categories' });
    router.push(`/record/${session}/timeline`);
  };
  return (
    <Modal title={screenWords.dialogs.since} isOpen onClose={onClose} from="left">
      <div className="-mx-4">
        <RecordFilters onChosen={show} />
        <FirstFocus />
      </div>
    </Modal>
  );
}

/** Puts the focus on the choice that is likeliest, once it is drawn: Enter takes it. */
function FirstFocus() {
  useEffect(() => {
    const frame = requestAnimationFrame(focusSince);
    return () => cancelAnimationFrame(frame);
  }, []);
  return undefined;
}
