import { Emoji } from './emoji.tsx';
import { splitAtEmoji } from './names.ts';

/** Plain text in which emoji are drawn. */
export function EmojiText({ text }: { readonly text: string }) {
  return splitAtEmoji(text).map((part, index) =>
    'name' in part ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one string; they have no identity.
      <Emoji key={index} name={part.name} />
    ) : (
      part.text
    ),
  );
}
