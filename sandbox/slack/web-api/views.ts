import { openView, publishView, pushView, updateView } from '../views.ts';
import type { Args } from './args.ts';
import type { Methods } from './method.ts';

const view = (args: Args): unknown => args.nested('view', 'invalid_arguments');

export const VIEWS: Methods = {
  'views.open': {
    run(args, { workspace, triggers }) {
      const { user, channel } = triggers.redeem(args.text('trigger_id'));
      return { view: openView(workspace, user, view(args), channel) };
    },
  },
  'views.push': {
    run: (args, { workspace, triggers }) => ({
      view: pushView(workspace, triggers.redeem(args.text('trigger_id')).user, view(args)),
    }),
  },
  'views.update': {
    run: (args, { workspace }) => ({
      view: updateView(
        workspace,
        {
          viewId: args.text('view_id'),
          externalId: args.text('external_id'),
          hash: args.text('hash'),
        },
        view(args),
      ),
    }),
  },
  'views.publish': {
    run: (args, { workspace }) => ({
      view: publishView(workspace, args.need('user_id'), view(args), args.text('hash')),
    }),
  },
};
