'use client';
import { useMemo } from 'react';
import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { PictureView } from './picture-view.tsx';
import { documentWords } from './words.ts';

interface Props {
  readonly block: Extract<DocumentBlock, { block: 'picture' }>;
  readonly id: string | undefined;
}

/** A picture where the author put it, or the reason that it is not shown. */
export function DocumentPictureView({ block: { caption, picture }, id }: Props) {
  return (
    <figure id={id} className="document-picture">
      {picture.state === 'sent' ? (
        <Sent picture={picture} caption={caption} />
      ) : (
        <p className="m-0 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">{picture.why}</p>
      )}
      {caption === '' ? undefined : (
        <figcaption>
          <bdi>{caption}</bdi>
        </figcaption>
      )}
    </figure>
  );
}

type SentPicture = Extract<Props['block']['picture'], { state: 'sent' }>;

function Sent({ picture, caption }: { readonly picture: SentPicture; readonly caption: string }) {
  const { contentType, data, width, height } = picture;
  const bytes = useMemo(() => bytesOf(data), [data]);
  return (
    <>
      <PictureView
        bytes={bytes}
        contentType={contentType}
        title={caption === '' ? documentWords.untitledPicture : caption}
        size={{ width, height }}
      />
      {picture.moving === true ? <p className="m-0 text-detail text-muted">{documentWords.animatedPicture}</p> : undefined}
    </>
  );
}

/** Decodes base64 that our own server has checked. */
function bytesOf(base64: string): ArrayBuffer {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes.buffer;
}
