import { FACES } from './faces.tsx';
import { EMOJI } from './names.ts';

/**
 * One emoji. Those of the bot are drawings, so that they look the same on a machine without an emoji font. Unknown
 * names stay as typed.
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
