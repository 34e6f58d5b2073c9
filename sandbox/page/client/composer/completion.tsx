import type { SlashCommand } from '../../../slack/state.ts';
import { useReader } from '../reader.tsx';

/** Commands that begin with the typed text; none after a space, because then the command is complete. */
export function matching(commands: readonly SlashCommand[], typed: string): readonly SlashCommand[] {
  return /^\/\S*$/.test(typed)
    ? commands.filter(({ command }) => command.startsWith(typed.toLowerCase()))
    : [];
}

/** The command whose arguments are being typed. */
export const chosen = (commands: readonly SlashCommand[], typed: string): SlashCommand | undefined =>
  commands.find(({ command }) => typed.startsWith(`${command} `));

interface CompletionProps {
  readonly id: string;
  readonly commands: readonly SlashCommand[];
  readonly active: number;
  readonly onChoose: (command: SlashCommand) => void;
}

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** List of commands above the composer. The focus stays in the composer, which names the active one. */
export function Completion({ id, commands, active, onChoose }: CompletionProps) {
  const { words } = useReader();
  return (
    <div className="completion" id={id} role="listbox" aria-label={words.composer.commands}>
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys, Tab and Enter are handled by the composer.
        <div
          key={command.command}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={index === active ? 'active' : undefined}
          // A press must not take the focus out of the composer.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(command)}
        >
          <span>
            <strong>{command.command}</strong> {command.usage_hint}
          </span>
          <small>{command.description}</small>
        </div>
      ))}
      <p className="completion-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {words.composer.choose} · <kbd>Tab</kbd> {words.composer.complete} ·{' '}
        <kbd>Esc</kbd> {words.composer.close}
      </p>
    </div>
  );
}
