import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Inputs } from '../../../slack/acts.ts';
import type { Block } from '../../../slack/state.ts';
import type { Answer } from '../../asks.ts';
import { ask } from '../ask.ts';
import { useReader } from '../reader.tsx';

/** Surface on which blocks are drawn, as an ask names it. */
export type Where =
  | { readonly ask: 'press'; readonly channel: string; readonly ts: string }
  | { readonly ask: 'pressEphemeral'; readonly channel: string; readonly ephemeral: string }
  | { readonly ask: 'pressView'; readonly view: string };

export type Value = string | readonly string[] | null;

export interface Surface {
  /** Sends a press; resolves when the bot has acknowledged it. */
  press(blockId: string, actionId: string, value?: string | readonly string[]): Promise<Answer>;
  /** Stores the value of an input without telling the bot. */
  enter(blockId: string, actionId: string, value: Value): void;
  readonly entered: Inputs;
  /** Channel that is open, as the initial choice of a menu of conversations. */
  readonly channel: string | undefined;
}

const SurfaceContext = createContext<Surface | undefined>(undefined);

export function SurfaceProvider({
  where,
  blocks,
  channel,
  children,
}: {
  readonly where: Where;
  readonly blocks: readonly Block[];
  readonly channel?: string | undefined;
  readonly children: ReactNode;
}) {
  const { user } = useReader();
  const [all, setEntered] = useState<Inputs>({});
  const entered = useMemo(() => standing(all, blocks), [all, blocks]);
  const surface = useMemo<Surface>(
    () => ({
      entered,
      channel,
      enter: (blockId, actionId, value) =>
        setEntered((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } })),
      press(blockId, actionId, value) {
        const chosen = value === undefined ? {} : { value: typeof value === 'string' ? value : [...value] };
        return ask({ ...where, user: user.id, blockId, actionId, ...chosen, values: mutable(entered) });
      },
    }),
    [where, channel, user.id, entered],
  );
  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}

/** Values of inputs that still exist: an edit may have removed some. */
const standing = (entered: Inputs, blocks: readonly Block[]): Inputs =>
  Object.fromEntries(
    Object.entries(entered).flatMap(([blockId, actions]) => {
      const block = JSON.stringify(blocks.find(({ block_id }) => block_id === blockId) ?? {});
      const left = Object.entries(actions).filter(([id]) =>
        block.includes(`"action_id":${JSON.stringify(id)}`),
      );
      return left.length > 0 ? [[blockId, Object.fromEntries(left)]] : [];
    }),
  );

/** Copies inputs into the mutable form of an ask. */
export const mutable = (inputs: Inputs) =>
  Object.fromEntries(
    Object.entries(inputs).map(([block, actions]) => [
      block,
      Object.fromEntries(
        Object.entries(actions).map(([action, value]) => [
          action,
          value === null || typeof value === 'string' ? value : [...value],
        ]),
      ),
    ]),
  );

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('useSurface is for what is drawn inside SurfaceProvider');
  return surface;
}
