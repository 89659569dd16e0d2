'use client';
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
  readonly title: string;
}

/** A scan or a photograph, drawn from its bytes: it never has an address. */
export function PictureView({ bytes, contentType, title }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let left = false;
    draw(new Blob([bytes], { type: contentType }), () => (left ? null : canvas.current)).catch(() => left || setLost(true));
    return () => {
      left = true;
    };
  }, [bytes, contentType]);
  if (lost)
    return (
      <p className="m-0 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">This picture is damaged and cannot be drawn.</p>
    );
  return <canvas ref={canvas} role="img" aria-label={title} className="block max-w-full" />;
}

async function draw(file: Blob, target: () => HTMLCanvasElement | null): Promise<void> {
  const bitmap = await createImageBitmap(file);
  const canvas = target();
  if (canvas) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  }
  bitmap.close();
}
