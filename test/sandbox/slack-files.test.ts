import type { WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { clientOf, openSlack, verdict } from './slack-bot.ts';

const Announced = z.object({ upload_url: z.string(), file_id: z.string() });

let slack: PretendSlack;
let client: WebClient;
let clock: number;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 22, 14);
  slack = await openSlack({ channels: [{ name: 'recordings' }, { name: 'old' }], now: () => clock });
  onTestFinished(() => slack.close());
  client = clientOf(slack);
});

const idOf = (name: string): string => slack.state().channels.find((each) => each.name === name)?.id ?? '';

/** Uploads without showing it anywhere, or in one place. */
async function upload(filename: string, place: { channel_id?: string; channels?: string } = {}) {
  const bytes = Buffer.from('bytes');
  // By the name that Slack documents: the client's types call it `alt_text`, which Slack does not know.
  const announced = await client.apiCall('files.getUploadURLExternal', {
    filename,
    length: bytes.length,
    alt_txt: 'What it shows',
  });
  const { upload_url, file_id } = Announced.parse(announced);
  await fetch(upload_url, { method: 'POST', body: bytes });
  await client.apiCall('files.completeUploadExternal', {
    files: [{ id: file_id, title: 'Title' }],
    ...place,
  });
  return file_id;
}

const show = (slack_file: Readonly<Record<string, string>>) => {
  const blocks = [{ type: 'image', alt_text: 'a timeline', slack_file }];
  return client.apiCall('chat.postMessage', { channel: idOf('recordings'), text: 'x', blocks });
};

describe('a picture in a block', () => {
  it('is shown once Slack has looked at the file, not before', async () => {
    const id = await upload('timeline.png');
    expect(await verdict(show({ id }))).toBe('invalid_blocks');
    clock += 400;
    expect(await verdict(show({ id }))).toBe('ok');
    expect(slack.state().files[id]).toMatchObject({ name: 'timeline.png', alt_txt: 'What it shows' });
  });

  it('may be named by its address', async () => {
    const id = await upload('timeline.png');
    clock += 400;
    expect(await verdict(show({ url: slack.state().files[id]?.url_private ?? '' }))).toBe('ok');
  });

  it('is refused when there is no such file, with the place in the blocks', async () => {
    const refused = await show({ id: 'F0NOWHERE' }).catch(({ data }) => data);
    expect(refused).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'] },
    });
  });

  it('is refused when the file is no picture', async () => {
    const id = await upload('list.csv');
    clock += 10_000;
    expect(await verdict(show({ id }))).toBe('invalid_blocks');
  });

  it('is refused in a Home tab alike', async () => {
    const view = { type: 'home', blocks: [{ type: 'image', alt_text: 'x', slack_file: { id: 'F0NO' } }] };
    const user_id = slack.state().users[0]?.id ?? '';
    expect(await verdict(client.apiCall('views.publish', { user_id, view }))).toBe('invalid_arguments');
  });
});

describe('a file', () => {
  it('goes to a person by their id, as a direct message', async () => {
    const mei = slack.state().users.find(({ name }) => name === 'mei')?.id ?? '';
    await upload('export.json', { channels: mei });
    const direct = slack.state().channels.find(({ user }) => user === mei);
    expect(slack.messages(direct?.id ?? '').at(-1)?.files?.[0]).toMatchObject({ title: 'Title' });
  });

  it('does not go where nothing can be posted', async () => {
    await slack.archive('old');
    expect(await verdict(upload('a.csv', { channel_id: idOf('old') }))).toBe('posting_to_channel_denied');
  });
});
