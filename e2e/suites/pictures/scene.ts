import type { Page } from '@playwright/test';

/** Screens of a ward, of a record system's pane, and of a telephone. */
export const sizes = {
  1440: { width: 1440, height: 900 },
  1024: { width: 1024, height: 768 },
  390: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;

export interface Look {
  readonly size: Size;
  readonly theme: 'light' | 'dark';
}

/** At least one; the scene is opened in the first. */
export type Looks = readonly [Look, ...Look[]];

const inTheme = (theme: Look['theme'], [opened, ...resized]: readonly [Size, ...Size[]]): Looks => [
  { size: opened, theme },
  ...resized.map((size) => ({ size, theme })),
];
export const light = (...chosen: readonly [Size, ...Size[]]): Looks => inTheme('light', chosen);
export const dark = (...chosen: readonly [Size, ...Size[]]): Looks => inTheme('dark', chosen);

/** A screen in one of its states, and the looks in which it is taken. */
export interface Scene {
  /** Beginning of its files' names: `summary-drawer`. */
  readonly name: string;
  readonly looks: Looks;
  /** Sets the faults of the exchange before the browser opens anything. */
  readonly prepare?: () => Promise<void>;
  /** Opens the screen, up to the moment at which it is taken. */
  readonly open: (page: Page) => Promise<void>;
  /** Prints the page instead: its first sheet of A4 is taken. */
  readonly isPaper?: true;
}

/** `summary-1440.png`, `summary-dark-1440.png`, `print-summary-a4.png`. */
export function fileName({ name, isPaper }: Scene, { size, theme }: Look): string {
  return `${name}${theme === 'dark' ? '-dark' : ''}-${isPaper ? 'a4' : size}.png`;
}
