import { z } from 'zod';
import { EVERYTHING, type HomeChoice } from '../../flows/asking/home.ts';
import { FILTERS } from '../../flows/asking/list.ts';

/** Action ids of App Home itself; other buttons in it are those of `BUTTONS`. */
export const HOME_ACTIONS = {
  refresh: 'home_refresh',
  everything: 'home_everything',
  state: 'home_state',
  app: 'home_app',
  mine: 'home_mine',
} as const;

/** Patterns of these action ids, and of all others. */
export const HOME_ACTION = /^home_/;
export const OTHER_ACTION = /^(?!home_)/;

/** Options that leave nothing out. No name of an app holds a space. */
export const ANY_APP = 'any app';
export const MINE = 'mine';
export const ANYBODY = 'anybody';

const Choice = z.object({
  state: z.enum(FILTERS),
  app: z.string().min(1).exactOptional(),
  mine: z.boolean(),
});

/** Encodes a choice as `private_metadata` of the Home. */
export const encodeHomeChoice = (choice: HomeChoice): string => JSON.stringify(choice);

/** Reads the choice from `private_metadata`; everything, if there is none. */
export function decodeHomeChoice(privateMetadata: string): HomeChoice {
  try {
    return Choice.safeParse(JSON.parse(privateMetadata)).data ?? EVERYTHING;
  } catch {
    // Text that is no JSON was not written by this version.
    return EVERYTHING;
  }
}

/** The choice after a press. @param option value of the chosen option */
export function chosen(before: HomeChoice, actionId: string, option: string | undefined): HomeChoice {
  switch (actionId) {
    case HOME_ACTIONS.everything:
      return EVERYTHING;
    case HOME_ACTIONS.state:
      return { ...before, state: FILTERS.find((filter) => filter === option) ?? before.state };
    case HOME_ACTIONS.mine:
      return { ...before, mine: option === MINE };
    case HOME_ACTIONS.app: {
      const { app: _, ...rest } = before;
      return option === undefined || option === ANY_APP ? rest : { ...rest, app: option };
    }
    default:
      return before;
  }
}
