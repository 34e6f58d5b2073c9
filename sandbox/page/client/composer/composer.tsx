import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { SlashCommand } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { Icon } from '../icons.tsx';
import { useReader } from '../reader.tsx';
import { Completion, chosen, matching, optionId } from './completion.tsx';
import { useDraft } from './draft.ts';
import { GlobalShortcuts } from './shortcuts.tsx';

interface ComposerProps {
  readonly channel: string;
  readonly placeholder: string;
  /** Root `ts` of the thread that is written to. */
  readonly thread?: string;
}

/** Input for messages and slash commands. Enter sends, Shift+Enter makes a new line. */
export function Composer({ channel, placeholder, thread }: ComposerProps) {
  const { user, slack, words } = useReader();
  const { commands } = slack.app;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft();
  const seenDraft = useRef(draft.number);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const [complaint, setComplaint] = useState('');

  const offered = closed ? [] : matching(commands, text);
  const hinted = chosen(commands, text);

  useEffect(() => {
    if (thread !== undefined || seenDraft.current === draft.number) return;
    seenDraft.current = draft.number;
    setText(draft.text);
    box.current?.focus();
  }, [draft, thread]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${Math.min(box.current.scrollHeight, 160)}px`;
  }, [text]);

  const type = (typed: string) => {
    setText(typed);
    setActive(0);
    setClosed(false);
    setComplaint('');
  };
  const choose = ({ command }: SlashCommand) => {
    type(`${command} `);
    box.current?.focus();
  };
  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    type('');
    const replying = thread === undefined ? {} : { thread };
    const [command = '', ...rest] = said.split(/(?<=^\/\S+)\s+/);
    const outcome = said.startsWith('/')
      ? await ask({ ask: 'command', user: user.id, channel, command, text: rest.join(''), ...replying })
      : await ask({ ask: 'post', user: user.id, channel, text: said, ...replying });
    setComplaint(outcome.refusal ?? '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter ends the composition of an input method (Chinese, Japanese) and must not send.
    if (event.nativeEvent.isComposing) return;
    const pick = offered[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const complete = pick && (event.key === 'Tab' || (event.key === 'Enter' && pick.command !== text));
    if (step !== undefined && offered.length > 0) {
      setActive((active + step + offered.length) % offered.length);
    } else if (event.key === 'Escape' && offered.length > 0) setClosed(true);
    else if (complete) choose(pick);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };

  return (
    <div className="composer">
      {offered.length > 0 && <Completion id={id} commands={offered} active={active} onChoose={choose} />}
      {hinted?.usage_hint && (
        <p className="usage-hint">
          <strong>{hinted.command}</strong> {hinted.usage_hint}
        </p>
      )}
      <div className="composer-box">
        {thread === undefined && <GlobalShortcuts channel={channel} />}
        <textarea
          ref={box}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={id}
          aria-activedescendant={offered.length > 0 ? optionId(id, active) : undefined}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="send"
          aria-label={words.composer.send}
          disabled={text.trim() === ''}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
      {complaint && (
        <p className="composer-complaint" role="alert">
          {complaint}
        </p>
      )}
    </div>
  );
}
