import type { SharedFile as File } from '../../../slack/state.ts';
import { Icon } from '../icons.tsx';
import { useReader } from '../reader.tsx';

/** A file in a message, with name, size and a link to save it; an image is shown as well. */
export function SharedFile({ file }: { readonly file: File }) {
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
