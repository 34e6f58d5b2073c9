import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChannelSeed, UserSeed } from '../slack/workspace/seeds.ts';

const Parameter = z.object({
  type: z.string(),
  title: z.string(),
  description: z.string().exactOptional(),
  is_required: z.boolean().default(false),
});

const Parameters = z
  .record(z.string(), Parameter)
  .default({})
  .transform((named) => Object.entries(named).map(([name, parameter]) => ({ name, ...parameter })));

const Step = z.object({
  title: z.string(),
  description: z.string(),
  input_parameters: Parameters,
  output_parameters: Parameters,
});

const Manifest = z.object({
  functions: z.record(z.string(), Step).default({}),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).default({ home_tab_enabled: false }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().exactOptional(),
        should_escape: z.boolean().exactOptional(),
      }),
    ),
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['global', 'message']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z
      .object({ bot_events: z.array(z.string()).default([]) })
      .default({ bot_events: [] }),
  }),
});

/** Reads the facts that a workspace takes from the manifest of an app. */
export function readManifest(file: string) {
  const { features, functions, oauth_config, settings } = Manifest.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return {
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    steps: Object.entries(functions).map(([callback_id, step]) => ({ callback_id, ...step })),
    home: features.app_home.home_tab_enabled,
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
  };
}

/** Channel in which the page opens and the guided life is played. */
export const OPENING = 'class-recordings';

export const CHANNELS: readonly ChannelSeed[] = [
  { name: OPENING },
  { name: 'general' },
  { name: 'random', bot: false },
  { name: 'team-leads', private: true },
  { name: 'spring-term', archived: true },
];

/** People of the demo. Mei has the time zone of this machine, because the reader of the page begins as her. */
export const people = (zoneHere: string): readonly UserSeed[] => [
  { name: 'mei', realName: 'Mei Lin', tz: zoneHere },
  { name: 'anna', realName: 'Anna Weber', locale: 'en-GB', tz: 'Europe/Berlin' },
  { name: 'tom', realName: 'Tom Reyes', tz: 'America/New_York' },
  { name: 'yue', realName: '林悦', locale: 'zh-CN', tz: 'Asia/Shanghai' },
];

/** Messages posted before the page is opened. */
export const SMALL_TALK: readonly {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
}[] = [
  { user: 'anna', channel: 'general', text: 'Welcome to the new term.' },
  { user: 'tom', channel: 'team-leads', text: 'Invite the bot here before it can post here.' },
  {
    user: 'anna',
    channel: OPENING,
    text: 'Algebra II starts now. How will we know that it is really being recorded?',
  },
  {
    user: 'mei',
    channel: OPENING,
    text: 'I give the bot what `start` answered, and it tells us here when something happens.',
  },
];
