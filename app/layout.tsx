import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { config } from '#/lib/config/config.ts';
import './globals.css';

/** Never a patient's name: titles stay in histories and on other people's screens. */
export const metadata: Metadata = {
  title: 'Tributary',
  description: 'One record from many sources.',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // A page rendered at build time has no nonce, and its scripts would not run.
  await connection();
  return (
    <html lang={config().locale}>
      <body>{children}</body>
    </html>
  );
}
