import type { ImageElement } from '@slack/types';

interface BlockImageProps {
  readonly image: Pick<ImageElement, 'alt_text'> & { readonly image_url?: string };
  readonly size: 'tiny' | 'small' | 'full';
}

/** A picture that may not load here: the page reaches nothing but this machine. */
export function BlockImage({ image, size }: BlockImageProps) {
  return (
    <img
      className={`image image-${size}`}
      src={image.image_url}
      alt={image.alt_text}
      title={image.alt_text}
    />
  );
}
