'use client';
import { Menu } from 'lucide-react';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { BareButton, Button } from '#/components/ui/button.tsx';
import { useRecordSettings } from './record-context.tsx';
import { screenWords } from './words.ts';

export type Density = 'compact' | 'comfortable';

export interface RecordMenuProps {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly onSignOut: () => void;
  readonly onKeys: () => void;
}

/** The reader's name, how close the rows stand, the keys, and the way out. */
export function RecordMenu({ density, onDensity, onSignOut, onKeys }: RecordMenuProps) {
  const { viewer } = useRecordSettings().hello;
  const trigger = (props: TriggerProps) => (
    <BareButton {...props} className="banner-button" aria-label={screenWords.menu}>
      <Menu size={18} aria-hidden />
    </BareButton>
  );
  return (
    <Popover trigger={trigger} label={screenWords.menu} placement="bottom end">
      {(close) => (
        <div className="grid gap-2">
          <p className="m-0 mb-1 text-detail text-muted">
            {viewer.name}
            <br />
            {viewer.organisationName}
          </p>
          <DensityChoice density={density} onDensity={onDensity} />
          <Button onPress={() => [close(), onKeys()]}>{screenWords.keys}</Button>
          <Button onPress={onSignOut}>{screenWords.signOut}</Button>
        </div>
      )}
    </Popover>
  );
}

/** For this page only: nothing stores it. */
function DensityChoice({ density, onDensity }: Pick<RecordMenuProps, 'density' | 'onDensity'>) {
  return (
    <div role="group" aria-label={screenWords.rows} className="grid grid-cols-[auto_1fr_1fr] items-center gap-2 text-detail text-muted">
      {screenWords.rows}
      {(['compact', 'comfortable'] as const).map((name) => (
        <button key={name} type="button" className="button" aria-pressed={density === name} onClick={() => onDensity(name)}>
          {screenWords.densities[name]}
        </button>
      ))}
    </div>
  );
}
