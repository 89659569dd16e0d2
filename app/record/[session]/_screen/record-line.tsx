'use client';
import { ListFilter, Printer } from 'lucide-react';
import { Completeness } from '#/components/completeness/completeness.tsx';
import { countListed } from '#/components/source-panel/group-sources.ts';
import { Button } from '#/components/ui/button.tsx';
import { useRecord } from './record-context.tsx';
import type { DialogName } from './record-dialogs.tsx';

interface Props {
  readonly hasSourcesButton: boolean;
  readonly onDialog: (name: DialogName) => void;
}

const staleAfterMinutes = 30;

/** The completeness line, with the sheet of sources where there is no column for them, and print. */
export function RecordLine({ hasSourcesButton, onDialog }: Props) {
  const { known, now, control, askAgain, timeline, sources, slow } = useRecord();
  const minutes = known.asOf ? Math.floor((Date.parse(now) - Date.parse(known.asOf)) / 60_000) : 0;
  return (
    <Completeness
      known={known}
      slow={[...slow].flatMap((id) => sources.get(id)?.name ?? [])}
      {...(minutes > staleAfterMinutes ? { staleMinutes: minutes } : {})}
      onShowAll={control.showAll}
      onAskAgain={() => askAgain([...timeline.sources.keys()])}
      onDetails={() => onDialog('details')}
    >
      {hasSourcesButton ? (
        <Button onPress={() => onDialog('sources')}>
          <ListFilter size={16} aria-hidden /> Sources ({countListed([...sources.values()])})
        </Button>
      ) : undefined}
      <Button aria-label="Print" className="max-sheet:hidden" onPress={() => [control.accept(), onDialog('print')]}>
        <Printer size={16} aria-hidden /> <span className="max-wide:hidden">Print</span>
      </Button>
    </Completeness>
  );
}
