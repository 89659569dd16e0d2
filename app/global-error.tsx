'use client';
import { PageFault } from '#/components/session/page-fault.tsx';
import './globals.css';

/** Stands when even the frame of all pages could not be drawn: what it knows of the deployment is lost with it. */
export default function GlobalError({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <PageFault reference={error.digest} />
      </body>
    </html>
  );
}
