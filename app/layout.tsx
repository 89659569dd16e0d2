import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { ServiceProvider } from '#/components/session/service-context.tsx';
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
  const { locale, organisation, help } = config();
  return (
    <html lang={locale}>
      <head>
        <link rel="preload" href="/typeface/inter-4.1-latin.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body>
        <ServiceProvider facts={{ name: organisation.name, contact: help.contact, links: help.links }}>{children}</ServiceProvider>
      </body>
    </html>
  );
}
