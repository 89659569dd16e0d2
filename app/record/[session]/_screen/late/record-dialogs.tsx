'use client';
import { CompletenessDetails } from '#/components/completeness/details.tsx';
import { AboutView } from '#/components/completeness/about-view.tsx';
import { KeyList } from '#/components/keys/key-list.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { incompleteLines } from '#/lib/record/completeness/absence.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { useRecordActions, useRecordData } from '#/app/record/[session]/_screen/record-context.tsx';
import { RecordPrintDialog } from './record-print-dialog.tsx';
import { RecordSinceDialog } from './record-since-dialog.tsx';
import { RecordSources } from '#/app/record/[session]/_screen/record-sources.tsx';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';

export type DialogName = 'details' | 'sources' | 'since' | 'print' | 'keys';

interface Props {
  readonly name: DialogName;
  /** Letter keys act. */
  readonly hasLetters: boolean;
  readonly onLetters: (act: boolean) => void;
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** Dialogs over a record, one at a time. */
export function RecordDialogs({ name, hasLetters, onLetters, onKeys, onClose }: Props) {
  const { timeline, view, category, arrangement, completeness } = useRecordData();
  const { askAgain } = useRecordActions();
  switch (name) {
    case 'details':
      return (
        <Modal title={screenWords.details} isOpen onClose={onClose}>
          <CompletenessDetails
            sources={sourceSummaries(timeline, view)}
            incomplete={incompleteLines(timeline, category)}
            onAskAgain={(id) => askAgain([id])}
          />
          <AboutView completeness={completeness} arrangement={arrangement} />
        </Modal>
      );
    case 'sources':
      return (
        <Modal title={screenWords.sourcesAndFilters} isOpen onClose={onClose} from="left">
          <div className="-m-4">
            <RecordSources onKeys={onKeys} />
          </div>
        </Modal>
      );
    case 'since':
      return <RecordSinceDialog onClose={onClose} />;
    case 'print':
      return <RecordPrintDialog onClose={onClose} />;
    case 'keys':
      return <KeyList isOpen enabled={hasLetters} onEnable={onLetters} onClose={onClose} />;
  }
}
