import { fileType } from '#/components/entry/entry-value.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AttachmentReference, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { DrawerProps } from './drawer-props.ts';
import { attachmentsOf, canBeShown } from './file-to-read.ts';
import { drawerWords } from './words.ts';

/** The files of every copy: if a source does not send its own, another may. */
export function Files({ group, sources, reading, onRead }: Pick<DrawerProps, 'group' | 'sources' | 'reading' | 'onRead'>) {
  const files = group.members.flatMap((entry) => attachmentsOf(entry).map((file) => ({ entry, file })));
  if (files.length === 0) return undefined;
  return (
    <section className="mt-5">
      <h3 className="m-0 text-detail font-semibold">Files</h3>
      <ul className="m-0 mt-1 grid list-none gap-2 p-0 text-detail">
        {files.map(({ entry, file }) => (
          <li key={`${entry.id} ${file.index}`} className="flex items-start gap-2">
            {group.members.length > 1 ? <From entry={entry} sources={sources} /> : undefined}
            <span className="min-w-0 wrap-anywhere">
              <FileLine file={file} reading={file.name !== undefined && file.name === reading} onRead={onRead} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FileLineProps extends Pick<DrawerProps, 'onRead'> {
  readonly file: AttachmentReference;
  readonly reading: boolean;
}

function FileLine({ file, reading, onRead }: FileLineProps) {
  const { name } = file;
  return (
    <>
      {file.title ?? drawerWords.untitledFile}{' '}
      <span className="text-muted">· {[fileType(file.contentType), sizeText(file)].filter(Boolean).join(' · ')}</span>
      {file.unavailable ? <span className="block font-semibold text-warning">{file.unavailable}</span> : undefined}
      {reading ? <span className="block text-detail text-muted">Opened above</span> : undefined}
      {!reading && name !== undefined && canBeShown(file) && onRead ? (
        <LinkButton className="block" aria-label={`Open ${file.title ?? 'the file'}`} onPress={() => onRead(name)}>
          Open
        </LinkButton>
      ) : undefined}
      {name !== undefined && !canBeShown(file) ? (
        <span className="block text-detail text-muted">{drawerWords.cannotBeShown(fileType(file.contentType))}</span>
      ) : undefined}
    </>
  );
}

function From({ entry, sources }: { readonly entry: TimelineEntry } & Pick<DrawerProps, 'sources'>) {
  const source = sources.get(entry.origins[0]?.source ?? '');
  return source ? <SourceBadge source={source} /> : undefined;
}

function sizeText({ size, pages }: AttachmentReference): string | undefined {
  const parts = [
    pages ? drawerWords.pages(pages) : undefined,
    size === undefined ? undefined : `${Math.max(1, Math.round(size / 1024))} KB`,
  ];
  return parts.filter(Boolean).join(', ') || undefined;
}
