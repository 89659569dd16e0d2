'use client';
import { CloudOff, FileText, Image } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { mostSearchedDocuments } from '#/lib/record/search/document-text.ts';
import type { FileOfSearch, FilesOfSearch } from '#/lib/record/search/files-of-search.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import { searchWords } from './words.ts';

export interface DocumentsProps {
  readonly files: FilesOfSearch;
  /** A press that is under way. */
  readonly progress: { readonly done: number; readonly of: number } | undefined;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly thisYear: string;
  /** Fetches the first of these, as many as a press may. */
  readonly onSearchFiles: (files: readonly FileOfSearch[]) => void;
  readonly onStop: () => void;
  readonly onOpen: (id: string) => void;
}

/** Documents whose text is not searched, why, and the press that reads the newest of them. */
export function UnsearchedDocuments(props: DocumentsProps) {
  const { files, sources, onSearchFiles } = props;
  const { unread, limited, pictures, failed, inPart, unavailable } = files;
  const limitedBySource = [...Map.groupBy(limited, ({ source }) => source)];
  return (
    <>
      <Unread {...props} unread={unread} />
      {limitedBySource.map(([source, list]) => (
        <FileList
          key={source}
          {...props}
          icon={<FileText size={14} aria-hidden />}
          words={searchWords.limited(list.length, sources.get(source)?.name ?? source)}
          files={list}
        />
      ))}
      <FileList {...props} icon={<Image size={14} aria-hidden />} words={searchWords.pictures(pictures.length)} files={pictures} />
      <FileList
        {...props}
        isWarning
        icon={<CloudOff size={14} aria-hidden />}
        words={searchWords.failed(failed.length)}
        files={failed.map((file) => ({ ...file, more: file.why }))}
        command={<LinkButton onPress={() => onSearchFiles(failed)}>{searchWords.tryAgain}</LinkButton>}
      />
      <FileList
        {...props}
        icon={<FileText size={14} aria-hidden />}
        words={searchWords.inPart(inPart.length)}
        files={inPart.map((file) => ({ ...file, more: partsOf(file) }))}
      />
      {unavailable > 0 ? <p className="text-muted">{searchWords.unavailable(unavailable)}</p> : undefined}
    </>
  );
}

const partsOf = ({ omitted, pictures }: FilesOfSearch['inPart'][number]): string =>
  [...omitted, ...(pictures > 0 ? [searchWords.picturesWithin(pictures)] : [])].join(', ');

function Unread({ unread, progress, onSearchFiles, onStop }: DocumentsProps & { readonly unread: readonly FileOfSearch[] }) {
  return (
    <p role="status" className="text-muted">
      {progress ? (
        <>
          {searchWords.reading(progress.done, progress.of)} · <LinkButton onPress={onStop}>{searchWords.stop}</LinkButton>
        </>
      ) : unread.length > 0 ? (
        <>
          <FileText size={14} aria-hidden className="inline-block align-[-2px]" /> {searchWords.insideDocuments(unread.length)} ·{' '}
          <LinkButton onPress={() => onSearchFiles(unread)}>
            {unread.length > mostSearchedDocuments ? searchWords.searchNewest(mostSearchedDocuments) : searchWords.searchThemToo}
          </LinkButton>
        </>
      ) : undefined}
    </p>
  );
}

interface FileListProps extends Pick<DocumentsProps, 'sources' | 'locale' | 'thisYear' | 'onOpen'> {
  readonly icon: ReactNode;
  readonly words: string;
  /** `more`: what is to be said of the file. */
  readonly files: readonly (FileOfSearch & { readonly more?: string })[];
  readonly isWarning?: boolean;
  readonly command?: ReactNode;
}

/** Documents of one kind in a line, and by name where the reader wants them; each opens. */
function FileList({ icon, words, files, isWarning, command, ...drawing }: FileListProps) {
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  if (files.length === 0) return undefined;
  return (
    <>
      <p className={isWarning ? 'text-warning' : 'text-muted'}>
        <span className="inline-block align-[-2px]">{icon}</span> {words} ·{' '}
        <LinkButton aria-expanded={isOpen} aria-controls={list} onPress={() => setOpen(!isOpen)}>
          {isOpen ? searchWords.hideList : searchWords.list}
        </LinkButton>
        {command === undefined ? undefined : <> · {command}</>}
      </p>
      <ul id={list} hidden={!isOpen} className="text-muted">
        {isOpen ? files.map((file) => <FileLine key={file.name} file={file} {...drawing} />) : undefined}
      </ul>
    </>
  );
}

interface FileLineProps extends Pick<DocumentsProps, 'sources' | 'locale' | 'thisYear' | 'onOpen'> {
  readonly file: FileListProps['files'][number];
}

function FileLine({ file: { entry, source, more }, sources, locale, thisYear, onOpen }: FileLineProps) {
  const date = entry.date ? shortDate(entry.date, { locale, thisYear, most: 'day' }) : listWords.noDate;
  return (
    <li>
      <LinkButton onPress={() => onOpen(entry.id)}>{entry.title}</LinkButton>, {date}, {sources.get(source)?.name ?? source}
      {more === undefined ? undefined : `: ${more}`}
    </li>
  );
}
