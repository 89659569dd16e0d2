'use client';
import { useEffect, useRef, useState } from 'react';
import { documentWords } from './words.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Props {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
  readonly title: string;
  /** Size if known beforehand: room is kept, and nothing below jumps. */
  readonly size?: Size;
}

/** No larger than a phone can hold. */
const mostPixels = 6_000_000;

/** A scan or photograph drawn from its bytes: it never has an address. */
export function PictureView({ bytes, contentType, title, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let left = false;
    drawPicture(new Blob([bytes], { type: contentType }), () => (left ? null : canvas.current)).catch(() => left || setLost(true));
    return () => {
      left = true;
    };
  }, [bytes, contentType]);
  if (lost) return <p className="m-0 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">{documentWords.damagedPicture}</p>;
  return <canvas ref={canvas} role="img" aria-label={title} className="block max-w-full" {...(size && fitSize(size))} />;
}

async function drawPicture(file: Blob, target: () => HTMLCanvasElement | null): Promise<void> {
  const bitmap = await createImageBitmap(file);
  const canvas = target();
  if (canvas) {
    const { width, height } = fitSize(bitmap);
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  }
  bitmap.close();
}

function fitSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
