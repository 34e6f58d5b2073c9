import type { ImageElement } from '@slack/types';
import { useReader } from '../reader.tsx';

interface BlockImageProps {
  readonly image: Pick<ImageElement, 'alt_text'> & {
    readonly image_url?: string;
    readonly slack_file?: { readonly id?: string; readonly url?: string };
  };
  readonly size: 'tiny' | 'small' | 'full';
}

/** An image. It may not load, because the page can reach only this machine. */
export function BlockImage({ image, size }: BlockImageProps) {
  const { slack } = useReader();
  const { id = '', url } = image.slack_file ?? {};
  return (
    <img
      className={`image image-${size}`}
      src={image.image_url ?? url ?? slack.files[id]?.url_private}
      alt={image.alt_text}
      title={image.alt_text}
    />
  );
}
