import type { ActionsBlock, StaticSelect } from '@slack/types';
import type { Home } from '../../flows/asking/home.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { ANY_APP, ANYBODY, HOME_ACTIONS, MINE } from '../pressable/home-choice.ts';
import { actions, choice, option } from '../render/message.ts';
import { unmarked } from '../text.ts';

const STATES = ['all', 'live', 'ended', 'failed'] as const;

/** Menus that choose what a Home shows. */
export function filters({ choice, apps }: Home, { home: say }: Language): ActionsBlock {
  const whose = choice.mine ? MINE : ANYBODY;
  return actions(
    menu(
      HOME_ACTIONS.state,
      say.choose.state,
      STATES.map((filter) => [filter, say.state[filter]] as const),
      choice.state,
    ),
    ...(apps.length < 2
      ? []
      : [
          menu(
            HOME_ACTIONS.app,
            say.choose.app,
            [[ANY_APP, say.everyApp], ...apps.map((app) => [app, unmarked(app, LIMITS.optionText)] as const)],
            choice.app ?? ANY_APP,
          ),
        ]),
    menu(
      HOME_ACTIONS.mine,
      say.choose.whose,
      [
        [ANYBODY, say.whose.anybody],
        [MINE, say.whose.mine],
      ],
      whose,
    ),
  );
}

function menu(
  actionId: string,
  placeholder: string,
  offered: readonly (readonly [value: string, text: string])[],
  current: string,
): StaticSelect {
  const select = choice(
    actionId,
    placeholder,
    offered.map(([value, text]) => option(value, text)),
  );
  const initial = select.options?.find(({ value }) => value === current);
  return initial ? { ...select, initial_option: initial } : select;
}
