import { useMemo } from 'react';
import type { Block, SharedFile as File } from '../../../slack/state.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceProvider, type Where } from '../elements/surface.tsx';
import { Icon } from '../icons.tsx';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { useReader } from '../reader.tsx';

interface SaidProps {
  readonly where: Where;
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly files?: readonly File[] | undefined;
  readonly edited: boolean;
}

/** Content of a message: its blocks, or its text where it has none. */
export function Said({ where, text, blocks, files = [], edited }: SaidProps) {
  const { words } = useReader();
  const key = JSON.stringify(where);
  // Stays the same object while it names the same message, so that typed values survive.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the place.
  const place = useMemo(() => where, [key]);
  const mark = edited && <span className="edited">{words.messages.edited}</span>;
  return (
    <div className="said">
      {blocks ? (
        <SurfaceProvider where={place} blocks={blocks}>
          <Blocks blocks={blocks} />
          {mark}
        </SurfaceProvider>
      ) : (
        text !== '' && (
          <p className="said-text">
            <Mrkdwn text={text} /> {mark}
          </p>
        )
      )}
      {files.map((file) => (
        <SharedFile key={file.id} file={file} />
      ))}
    </div>
  );
}

/** A file in a message, with name, size and a link to save it; an image is shown as well. */
function SharedFile({ file }: { readonly file: File }) {
  const { words } = useReader();
  const { title, name, size, mimetype, url_private: url, alt_txt: alt } = file;
  return (
    <figure className="file">
      <figcaption>
        <Icon name="file" />
        <span>
          <strong>{title}</strong>
          <small>
            {kindOf(name, mimetype)} · {sizeOf(size)}
          </small>
        </span>
        <a
          href={url}
          download={name}
          target="_blank"
          rel="noreferrer"
          aria-label={words.messages.download(name)}
        >
          <Icon name="download" />
        </a>
      </figcaption>
      {mimetype.startsWith('image/') && <img className="image image-full" src={url} alt={alt ?? title} />}
    </figure>
  );
}

function kindOf(name: string, mimetype: string): string {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1];
  return ending === undefined ? mimetype : ending.toUpperCase();
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
