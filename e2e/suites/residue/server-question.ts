/** Questions of the suite to the viewer's process, through `watch-server.ts`. */
export type ServerQuestion = { readonly id: number } & (
  | { readonly ask: 'written' }
  | { readonly ask: 'memory'; readonly directory: string }
  | { readonly ask: 'plant'; readonly text: string; readonly file: string }
);

export interface ServerAnswer {
  readonly id: number;
  /** Paths written until now, where these were asked for. */
  readonly written: readonly string[];
}
