import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { groupBy } from '../statistics.ts';
import type { Change, Member, Told } from './crowd.ts';
import { announcedIn, cardsOf, deliveryOf, everythingIn, kindsOf, takenAt } from './messages.ts';

/** Differences between what a workspace was told and what is true, each with what to look at. */
export interface Verdict {
  /** Pieces of news that had to be told. */
  readonly news: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** An older file after a newer one, or any after the end. */
  readonly disordered: readonly string[];
  /** A card that does not say how the recording is, or that is there twice. */
  readonly unfinished: readonly string[];
  /** An end of a recording that goes on. */
  readonly falseEnds: readonly string[];
  /** From a file's appearance to the message about it, in milliseconds. */
  readonly delays: readonly { readonly channel: string; readonly at: number; readonly ms: number }[];
}

/** The lists of a verdict while it is made. */
type Found = { -readonly [Part in Exclude<keyof Verdict, 'news'>]: Verdict[Part][number][] };

export const FAILINGS = ['lost', 'twice', 'disordered', 'unfinished', 'falseEnds'] as const;

const ENDS: ReadonlySet<string> = new Set(['ended', 'failed', 'lost', 'not_started', 'expired', 'refused']);

/** Number of superfluous messages among these, which say the same. */
type Surplus = (same: readonly Message[]) => number;

/** Compares messages with the recordings' scripts. Costs little enough to be asked again and again. */
export function judge(slack: PretendSlack, { members, changes, mayRepeat }: Told): Verdict {
  const surplus: Surplus = (same) => Math.max(0, same.filter((one) => !mayRepeat(one)).length - 1);
  const found: Found = { lost: [], twice: [], disordered: [], unfinished: [], falseEnds: [], delays: [] };
  const changesOf = groupBy(changes, ({ member }) => member.sid);
  for (const member of members) {
    const cards = cardsOf(slack, member);
    const thread = cards.flatMap(({ ts }) => slack.replies(member.channel, ts));
    judgeCard(member, cards, surplus, found);
    judgeFiles(member, changesOf.get(member.sid) ?? [], thread, surplus, found);
    judgeEnd(member, thread, surplus, found);
  }
  found.twice.push(...repeatedDeliveries(slack, members, surplus));
  return { news: changes.length + members.filter(({ isOver }) => isOver).length, ...found };
}

function judgeCard(
  { sid, isOver }: Member,
  cards: readonly Message[],
  surplus: Surplus,
  { unfinished }: Found,
): void {
  if (cards.length === 0 || surplus(cards) > 0) unfinished.push(`${cards.length} cards of ${sid}`);
  const phase = cards.at(-1)?.metadata?.event_payload.phase;
  if (phase !== (isOver ? 'ended' : 'recording')) unfinished.push(`the card of ${sid} says ${phase}`);
}

function judgeFiles(
  { sid, channel }: Member,
  changes: readonly Change[],
  thread: readonly Message[],
  surplus: Surplus,
  { lost, twice, disordered, delays }: Found,
): void {
  const order = changes.map(({ name }) => name);
  let newest = -1;
  const told = new Map<string, Message[]>();
  for (const message of thread) {
    for (const name of announcedIn(message)) {
      const before = told.get(name) ?? [];
      told.set(name, [...before, message]);
      // A repetition is counted below.
      if (before.length > 0) continue;
      const place = order.indexOf(name);
      if (place !== -1 && place < newest) disordered.push(`${name} of ${sid}`);
      newest = Math.max(newest, place);
    }
  }
  for (const { name, at } of changes) {
    const same = told.get(name) ?? [];
    const [first] = same;
    if (!first) lost.push(`${name} of ${sid}`);
    else delays.push({ channel, at, ms: takenAt(first) - at });
    if (surplus(same) > 0) twice.push(`${name} of ${sid}`);
  }
}

function judgeEnd(
  { sid, isOver }: Member,
  thread: readonly Message[],
  surplus: Surplus,
  { lost, twice, disordered, falseEnds }: Found,
): void {
  const ends = thread.filter((message) => kindsOf(message).some((kind) => ENDS.has(kind)));
  const [end] = ends;
  if (!isOver) {
    if (end) falseEnds.push(`${kindsOf(end)} of ${sid}`);
    return;
  }
  if (!end) lost.push(`the end of ${sid}`);
  if (surplus(ends) > 0) twice.push(`the end of ${sid}`);
  if (end && thread.slice(thread.indexOf(end) + 1).some((message) => announcedIn(message).length > 0))
    disordered.push(`files behind the end of ${sid}`);
}

/** Contents of a message with the names of its files, which the text only counts. */
const saidIn = (message: Message): string => [message.text, ...announcedIn(message)].join(' ');

/** One delivery in two messages that say the same. After a power cut its id may stand for other news. */
function repeatedDeliveries(
  slack: PretendSlack,
  members: readonly Member[],
  surplus: Surplus,
): readonly string[] {
  const seen = new Map<string, Message>();
  const twice: string[] = [];
  for (const channel of new Set(members.map(({ channel }) => channel))) {
    for (const message of everythingIn(slack, channel)) {
      const delivery = deliveryOf(message);
      if (delivery === undefined) continue;
      const before = seen.get(`${channel} ${delivery}`);
      if (!before || saidIn(before) !== saidIn(message)) seen.set(`${channel} ${delivery}`, message);
      else if (surplus([before, message]) > 0)
        twice.push(`delivery ${delivery}, ${kindsOf(message)}: ${saidIn(message)}`);
    }
  }
  return twice;
}
