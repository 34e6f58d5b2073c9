import type { Shown } from '../../../text.ts';
import { counted, number } from '../measures.ts';

/** Registering: what became of one recording or of many, and questions that a press answers. */
export const englishIntake = {
  /** Texts that may be pasted, as a placeholder in the help. */
  pasted: 'query URL, curl command or answer of start',
  /** @param written the word that is no mode, if there was one */
  askMode: (written: Shown | undefined) => ({
    fact: written === undefined ? 'The mode is missing.' : `The mode is missing, and ‘${written}’ is none.`,
    check: 'Which mode was `start` called with?',
  }),
  askApp: (apps: number) => ({
    fact: `There are ${counted(apps, 'Agora app')}, and the text does not say which one.`,
    check: 'Which one is it?',
  }),
  /** The same of several recordings at once, under what became of the others. */
  askModeOf: (count: number) =>
    count === 1
      ? 'One has no mode. Which mode was it started with?'
      : `${number(count)} have no mode. Which mode were they started with?`,
  askAppOf: (count: number) =>
    count === 1
      ? 'One names no Agora app. Which one is it?'
      : `${number(count)} name no Agora app. Which one is it, for all of them?`,
  /** More apps than there are buttons. */
  otherApps: (count: number) =>
    `${counted(count, 'more app')} not shown: paste again with \`app:\` and the name behind it.`,
  /** The draft has expired: it is kept for an hour. */
  gone: {
    fact: 'I keep what was pasted for an hour, and that is over.',
    check: 'Paste it again, with the mode behind it. Nothing was changed.',
  },
  /** Heading of what became of several. */
  several: (watched: number, total: number) =>
    `${number(watched)} of ${counted(total, 'recording')} ${watched === 1 ? 'is' : 'are'} watched for this channel.`,
  /** A recording that is watched now, and how it got there. */
  outcome: {
    new: (name: Shown, mode: string, app: Shown) => `*${name}* — registered · ${mode} · app ${app}`,
    known: (name: Shown, mode: string, app: Shown) => `*${name}* — known already · ${mode} · app ${app}`,
    replaced: (name: Shown, mode: string, app: Shown) =>
      `*${name}* — its old ids never worked; replaced · ${mode} · app ${app}`,
  },
  /** One that is not: which, and why and what to do. */
  amiss: (which: string, problem: string) => `${which} — ${problem}`,
  nth: (n: number) => `No. ${number(n)}`,
  /** A sid or name that is not known, among others or beside a field. */
  unknown: (text: Shown) => ({
    fact: `I don’t know a recording ‘${text}’.`,
    check: 'Paste the whole answer of `start`, which has the resource ID too, and the mode.',
  }),
  /** Candidates are too many for one line among others. */
  moreLetters: (text: Shown, count: number) => ({
    fact: `‘${text}’ could be any of ${counted(count, 'recording')}.`,
    check: 'Type its sid, or more of it.',
  }),
  cards: {
    posted: 'Their cards come to the channel one after the other; news comes in their threads.',
    soon: 'Their cards follow in a moment; news comes in their threads.',
    awaited: 'Each gets its card here once Agora has shown it; until then one message stands for them.',
    with_trouble: 'They have no cards here unless they are in trouble, as you asked.',
  },
  /** In the channel, in the place of cards. */
  awaited: (by: string, total: number, withTrouble: boolean) => ({
    fact: `${by} has ${counted(total, 'recording')} watched here that Agora has not shown me yet.`,
    check: `${withTrouble ? 'As was asked, only those in trouble get a card.' : 'Each gets its card once Agora shows it.'} Those that do not start are listed together.`,
  }),
  /** Beyond what is taken at once. */
  left: (count: number, from: Shown | undefined) =>
    `50 at once is the most I take: ${number(count)} ${count === 1 ? 'was' : 'were'} left${from === undefined ? '' : `, from ${from} on`}. Paste ${count === 1 ? 'it' : 'those'} again.`,
  notShown: (count: number) => `${counted(count, 'line')} more not shown.`,
};
