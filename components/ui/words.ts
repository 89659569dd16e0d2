/** Words of the primitives. */
export const uiWords = {
  close: 'Close',
  notLoaded: (name: string) => `${name}: this part of the page did not load`,
  whyNotLoaded:
    'Try again once the network is back. If the service was updated after you opened this page, only reloading the page brings this part.',
  loading: 'Loading …',
  tryAgain: 'Try again',
  reload: 'Reload the page',
} as const;
