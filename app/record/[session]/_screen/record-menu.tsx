'use client';
import { Menu } from 'lucide-react';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { BareButton, Button } from '#/components/ui/button.tsx';
import { useRecord } from './record-context.tsx';

export type Density = 'compact' | 'comfortable';

export interface RecordMenuProps {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly onSignOut: () => void;
  readonly onKeys: () => void;
}

/** Who reads, how close the rows stand, the keys, and the way out. */
export function RecordMenu({ density, onDensity, onSignOut, onKeys }: RecordMenuProps) {
  const { hello } = useRecord().timeline;
  const trigger = (props: TriggerProps) => (
    <BareButton {...props} className="banner-button" aria-label="Menu">
      <Menu size={18} aria-hidden />
    </BareButton>
  );
  return (
    <Popover trigger={trigger} label="Menu" placement="bottom end">
      {(close) => (
        <div className="grid gap-2">
          {hello ? (
            <p className="m-0 mb-1 text-detail text-muted">
              {hello.viewer.name}
              <br />
              {hello.viewer.organisationName}
            </p>
          ) : undefined}
          <Rows density={density} onDensity={onDensity} />
          <Button onPress={() => [close(), onKeys()]}>Keys</Button>
          <Button onPress={onSignOut}>Sign out</Button>
        </div>
      )}
    </Popover>
  );
}

const densities = [
  ['compact', 'Compact'],
  ['comfortable', 'Comfortable'],
] as const;

/** For this page only: it is not kept. */
function Rows({ density, onDensity }: Pick<RecordMenuProps, 'density' | 'onDensity'>) {
  return (
    <div role="group" aria-label="Rows" className="grid grid-cols-[auto_1fr_1fr] items-center gap-2 text-detail text-muted">
      Rows
      {densities.map(([id, name]) => (
        <button key={id} type="button" className="button" aria-pressed={density === id} onClick={() => onDensity(id)}>
          {name}
        </button>
      ))}
    </div>
  );
}
