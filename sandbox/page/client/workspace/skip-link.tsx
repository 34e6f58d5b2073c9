import { useReader } from '../reader.tsx';

const COMPOSER = '.room .composer textarea';
const CONTENT = '.home, .room article[tabindex="0"]';

/** First stop of the Tab key, which skips the lists and moves the focus to the composer or the content. */
export function SkipLink({ toComposer }: { readonly toComposer: boolean }) {
  const { words } = useReader();
  const skip = () => document.querySelector<HTMLElement>(toComposer ? COMPOSER : CONTENT)?.focus();
  return (
    <button type="button" className="skip-link" onClick={skip}>
      {toComposer ? words.skipTo.composer : words.skipTo.content}
    </button>
  );
}
