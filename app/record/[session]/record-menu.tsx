'use client';
import { Menu } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Popover } from '#/components/ui/popover.tsx';
import { Button as PlainButton } from '#/components/ui/button.tsx';
import { useRecord } from './record-context.tsx';

interface Props {
  readonly onSignOut: () => void;
  readonly onKeys: () => void;
}

/** Who reads, the keys, and the way out. */
export function RecordMenu({ onSignOut, onKeys }: Props) {
  const { hello } = useRecord().timeline;
  const trigger = (
    <Button className="banner-button" aria-label="Menu: keys, sign out">
      <Menu size={18} aria-hidden />
    </Button>
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
          <PlainButton onPress={() => [close(), onKeys()]}>Keys</PlainButton>
          <PlainButton onPress={onSignOut}>Sign out</PlainButton>
        </div>
      )}
    </Popover>
  );
}
