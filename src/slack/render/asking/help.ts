import type { KnownBlock } from '@slack/types';
import type { Language } from '../../language/language.ts';
import { ANYTHING } from '../../pressable/buttons.ts';
import { COMMAND_KEYS, COMMANDS, type CommandKey, PASTED, type Use } from '../../pressable/commands.ts';
import { code } from '../../text.ts';
import { buttons, context, fallback, type Message, section } from '../message.ts';
import { TOLD_KINDS } from '../watching/heard.ts';

const NOTHING = { sid: ANYTHING };

/** The help: four examples, and buttons for the rest. */
export function helpMessage(language: Language): Message {
  const { answer, button } = language;
  const { name, ...examples } = answer.example;
  const lines = [
    [COMMANDS.status.name, name, examples.status],
    [COMMANDS.watch.name, `<${language.intake.pasted}>`, examples.watch],
    [COMMANDS.list.name, '', examples.list],
    [COMMANDS.status.name, 'doctor', examples.doctor],
  ].map(([command, typed, use]) => `${code(`${command} ${typed}`)} ${use}`);
  return {
    text: fallback(answer.helpTitle),
    blocks: [
      section([`*${answer.helpTitle}*`, ...lines].join('\n')),
      ...buttons(['helpWatch', 'helpOptions', 'helpRules'], NOTHING, language),
      context(answer.helpMore([button.helpWatch, button.helpOptions, button.helpRules])),
    ],
  };
}

/** Parts of the help, one for each button. */
export type HelpPart = 'watch' | 'options' | 'rules';

const OF_RULES: ReadonlySet<Use> = new Set<Use>(['watchAll', 'removeRule', 'listRules']);

/** Part of the help that a use belongs to. Options begin with `…` in the table of commands. */
const partOf = (typed: string, use: Use): HelpPart =>
  OF_RULES.has(use) ? 'rules' : typed.startsWith('…') ? 'options' : 'watch';

/** One part of the help, made from the table of commands. */
export function helpBlocks(part: HelpPart, language: Language): readonly KnownBlock[] {
  const { answer } = language;
  const commands = COMMAND_KEYS.flatMap((key) => command(key, part, language));
  if (part === 'options') return [...commands, section(answer.kinds(TOLD_KINDS))];
  if (part !== 'watch') return commands;
  return [...commands, ...buttons(['register'], NOTHING, language), context(answer.helpIds)];
}

function command(key: CommandKey, part: HelpPart, language: Language): readonly KnownBlock[] {
  const { name, uses } = COMMANDS[key];
  const lines = uses.flatMap(({ typed, use }) => {
    if (partOf(typed, use) !== part) return [];
    const example = `${name} ${typed.replace(PASTED, `<${language.intake.pasted}>`)}`;
    return [`${code(example)} ${language.use[use]}`];
  });
  return lines.length === 0 ? [] : [section([`*${language.command[key]}*`, ...lines].join('\n'))];
}
