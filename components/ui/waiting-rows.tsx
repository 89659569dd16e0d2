/** Grey bars in the place of rows that have not come; nothing for speech, which hears what is still asked. By classes alone: the server paints them. */
export function WaitingRows({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, index) => <div key={index} aria-hidden className="waiting-row" />);
}
