import { isRecord } from '../blocks/check.ts';
import { say } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { Method, Methods } from './method.ts';

const scopes = (): readonly string[] => ['files:write'];

const getUploadUrl: Method = {
  scopes,
  run(args, { uploads, uploadUrl }) {
    const size = Number(args.need('length'));
    if (!Number.isInteger(size) || size < 1) throw new Refusal('invalid_arguments');
    const id = uploads.begin(args.need('filename'), size);
    return { upload_url: `${uploadUrl}${id}`, file_id: id };
  },
};

const complete: Method = {
  scopes,
  run(args, { workspace, uploads }) {
    const named = args.nested('files', 'invalid_arguments');
    if (!Array.isArray(named) || named.length === 0) throw new Refusal('invalid_arguments');
    const files = named.map((each: unknown) => {
      if (!isRecord(each) || typeof each.id !== 'string') throw new Refusal('invalid_arguments');
      const file = uploads.finish(each.id, typeof each.title === 'string' ? each.title : undefined);
      if (file === undefined) throw new Refusal('file_not_found');
      return file;
    });
    const channelId = args.text('channel_id');
    if (channelId !== undefined) {
      const channel = workspace.directory.channel(channelId);
      if (channel === undefined || !channel.is_member) throw new Refusal('channel_not_found');
      const threadTs = args.text('thread_ts');
      say(workspace, channel, workspace.directory.bot, {
        content: { text: args.text('initial_comment') ?? '' },
        files,
        ...(threadTs === undefined ? {} : { threadTs }),
      });
    }
    return { files: files.map(({ id, title }) => ({ id, title })) };
  },
};

export const FILES: Methods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
};
