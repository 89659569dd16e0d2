'use client';

import { Button } from '#/components/ui/button.tsx';
import { auditPages, auditWords } from './words.ts';

export interface AuditHeaderProps {
  readonly service: string;
  readonly viewer: string;
  /** Path of the page that is open. */
  readonly path: string;
  readonly onSignOut: () => void;
}

/** Head of the privacy officer's pages, with the way from one to another. */
export function AuditHeader({ service, viewer, path, onSignOut }: AuditHeaderProps) {
  return (
    <header className="border-b border-banner-edge bg-banner px-4 py-3 text-banner-text print:hidden">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="m-0 flex-1 text-heading font-semibold">{service}</p>
        <p className="m-0 text-detail text-banner-label">{viewer}</p>
        <Button onPress={onSignOut}>{auditWords.signOut}</Button>
      </div>
      <nav aria-label={auditWords.pages} className="mt-2 flex flex-wrap gap-x-4">
        {auditPages.map((page) => (
          <a
            key={page.path}
            href={page.path}
            {...(page.path === path && { 'aria-current': 'page' as const })}
            className="audit-page-link inline-flex min-h-11 items-center text-row text-banner-text"
          >
            {page.name}
          </a>
        ))}
      </nav>
    </header>
  );
}
