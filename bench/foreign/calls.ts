import { callWithForeignIds } from '../../test/flows/foreign.ts';

export interface Order {
  readonly worlds: number;
  readonly calls: number;
}

process.once('message', async ({ worlds, calls }: Order) => {
  /** Why a world failed, for each that did. */
  const learnt: string[] = [];
  for (let world = 0; world < worlds; world += 1) {
    await callWithForeignIds(calls).catch((error: Error) => learnt.push(error.message));
  }
  process.send?.(learnt);
});
