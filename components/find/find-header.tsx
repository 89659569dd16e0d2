'use client';

import { Button } from '#/components/ui/button.tsx';

interface Props {
  readonly service: string;
  readonly viewer: string;
  readonly onSignOut: () => void;
}

export function FindHeader({ service, viewer, onSignOut }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-banner-edge bg-banner px-4 py-3 text-banner-text">
      <p className="m-0 flex-1 text-heading font-semibold">{service}</p>
      <p className="m-0 text-detail text-banner-label">{viewer}</p>
      <Button onPress={onSignOut}>Sign out</Button>
    </header>
  );
}
