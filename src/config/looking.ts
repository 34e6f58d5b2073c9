import { z } from 'zod';
import type { AgoraApp } from '../agora/app.ts';
import { type Config, ConfigError, complaint } from './config.ts';
import { readGiven } from './given.ts';
import { agoraOf, FOR_AGORA, FOR_JUDGING, policyOf, readCa } from './reaching.ts';
import { type Environment, VARIABLES } from './variables.ts';

/** The part of the environment that is needed to look at one recording, without Slack and Redis. */
export interface Looking extends Pick<Config, 'agora' | 'policy' | 'expiryHours' | 'defaultLanguage'> {
  readonly app: AgoraApp;
}

const NEEDED = z.object({
  AGORA_CUSTOMER_ID: VARIABLES.AGORA_CUSTOMER_ID.unwrap(),
  AGORA_CUSTOMER_SECRET: VARIABLES.AGORA_CUSTOMER_SECRET.unwrap(),
  RESOURCE_EXPIRED_HOURS: VARIABLES.RESOURCE_EXPIRED_HOURS,
  DEFAULT_LANGUAGE: VARIABLES.DEFAULT_LANGUAGE,
  ...FOR_AGORA.shape,
  ...FOR_JUDGING.shape,
});

/**
 * Reads the credentials, the way to Agora and the rules of judgement from the environment, and from the files that it names.
 * Other variables of the bot are ignored.
 * @throws ConfigError naming every problem; a value is never repeated
 */
export function readLooking(env: Environment, appId: string): Looking {
  const isRead = (name: string) => name in NEEDED.shape || name === 'EXTRA_CA_FILE';
  const own = Object.entries(env).filter(([name]) => isRead(name) || isRead(name.replace(/_FILE$/, '')));
  const { set, complaints, unread } = readGiven(Object.fromEntries(own));
  const read = NEEDED.safeParse(set);
  const wrong = read.success ? [] : read.error.issues.filter(({ path: [name] }) => !unread.has(String(name)));
  const all = [...complaints, ...wrong.map((issue) => complaint(issue, set))];
  const ca = readCa('EXTRA_CA_FILE', set, all);
  if (!read.success || all.length > 0) throw new ConfigError(all);
  const v = read.data;
  return {
    app: {
      name: 'default',
      appId,
      customerId: v.AGORA_CUSTOMER_ID,
      customerSecret: v.AGORA_CUSTOMER_SECRET,
    },
    agora: agoraOf(v, ca),
    policy: policyOf(v),
    expiryHours: v.RESOURCE_EXPIRED_HOURS,
    defaultLanguage: v.DEFAULT_LANGUAGE,
  };
}
