import type { TextObject as SlackTextObject } from '@slack/types';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { EMOJI } from '../emoji/names.ts';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';

/** Plain text or mrkdwn. In plain text only emoji names are replaced, unless `emoji` is `false`. */
export function TextObject({ text }: { readonly text: SlackTextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  const named = text.text.replace(/:([a-z0-9_]+):/g, (whole, name: string) => EMOJI[name] ?? whole);
  return <EmojiText text={text.emoji === false ? text.text : named} />;
}
