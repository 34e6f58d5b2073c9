import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Place } from '../../recording/watching/place.ts';
import { type PressedButton, pressedButton, type Target } from './buttons.ts';
import { channelIn } from './private-metadata.ts';

const Block = z.looseObject({ type: z.string() });
const Blocks = z.array(z.custom<KnownBlock>((block) => Block.safeParse(block).success)).default([]);

/** Fields of a `block_actions` payload that are needed. */
const Body = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional(), message_ts: z.string().optional() }).optional(),
  message: z
    .object({
      ts: z.string(),
      text: z.string().default(''),
      blocks: Blocks,
    })
    .optional(),
  view: z
    .object({
      id: z.string(),
      type: z.enum(['modal', 'home']),
      private_metadata: z.string().default(''),
      blocks: Blocks,
    })
    .optional(),
});

const Action = z.object({
  action_id: z.string(),
  block_id: z.string().default(''),
  value: z.string().default(''),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** A press of a button, or a choice in a menu. */
export interface Press {
  /** In App Home: the presser's direct messages. */
  readonly place: Place;
  readonly user: string;
  readonly target: Target;
  /** `ts` of the message with the button, ephemeral or not. */
  readonly on?: string | undefined;
  /** Whether the button is on an answer that only the presser sees. */
  readonly ephemeral: boolean;
  /** The message with the button; absent in a view. */
  readonly message?: { readonly ts: string; readonly text: string; readonly blocks: readonly KnownBlock[] };
  /** Opens one modal within three seconds. */
  readonly triggerId: string;
  /** The modal with the button, and its blocks above and below the one with the button. */
  readonly modal?: {
    readonly id: string;
    readonly above: readonly KnownBlock[];
    readonly below: readonly KnownBlock[];
  };
  /** Whether it was pressed in App Home. */
  readonly home: boolean;
}

/**
 * @param team the bot's own workspace
 * @throws {z.ZodError} if it is no press
 */
export function readPress(
  team: string,
  body: unknown,
  action: unknown,
): { press: Press; button?: PressedButton } {
  const { user, trigger_id, channel, container, message, view } = Body.parse(body);
  const { action_id, block_id, value, selected_option } = Action.parse(action);
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
    ...(view?.type === 'modal' ? { modal: { id: view.id, ...around(block_id, view.blocks) } } : {}),
  };
  return button ? { press, button } : { press };
}

function around(pressed: string, blocks: readonly KnownBlock[]) {
  const at = blocks.findIndex(({ block_id }) => block_id === pressed);
  return { above: blocks.slice(0, at), below: blocks.slice(at + 1) };
}
