/** Room for markup: characters, and marks in it (tags, references), each of which takes as long as many characters. */
export interface MarkupRoom {
  characters: number;
  marks: number;
}

/** Takes the beginning of a markup for which there is room, and the room with it. `mark`: a pattern with the flag g. */
export function takeMarkup(markup: string, room: MarkupRoom, mark: RegExp): string {
  const most = Math.min(markup.length, room.characters);
  const marks = new RegExp(mark);
  let end = most;
  for (let match = marks.exec(markup); match !== null && match.index < most; match = marks.exec(markup)) {
    if (room.marks === 0) {
      end = match.index;
      break;
    }
    room.marks -= 1;
  }
  room.characters -= end;
  return end === markup.length ? markup : markup.slice(0, end);
}
