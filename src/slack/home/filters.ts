import type { ActionsBlock, StaticSelect } from '@slack/types';
import type { Home } from '../../flows/asking/home.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { ANY_APP, ANYBODY, HOME_ACTIONS, MINE } from '../pressable/home-choice.ts';
import { actions, option, plain } from '../render/message.ts';
import { unmarked } from '../text.ts';

const STATES = ['all', 'live', 'ended', 'failed'] as const;

/** The menus that choose what a Home shows. */
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
  const options = offered
    .filter(([value]) => value.length <= LIMITS.optionText)
    .slice(0, LIMITS.selectOptions)
    .map(([value, text]) => option(value, text));
  const initial = options.find(({ value }) => value === current);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}
