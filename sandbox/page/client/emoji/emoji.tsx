import { FACES } from './faces.tsx';
import { EMOJI } from './names.ts';

/**
 * One emoji. The bot's faces are drawn here, as Slack draws its own: they look the same everywhere, also on a
 * machine without an emoji font. Unknown names stay as they were typed.
 */
export function Emoji({ name }: { readonly name: string }) {
  const face = FACES[name];
  const sign = EMOJI[name];
  if (face) {
    return (
      <svg className="emoji" viewBox="0 0 20 20" role="img" aria-label={sign ?? name}>
        <title>:{name}:</title>
        {face}
      </svg>
    );
  }
  return <>{sign ?? `:${name}:`}</>;
}
