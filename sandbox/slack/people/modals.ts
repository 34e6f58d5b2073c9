import type { Act, Person } from '../acts.ts';
import { isRecord } from '../blocks/check.ts';
import { chosenForAnswers, fillIn, objections } from '../inputs.ts';
import { Refusal } from '../refusal.ts';
import type { OpenView, User, View } from '../state.ts';
import { pushView, updateView } from '../views.ts';
import { tell } from './events.ts';
import { conclude, interaction, type Stage } from './stage.ts';

type Modals = Pick<Person, 'submitView' | 'closeView' | 'openHome'>;

function topmost({ workspace: { screens } }: Stage, user: User, id: string | undefined): OpenView {
  const top = screens.stack(user.id).at(-1);
  if (top === undefined) throw new Error(`${user.name} has no modal open`);
  if (id !== undefined && id !== top.view.id)
    throw new Error(`${id} is not the topmost modal of ${user.name}`);
  return top;
}

function replaceTop({ workspace: { screens } }: Stage, user: User, top: OpenView): void {
  screens.setStack(
    user.id,
    screens.stack(user.id).map((each) => (each.view.id === top.view.id ? top : each)),
  );
}

const stringsIn = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([block, complaint]) => [block, String(complaint)]))
    : {};

/** Applies the acknowledgement of a submission; an empty one closes the modal. */
function follow(stage: Stage, user: User, top: OpenView, act: Act): Act {
  const { view } = top;
  const { workspace } = stage;
  const { screens } = workspace;
  const answer = isRecord(act.body) ? act.body : {};
  switch (answer.response_action) {
    case 'errors': {
      const errors = stringsIn(answer.errors);
      replaceTop(stage, user, { ...top, view, errors });
      return { ...act, errors };
    }
    case 'update':
      updateView(workspace, { viewId: view.id }, answer.view);
      return act;
    case 'push':
      pushView(workspace, user.id, answer.view);
      return act;
    case 'clear':
      screens.setStack(user.id, []);
      return act;
    case undefined:
      // Found by id, because the bot may have opened another modal before it acknowledged.
      screens.setStack(
        user.id,
        screens.stack(user.id).filter((each) => each.view.id !== view.id),
      );
      return act;
    default:
      throw new Refusal('invalid_response_action');
  }
}

export function createModals(stage: Stage): Modals {
  const { workspace, triggers, delivery } = stage;
  const { screens, directory } = workspace;

  return {
    async submitView({ user: userName, view: id, values: inputs }) {
      const user = directory.who(userName);
      const top = topmost(stage, user, id);
      const values = fillIn(top.view.blocks, top.view.state.values, inputs);
      const view: View = { ...top.view, state: { values } };
      const errors = objections(view.blocks, values);
      replaceTop(stage, user, { ...top, view, errors });
      if (Object.keys(errors).length > 0) return { ok: false, error: 'incomplete', errors };

      const outcome = await delivery.ask('interactive', {
        ...interaction(stage, user),
        type: 'view_submission',
        trigger_id: triggers.issue(user.id),
        view,
        response_urls: chosenForAnswers(view.blocks, values).map((chosen) => ({
          ...chosen,
          response_url: stage.responseUrls.issue({ user: user.id, channel: chosen.channel_id }),
        })),
      });
      const act = conclude(stage, outcome, { user: user.id, what: 'Submitting' });
      if (!act.ok) return act;
      try {
        return follow(stage, user, { ...top, view }, act);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const text = `Submitting failed: the app answered with something unusable (${error.error})`;
        screens.notify({ user: user.id, at: workspace.now(), error: error.error, text });
        return { ...act, ok: false, error: error.error };
      }
    },

    async closeView({ user: userName, view: id }) {
      const user = directory.who(userName);
      const { view } = topmost(stage, user, id);
      const stack = screens.stack(user.id);
      const left = view.clear_on_close ? [] : stack.slice(0, -1);
      screens.setStack(user.id, left);
      if (!view.notify_on_close) return { ok: true };
      const outcome = await delivery.ask('interactive', {
        ...interaction(stage, user),
        type: 'view_closed',
        view,
        is_cleared: view.clear_on_close,
      });
      return conclude(stage, outcome, { user: user.id, what: 'Closing' });
    },

    openHome(userName) {
      const user = directory.who(userName);
      const view = screens.homes()[user.id];
      return tell(stage, 'app_home_opened', {
        type: 'app_home_opened',
        user: user.id,
        channel: directory.directMessage(user).id,
        tab: 'home',
        ...(view === undefined ? {} : { view }),
      });
    },
  };
}
