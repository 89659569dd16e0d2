import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { config } from '#/lib/config/config.ts';
import './globals.css';
import { pageWords } from './words.ts';

/** The same for every page and patient. */
export const metadata: Metadata = {
  title: pageWords.product,
  description: pageWords.description,
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Prevents rendering at build time: such a page has no nonce, and its scripts would not run.
  await connection();
  return (
    <html lang={config().locale}>
      <head>
        <link rel="preload" href="/typeface/inter-4.1-latin.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body>{children}</body>
    </html>
  );
}
