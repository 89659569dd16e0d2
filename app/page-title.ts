import type { Metadata } from 'next';
import { connection } from 'next/server';
import { config } from '#/lib/config/config.ts';
import { pageWords } from './words.ts';

/**
 * Window title of a page: its name and the exchange's, which a reader with many tabs looks for. Never a patient's name: titles
 * stay in histories and on other people's screens.
 */
export async function titleOf(page: string): Promise<Metadata> {
  // The name is configured where it runs, not where it was built.
  await connection();
  return { title: pageWords.title(page, config().organisation.name) };
}
