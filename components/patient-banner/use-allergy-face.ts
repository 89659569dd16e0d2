'use client';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type AllergyFace, allergyFace, type FaceRoom, textsToMeasure } from '#/lib/record/summary/allergy-face.ts';
import type { AllergyLabel } from '#/lib/record/summary/allergy-label.ts';

interface MeasuredFace {
  readonly face: AllergyFace;
  /** Place of the chip: as wide as the room there is. */
  readonly place: RefObject<HTMLSpanElement | null>;
  /** Texts drawn out of sight, in the order of `texts`, after an empty chip without and one with a pill. */
  readonly ruler: RefObject<HTMLSpanElement | null>;
  readonly texts: readonly string[];
}

const noRoom: FaceRoom = { withoutPill: 0, withPill: 0, widthOf: () => 1 };
/** Kerning across the joints of the measured texts, px. */
const slack = 2;

/** Words for the chip's face, measured before anything is painted, and again when its room or the typeface changes. */
export function useAllergyFace(label: AllergyLabel): MeasuredFace {
  const place = useRef<HTMLSpanElement>(null);
  const ruler = useRef<HTMLSpanElement>(null);
  const texts = useMemo(() => textsToMeasure(label), [label]);
  const [room, setRoom] = useState(noRoom);
  useLayoutEffect(() => {
    const [placeElement, rulerElement] = [place.current, ruler.current];
    if (!placeElement || !rulerElement) return undefined;
    const measure = () => {
      const [bare = 0, withPill = 0, ...widths] = [...rulerElement.children].map((child) => child.getBoundingClientRect().width);
      const widthByText = new Map(texts.map((text, index) => [text, widths[index] ?? 0]));
      const free = placeElement.clientWidth - slack;
      setRoom({ withoutPill: free - bare, withPill: free - withPill, widthOf: (text) => widthByText.get(text) ?? Infinity });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(placeElement);
    for (const measured of rulerElement.children) observer.observe(measured);
    return () => observer.disconnect();
  }, [texts]);
  return { face: allergyFace(label, room), place, ruler, texts };
}
