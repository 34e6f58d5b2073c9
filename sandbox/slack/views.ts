import { withIds } from './blocks/blocks.ts';
import { isRecord, spellOut } from './blocks/check.ts';
import { complaintsAboutFiles } from './blocks/slack-files.ts';
import { complaintsAboutView } from './blocks/view.ts';
import { carriedOver, initialValues } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { Refusal, refuseWith } from './refusal.ts';
import type { Block, OpenView, TextObject, View } from './state.ts';
import { freshId } from './workspace/ids.ts';
import type { Workspace } from './workspace/workspace.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isText = (value: unknown): value is TextObject => isRecord(value) && typeof value.text === 'string';
const isBlock = (value: unknown): value is Block => isRecord(value) && typeof value.type === 'string';

/** Builds a view as Slack stores it. @throws {Refusal} `invalid_arguments` with the complaints, or `view_too_large` */
function build(
  workspace: Workspace,
  sent: unknown,
  type: 'modal' | 'home',
  { before, channel }: { readonly before?: View | undefined; readonly channel?: string | undefined } = {},
): View {
  const complaints = [
    ...complaintsAboutView(sent, type),
    ...complaintsAboutFiles(sent, workspace.files.canShow, '/view'),
  ];
  if (complaints.length > 0 || !isRecord(sent))
    throw refuseWith('invalid_arguments', complaints.map(spellOut));
  if (JSON.stringify(sent).length > LIMITS.view) throw new Refusal('view_too_large');
  const blocks = withIds(Array.isArray(sent.blocks) ? sent.blocks.filter(isBlock) : []);
  const id = before?.id ?? freshId('V');
  return {
    id,
    team_id: workspace.team.id,
    app_id: workspace.app.appId,
    bot_id: workspace.app.botId,
    type,
    blocks,
    title: isText(sent.title) ? sent.title : { type: 'plain_text', text: 'View Title', emoji: true },
    submit: isText(sent.submit) ? sent.submit : null,
    close: isText(sent.close) ? sent.close : null,
    callback_id: text(sent.callback_id),
    private_metadata: text(sent.private_metadata),
    external_id: text(sent.external_id),
    clear_on_close: sent.clear_on_close === true,
    notify_on_close: sent.notify_on_close === true,
    hash: `${Math.floor(workspace.now() / 1000)}.${freshId('').slice(0, 8)}`,
    root_view_id: before?.root_view_id ?? id,
    previous_view_id: before?.previous_view_id ?? null,
    state: {
      values:
        before && type === 'modal'
          ? carriedOver(blocks, before.state.values, channel)
          : initialValues(blocks, channel),
    },
  };
}

/** Finds an open modal and the person who has it open. */
function findOpen({ screens }: Workspace, matches: (view: View) => boolean) {
  for (const [user, stack] of Object.entries(screens.stacks()))
    for (const open of stack) if (matches(open.view)) return { user, stack, open };
  return undefined;
}

function requireFreshExternalId(workspace: Workspace, view: View): View {
  const taken = findOpen(
    workspace,
    ({ external_id, id }) => external_id !== '' && external_id === view.external_id && id !== view.id,
  );
  if (taken !== undefined) throw new Refusal('duplicate_external_id');
  return view;
}

const opened = (view: View, channel: string | undefined): OpenView => ({
  view,
  errors: {},
  ...(channel === undefined ? {} : { channel }),
});

/** Opens a modal for a person in place of any other of this app. @param channel that the person has open */
export function openView(workspace: Workspace, user: string, sent: unknown, channel?: string): View {
  const view = requireFreshExternalId(workspace, build(workspace, sent, 'modal', { channel }));
  workspace.screens.setStack(user, [opened(view, channel)]);
  return view;
}

/** Opens a modal on top of the open one. */
export function pushView(workspace: Workspace, user: string, sent: unknown): View {
  const stack = workspace.screens.stack(user);
  const top = stack.at(-1);
  if (top === undefined) throw new Refusal('not_found');
  if (stack.length >= LIMITS.viewStack) throw new Refusal('push_limit_reached');
  const { channel } = top;
  const fresh = requireFreshExternalId(workspace, build(workspace, sent, 'modal', { channel }));
  const view: View = { ...fresh, root_view_id: top.view.root_view_id, previous_view_id: top.view.id };
  workspace.screens.setStack(user, [...stack, opened(view, channel)]);
  return view;
}

export interface ViewName {
  readonly viewId?: string | undefined;
  readonly externalId?: string | undefined;
  /** Hash of the expected version; another one is refused with `hash_conflict`. */
  readonly hash?: string | undefined;
}

/** Updates an open modal, or a Home tab named by its id. */
export function updateView(workspace: Workspace, name: ViewName, sent: unknown): View {
  const matches = ({ id, external_id }: View): boolean =>
    name.viewId === undefined ? external_id !== '' && external_id === name.externalId : id === name.viewId;
  const found = findOpen(workspace, matches);
  const home = Object.entries(workspace.screens.homes()).find(([, view]) => matches(view));
  const before = found?.open.view ?? home?.[1];
  const channel = found?.open.channel;
  if (before === undefined) throw new Refusal('not_found');
  if (name.hash !== undefined && name.hash !== before.hash) throw new Refusal('hash_conflict');
  const view = requireFreshExternalId(workspace, build(workspace, sent, before.type, { before, channel }));
  if (home !== undefined && found === undefined) workspace.screens.setHome(home[0], view);
  if (found !== undefined) {
    const replaced: readonly OpenView[] = found.stack.map((each) =>
      each.view.id === view.id ? opened(view, each.channel) : each,
    );
    workspace.screens.setStack(found.user, replaced);
  }
  return view;
}

/** Publishes the Home tab of one person. */
export function publishView(workspace: Workspace, user: string, sent: unknown, hash?: string): View {
  if (!workspace.app.home) throw new Refusal('not_enabled');
  if (workspace.directory.user(user) === undefined) throw new Refusal('user_not_found');
  const before = workspace.screens.homes()[user];
  if (hash !== undefined && hash !== before?.hash) throw new Refusal('hash_conflict');
  const view = build(workspace, sent, 'home', { before });
  workspace.screens.setHome(user, view);
  return view;
}
