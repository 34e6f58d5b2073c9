import type { IntakeSentences } from '../intake-sentences.ts';
import { counted, number } from './measures.ts';

export const englishIntake: IntakeSentences = {
  pasted: 'query URL, curl command or answer of start',
  askMode: (written) => ({
    fact: written === undefined ? 'The mode is missing.' : `The mode is missing, and ‘${written}’ is none.`,
    check: 'Which mode was `start` called with?',
  }),
  askApp: (apps) => ({
    fact: `There are ${counted(apps, 'Agora app')}, and the text does not say which one.`,
    check: 'Which one is it?',
  }),
  askModeOf: (count) =>
    count === 1
      ? 'One lacks its mode. Which was `start` called with?'
      : `${number(count)} lack their mode. Which was \`start\` called with, for all of them?`,
  askAppOf: (count) =>
    count === 1
      ? 'One lacks its Agora app. Which is it?'
      : `${number(count)} lack their Agora app. Which is it, for all of them?`,
  otherApps: (count) =>
    `${counted(count, 'more app')} not shown: paste again with \`app:\` and the name behind it.`,
  gone: {
    fact: 'I keep what was pasted for an hour, and that is over.',
    check: 'Paste it again, with the mode behind it. Nothing was changed.',
  },
  several: (watched, total) =>
    `${number(watched)} of ${counted(total, 'recording')} ${watched === 1 ? 'is' : 'are'} watched for this channel.`,
  outcome: {
    new: (name, mode, app) => `*${name}* — registered · ${mode} · app ${app}`,
    known: (name, mode, app) => `*${name}* — known already · ${mode} · app ${app}`,
    replaced: (name, mode, app) => `*${name}* — its old ids never worked; replaced · ${mode} · app ${app}`,
  },
  amiss: (which, problem) => `${which} — ${problem}`,
  nth: (n) => `No. ${number(n)}`,
  unknown: (text) => ({
    fact: `I don’t know a recording ‘${text}’.`,
    check: 'Paste the whole answer of `start`, which has the resource ID too, and the mode.',
  }),
  moreLetters: (text, count) => ({
    fact: `‘${text}’ could be any of ${counted(count, 'recording')}.`,
    check: 'Type its sid, or more of it.',
  }),
  cards: {
    posted: 'Their cards come to the channel one after the other; news comes in their threads.',
    soon: 'Their cards follow in a moment; news comes in their threads.',
  },
  left: (count, from) =>
    `50 at once is the most I take: ${number(count)} ${count === 1 ? 'was' : 'were'} left${from === undefined ? '' : `, from ${from} on`}. Paste ${count === 1 ? 'it' : 'those'} again.`,
  notShown: (count) => `${counted(count, 'line')} more not shown.`,
};
