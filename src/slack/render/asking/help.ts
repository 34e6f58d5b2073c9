import type { KnownBlock } from '@slack/types';
import type { Language } from '../../language/language.ts';
import { COMMANDS, type CommandKey, PASTED } from '../../pressable/commands.ts';
import { code } from '../../text.ts';
import { context, fallback, type Message, section } from '../message.ts';

const KEYS: readonly CommandKey[] = ['status', 'watch', 'unwatch', 'list'];

/** All commands in one answer, from the one table. */
export function helpMessage(language: Language): Message {
  const { answer } = language;
  return {
    text: fallback(answer.helpTitle),
    blocks: [
      section(`*${answer.helpTitle}*`),
      ...KEYS.map((key) => command(key, language)),
      context(answer.helpIds, answer.helpExample),
    ],
  };
}

function command(key: CommandKey, language: Language): KnownBlock {
  const { name, uses } = COMMANDS[key];
  const lines = uses.map(({ typed, use }) => {
    const example = `${name} ${typed.replace(PASTED, `<${language.intake.pasted}>`)}`;
    return `${code(example)} ${language.use[use]}`;
  });
  return section([`*${language.command[key]}*`, ...lines].join('\n'));
}
