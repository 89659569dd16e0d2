/**
 * Tells moves of the pointer from those that a browser makes up when the page changes under a resting one: the warning that a
 * record is about to close would otherwise keep it open for ever. The first place of the pointer is no move.
 */
export function pointerMoves(): (at: Pick<PointerEvent, 'screenX' | 'screenY'>) => boolean {
  let last: string | undefined;
  return ({ screenX, screenY }) => {
    const place = `${screenX} ${screenY}`;
    const hasMoved = last !== undefined && place !== last;
    last = place;
    return hasMoved;
  };
}
