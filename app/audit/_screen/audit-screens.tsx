'use client';
import { AuditSearch, type AuditSearchProps } from '#/components/audit/audit-search.tsx';
import { Extract, type ExtractProps } from '#/components/audit/extract.tsx';
import { UseView } from '#/components/audit/use-view.tsx';
import { AuditFrame } from './audit-frame.tsx';

interface Viewed {
  readonly service: string;
  readonly viewer: string;
}

export function SearchScreen({ service, viewer, ...search }: Viewed & Omit<AuditSearchProps, 'onSignedOut'>) {
  return (
    <AuditFrame service={service} viewer={viewer} path="/audit">
      {(onSignedOut) => <AuditSearch {...search} onSignedOut={onSignedOut} />}
    </AuditFrame>
  );
}

export function ExtractScreen({ service, viewer, ...extract }: Viewed & Omit<ExtractProps, 'onSignedOut' | 'service'>) {
  return (
    <AuditFrame service={service} viewer={viewer} path="/audit/extract">
      {(onSignedOut) => <Extract {...extract} service={service} onSignedOut={onSignedOut} />}
    </AuditFrame>
  );
}

export function UseScreen({ service, viewer, locale }: Viewed & { readonly locale: string }) {
  return (
    <AuditFrame service={service} viewer={viewer} path="/audit/use">
      {(onSignedOut) => <UseView locale={locale} onSignedOut={onSignedOut} />}
    </AuditFrame>
  );
}
