'use client';
import { use } from 'react';
import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';
import { ServiceContext } from './service-context.tsx';
import { supportWords } from './fault-words.ts';

/** The exchange's name, its support desk and, where something was logged, by which reference: at the foot of a page that leads no further. */
export function SupportLines({ reference }: { readonly reference?: string | undefined }) {
  const service = use(ServiceContext);
  if (!service && reference === undefined) return undefined;
  return (
    <div data-support className="mt-6 border-t border-line pt-3 text-detail text-muted">
      {service ? <p className="m-0 font-semibold">{service.name}</p> : undefined}
      {service?.contact === undefined ? undefined : <p className="m-0">{supportWords.contact(service.contact)}</p>}
      {reference === undefined ? undefined : <p className="m-0">{supportReferenceWords(reference)}</p>}
      {service?.links.map(({ label, url }) => (
        <p key={url} className="m-0">
          <a href={url} target="_blank" rel="noreferrer" className="inline-flex min-h-(--target) items-center text-accent">
            {label}
          </a>
        </p>
      ))}
    </div>
  );
}
