import { z } from 'zod';
import type { Place } from '../../recording/watching/place.ts';
import { type PressedButton, pressedButton, type Target } from '../pressable/buttons.ts';
import { channelIn } from '../pressable/memory.ts';

/** What is needed of a pressed button's body; the rest differs by where the button is. */
const Body = z.object({
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  view: z
    .object({ id: z.string(), type: z.enum(['modal', 'home']), private_metadata: z.string().default('') })
    .optional(),
});

const Action = z.object({
  action_id: z.string(),
  value: z.string().default(''),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** What somebody pressed, and where. */
export interface Press {
  /** In App Home, which is in no channel: the presser's direct messages. */
  readonly place: Place;
  readonly user: string;
  readonly target: Target;
  /** The button is on an answer that only the presser sees, and not on a card. */
  readonly ephemeral: boolean;
  /** Good for opening one modal, for three seconds. */
  readonly triggerId: string;
  /** The modal that it was pressed in. */
  readonly modal?: string;
  /** Pressed in App Home. */
  readonly home: boolean;
}

/** @throws {z.ZodError} for something that is no press */
export function readPress(body: unknown, action: unknown): { press: Press; button?: PressedButton } {
  const { team, user, trigger_id, channel, container, view } = Body.parse(body);
  const { action_id, value, selected_option } = Action.parse(action);
  const button = pressedButton(action_id, value, selected_option?.value);
  const remembered = view && channelIn(view.private_metadata);
  const press: Press = {
    place: { team: team.id, channel: channel?.id ?? remembered ?? user.id },
    user: user.id,
    target: button?.target ?? { sid: '' },
    ephemeral: container?.is_ephemeral === true || view?.type === 'modal',
    triggerId: trigger_id,
    home: view?.type === 'home',
    ...(view?.type === 'modal' ? { modal: view.id } : {}),
  };
  return button ? { press, button } : { press };
}
