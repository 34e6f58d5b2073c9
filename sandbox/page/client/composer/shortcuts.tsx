import { useState } from 'react';
import type { StepDefinition } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { Menu } from '../elements/menu.tsx';
import { Icon } from '../icons.tsx';
import { useReader } from '../reader.tsx';
import { StepDialog } from './step-dialog.tsx';

/** The ⋯ menu of a message with the app's message shortcuts; ephemeral messages have none. */
export function MessageShortcuts({ channel, ts }: { readonly channel: string; readonly ts: string }) {
  const { user, slack, words } = useReader();
  const items = slack.app.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ callback_id: callbackId, name, description }) => ({
      key: callbackId,
      label: name,
      note: description,
      onChoose: () => void ask({ ask: 'messageShortcut', user: user.id, channel, ts, callbackId }),
    }));
  if (items.length === 0) return null;
  return (
    <Menu label={words.messages.more} className="tool-menu" items={items} towards="left">
      <Icon name="more" />
    </Menu>
  );
}

/** The + menu of the composer with the app's global shortcuts, and workflows with its steps. */
export function GlobalShortcuts({ channel }: { readonly channel: string }) {
  const { user, slack, words } = useReader();
  const [step, setStep] = useState<StepDefinition>();
  const items = [
    ...slack.app.shortcuts
      .filter(({ type }) => type === 'global')
      .map(({ callback_id: callbackId, name, description }) => ({
        key: callbackId,
        label: name,
        note: description,
        onChoose: () => void ask({ ask: 'shortcut', user: user.id, callbackId, channel }),
      })),
    ...slack.app.steps.map((each) => ({
      key: `step ${each.callback_id}`,
      label: words.composer.workflow(each.title),
      note: each.description,
      onChoose: () => setStep(each),
    })),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu label={words.composer.shortcuts} className="icon-button" items={items} towards="up">
        <Icon name="plus" />
      </Menu>
      {step && <StepDialog step={step} channel={channel} onClose={() => setStep(undefined)} />}
    </>
  );
}
