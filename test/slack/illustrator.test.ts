import { beforeEach, describe, expect, test } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Pictures } from '../../src/ports/slack.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { createIllustrator } from '../../src/slack/messenger/illustrator.ts';
import { every } from '../picture/lives.ts';
import { BOT_TOKEN, memoryLanguages, memoryLog, openSlack } from './bot.ts';
import { subject, watch } from './subjects.ts';

const PLACE = { team: 'T1', channel: 'C1' };

let slack: PretendSlack;

beforeEach(async () => {
  slack = await openSlack();
});

/** A picture made of its words alone; drawing is tested elsewhere. */
const drawn: Pictures['timeline'] = async (_known, { phase }) => new TextEncoder().encode(phase.recording);

const illustrator = (timeline = drawn) =>
  createIllustrator({
    botToken: BOT_TOKEN,
    apiUrl: slack.apiUrl,
    defaultLanguage: 'en',
    channelLanguages: memoryLanguages(),
    policy: DEFAULT_POLICY,
    log: memoryLog(),
    pictures: { timeline },
  });

const chinese = subject(every.normal, watch({ lang: 'zh' }));

describe('a timeline', () => {
  test.each([
    ['recording', 'Timeline of Algebra II, room 4 over', subject(every.normal)],
    ['录制中', 'Algebra II, room 4 的时间线，全长', chinese],
  ])(
    'is uploaded in the words of its place (%s), with what it shows, and posted nowhere',
    async (words, alt, one) => {
      const uploaded = await illustrator().upload(PLACE, one);
      const [file, ...others] = Object.values(slack.state().files);
      expect(others).toEqual([]);
      expect(uploaded).toEqual({ kind: 'ok', file: file?.id });
      expect(file).toMatchObject({ name: 'timeline.png', mimetype: 'image/png' });
      expect(file?.alt_txt).toContain(alt);
      expect(await (await fetch(file?.url_private ?? '')).text()).toBe(words);
      expect(slack.state().channels.flatMap(({ id }) => slack.messages(id))).toEqual([]);
    },
  );

  test('that has nothing to show is not uploaded', async () => {
    expect(await illustrator(async () => undefined).upload(PLACE, chinese)).toEqual({ kind: 'nothing' });
    expect(slack.state().files).toEqual({});
  });

  test('that cannot be drawn says why', async () => {
    const broken = illustrator(async () => Promise.reject(new Error('it took too long')));
    expect(await broken.upload(PLACE, chinese)).toEqual({ kind: 'failed', why: 'Error: it took too long' });
  });

  test('that may not be sent is refused for good', async () => {
    slack.setScopes(['commands', 'chat:write']);
    expect(await illustrator().upload(PLACE, chinese)).toEqual({ kind: 'refused', why: 'missing_scope' });
  });

  test('that Slack is not there for has failed this time', async () => {
    slack.setFault({ kind: 'cut' }, { times: 3 });
    expect(await illustrator().upload(PLACE, chinese)).toMatchObject({ kind: 'failed' });
  });
});
