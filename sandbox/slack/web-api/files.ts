import { isRecord } from '../blocks/check.ts';
import { readContent } from '../content.ts';
import { LIMITS } from '../limits.ts';
import { say } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, SharedFile } from '../state.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Args } from './args.ts';
import type { Method, Methods } from './method.ts';

const scopes = (): readonly string[] => ['files:write'];

const getUploadUrl: Method = {
  scopes,
  run(args, { uploads, uploadUrl }) {
    const size = Number(args.need('length'));
    const altText = args.text('alt_txt');
    if (!Number.isInteger(size) || size < 1) throw new Refusal('invalid_arguments');
    if ((altText?.length ?? 0) > LIMITS.fileAltText) throw new Refusal('alt_txt_too_large');
    const id = uploads.begin(args.need('filename'), size, altText);
    return { upload_url: `${uploadUrl}${id}`, file_id: id };
  },
};

/** Channels in which the files are shown: none, one, or several channels and direct messages. */
function channelsNamed(args: Args, { directory }: Workspace): readonly Channel[] {
  const one = args.text('channel_id');
  const named = one === undefined ? (args.text('channels')?.split(',') ?? []) : [one];
  return named.map((id) => {
    const person = one === undefined ? directory.user(id) : undefined;
    const channel = person === undefined ? directory.channel(id) : directory.directMessage(person);
    if (channel === undefined || !channel.is_member) throw new Refusal('channel_not_found');
    if (channel.is_archived) throw new Refusal('posting_to_channel_denied');
    return channel;
  });
}

function contentOf(args: Args, { files }: Workspace) {
  const comment = args.text('initial_comment');
  // Blocks are ignored if there is a comment, as documented.
  if (comment !== undefined) return { text: comment };
  const blocks = args.nested('blocks', 'invalid_blocks_format');
  return blocks === undefined ? { text: '' } : readContent({ blocks }, files);
}

const complete: Method = {
  scopes,
  run(args, { workspace, uploads }) {
    const named = args.nested('files', 'invalid_arguments');
    if (!Array.isArray(named) || named.length === 0) throw new Refusal('invalid_arguments');
    const channels = channelsNamed(args, workspace);
    const content = contentOf(args, workspace);
    const files = named.map((each: unknown): SharedFile => {
      if (!isRecord(each) || typeof each.id !== 'string') throw new Refusal('invalid_arguments');
      const file = uploads.finish(each.id, typeof each.title === 'string' ? each.title : undefined);
      if (file === undefined) throw new Refusal('file_not_found');
      return file;
    });
    for (const file of files) workspace.files.add(file);
    const threadTs = args.text('thread_ts');
    for (const channel of channels)
      say(workspace, channel, workspace.directory.bot, {
        content,
        files,
        ...(threadTs === undefined ? {} : { threadTs }),
      });
    return { files: files.map(({ id, title }) => ({ id, title })) };
  },
};

const info: Method = {
  scopes: () => ['files:read'],
  run(args, { workspace: { files } }) {
    const file = files.all()[args.need('file', 'file_not_found')];
    if (file === undefined) throw new Refusal('file_not_found');
    return { file };
  },
};

export const FILES: Methods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': info,
};
