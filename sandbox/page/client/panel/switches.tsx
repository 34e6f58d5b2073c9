import type { Ask } from '../../asks.ts';
import { ActButton } from './act-button.tsx';

export interface Switch<Value> {
  readonly value: Value;
  readonly label: string;
  readonly title: string;
}

interface SwitchesProps<Value> {
  readonly switches: readonly Switch<Value>[];
  readonly now: Value;
  readonly ask: (value: Value) => Ask;
}

/** Buttons of which one is pressed. */
export const Switches = <Value extends string>({ switches, now, ask }: SwitchesProps<Value>) => (
  <p className="offers">
    {switches.map(({ value, label, title }) => (
      <ActButton key={value} what={ask(value)} title={title} pressed={value === now}>
        {label}
      </ActButton>
    ))}
  </p>
);
