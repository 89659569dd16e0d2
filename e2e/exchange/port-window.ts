/** Ports that `fetch` refuses (WHATWG Fetch, "bad port"), among those that journeys may come to use. */
const refused = [3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697];

/** Ports for one exchange, all its servers, in a row. */
const size = 20;

/** First port of the window with this place, counted from `first`; windows with a refused port are left out. */
function at(first: number, place: number): number {
  let [port, left] = [first, place];
  while (left > 0 || isRefused(port)) {
    if (!isRefused(port)) left -= 1;
    port += size;
  }
  return port;
}

const isRefused = (from: number): boolean => refused.some((port) => port >= from && port < from + size);

export const portWindow = { size, at };
