import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Place } from '../../recording/watching/place.ts';
import { type PressedButton, pressedButton, type Target } from './buttons.ts';
import { channelIn } from './private-metadata.ts';

const Block = z.looseObject({ type: z.string() });

/** The parts of a pressed button's body that are needed; the rest differs by the place of the button. */
const Body = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional(), message_ts: z.string().optional() }).optional(),
  message: z
    .object({
      ts: z.string(),
      text: z.string().default(''),
      blocks: z.array(z.custom<KnownBlock>((block) => Block.safeParse(block).success)).default([]),
    })
    .optional(),
  view: z
    .object({ id: z.string(), type: z.enum(['modal', 'home']), private_metadata: z.string().default('') })
    .optional(),
});

const Action = z.object({
  action_id: z.string(),
  value: z.string().default(''),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** A press: by whom, where, and on what. */
export interface Press {
  /** In App Home, which is in no channel: the presser's direct messages. */
  readonly place: Place;
  readonly user: string;
  readonly target: Target;
  /** `ts` of the message that it stands on, also of one that only the presser sees. */
  readonly on?: string | undefined;
  /** The button is on an answer that only the presser sees, and not on a card. */
  readonly ephemeral: boolean;
  /** The message that it was pressed in, as it is; absent in a view. */
  readonly message?: { readonly ts: string; readonly text: string; readonly blocks: readonly KnownBlock[] };
  /** Opens one modal, within three seconds. */
  readonly triggerId: string;
  /** The modal that it was pressed in. */
  readonly modal?: string;
  /** Pressed in App Home. */
  readonly home: boolean;
}

/**
 * @param team the bot's own workspace, which no payload is asked for
 * @throws {z.ZodError} if it is no press
 */
export function readPress(
  team: string,
  body: unknown,
  action: unknown,
): { press: Press; button?: PressedButton } {
  const { user, trigger_id, channel, container, message, view } = Body.parse(body);
  const { action_id, value, selected_option } = Action.parse(action);
  const button = pressedButton(action_id, value, selected_option?.value);
  const remembered = view && channelIn(view.private_metadata);
  const press: Press = {
    place: { team, channel: channel?.id ?? remembered ?? user.id },
    user: user.id,
    target: button?.target ?? { sid: '' },
    ephemeral: container?.is_ephemeral === true || view?.type === 'modal',
    on: container?.message_ts,
    triggerId: trigger_id,
    home: view?.type === 'home',
    ...(message === undefined ? {} : { message }),
    ...(view?.type === 'modal' ? { modal: view.id } : {}),
  };
  return button ? { press, button } : { press };
}
