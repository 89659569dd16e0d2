'use client';
import { BareButton } from '#/components/ui/button.tsx';
import { useRecordSettings } from './record-context.tsx';
import { screenWords } from './words.ts';

/** At the bottom of the left column: who is signed in, in which exchange, and the keys. */
export function RecordFoot({ onKeys }: { readonly onKeys: () => void }) {
  const { viewer, service } = useRecordSettings().hello;
  return (
    <footer className="panel-foot">
      <p className="m-0">
        {viewer.name}, {viewer.organisationName}
      </p>
      {service ? <p className="m-0">{service}</p> : undefined}
      <BareButton className="panel-shortcuts" onPress={onKeys}>
        <kbd className="key-cap">?</kbd> {screenWords.shortcuts}
      </BareButton>
    </footer>
  );
}
