import type { KnownBlock } from '@slack/types';
import { BLOCKS } from '../blocks.ts';
import { type Message, withBlocks } from '../render/message.ts';
import { shown } from '../text.ts';
import type { PersonOf } from '../voice/people.ts';

/** Mention of a person, as `mention` writes it. */
const MENTION = /<@([UW][A-Z0-9]{2,20})>/g;

/**
 * The same message with names in place of mentions, as a `<@…>` in a new message notifies; the block `called` keeps its
 * own. A person whose name Slack did not say is shown by their ID.
 */
export async function withNames(message: Message, personOf: PersonOf): Promise<Message> {
  const { text, blocks, instead } = message;
  const quiet = [...blocks, ...(instead ?? [])].filter(isQuiet);
  const people = new Set([...JSON.stringify([text, quiet]).matchAll(MENTION)].map(([, user = '']) => user));
  if (people.size === 0) return message;
  const names = new Map<string, string>();
  await Promise.all(
    [...people].map(async (user) => names.set(user, shown((await personOf(user))?.name ?? user))),
  );
  const named = (part: string): string => part.replace(MENTION, (_, user) => names.get(user) ?? user);
  const namedBlock = (block: KnownBlock): KnownBlock =>
    isQuiet(block)
      ? JSON.parse(JSON.stringify(block), (_, value) => (typeof value === 'string' ? named(value) : value))
      : block;
  return { ...withBlocks(message, (all) => all.map(namedBlock)), text: named(text) };
}

const isQuiet = ({ block_id }: KnownBlock): boolean => block_id !== BLOCKS.called;
