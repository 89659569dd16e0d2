'use client';
import { CompletenessDetails } from '#/components/completeness/details.tsx';
import { KeyList } from '#/components/keys/key-list.tsx';
import { PrintDialog } from '#/components/print/print-dialog.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { incompleteLines } from '#/lib/record/completeness/absence.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { useRecord } from './record-context.tsx';
import { RecordSources } from './record-sources.tsx';

export type DialogName = 'details' | 'sources' | 'print' | 'keys';

interface Props {
  readonly name: DialogName;
  /** Whether letter keys act. */
  readonly letters: boolean;
  readonly onLetters: (act: boolean) => void;
  readonly onClose: () => void;
  readonly onPrint: (limit: number | undefined) => void;
}

/** What opens over a record, one at a time. */
export function RecordDialogs({ name, letters, onLetters, onClose, onPrint }: Props) {
  const { timeline, control, category, arrangement, askAgain } = useRecord();
  switch (name) {
    case 'details':
      return (
        <Modal title="What is known" isOpen onClose={onClose}>
          <CompletenessDetails
            sources={sourceSummaries(timeline, control.view)}
            incomplete={incompleteLines(timeline, category)}
            onAskAgain={(id) => askAgain([id])}
          />
        </Modal>
      );
    case 'sources':
      return (
        <Modal title="Sources and filters" isOpen onClose={onClose} from="left">
          <div className="-m-4">
            <RecordSources />
          </div>
        </Modal>
      );
    case 'print':
      return (
        <PrintDialog
          isOpen
          rows={arrangement.rows}
          lines={arrangement.counts.shown + arrangement.counts.folded + arrangement.rows}
          onClose={onClose}
          onPrint={onPrint}
        />
      );
    case 'keys':
      return <KeyList isOpen enabled={letters} onEnable={onLetters} onClose={onClose} />;
  }
}
