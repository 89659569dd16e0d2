'use client';
import { PageFault } from '#/components/session/page-fault.tsx';

/** Stands when a page outside a record could not be drawn. Next logs the error of a server by the same digest. */
export default function PageError({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return <PageFault reference={error.digest} />;
}
