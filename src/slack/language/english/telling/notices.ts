import type { BlindCause } from '../../../../recording/news.ts';
import type { Shown } from '../../../text.ts';
import type { Away, Named } from '../../facts.ts';
import { type Said, said } from '../../said.ts';
import { counted, number, withMore } from '../measures.ts';
import { causes, remedies } from '../terms.ts';

const INVITE = 'Type `/invite @Recording Watch` in the channel';
const ALLOW = 'Ask a workspace admin to let me post there';
const INSTALL = 'Ask your admin to install the Slack app again';

/** Slack's own codes, as the end of a sentence, and what helps. */
const REASONS: ReadonlyMap<string, { readonly why: string; readonly mend: string }> = new Map([
  ['not_in_channel', { why: 'I am not in the channel', mend: INVITE }],
  ['channel_not_found', { why: 'I am not in the channel, or it is gone', mend: INVITE }],
  ['is_archived', { why: 'the channel is archived', mend: 'Unarchive the channel' }],
  ['account_inactive', { why: 'my account in this workspace is switched off', mend: INSTALL }],
  ['token_revoked', { why: 'my access to this workspace was revoked', mend: INSTALL }],
  ['invalid_auth', { why: 'Slack does not accept my access to this workspace', mend: INSTALL }],
  ['token_expired', { why: 'my access to this workspace has expired', mend: INSTALL }],
  ['not_authed', { why: 'Slack does not accept my access to this workspace', mend: INSTALL }],
  ['missing_scope', { why: 'I was not given permission to post', mend: INSTALL }],
  ['no_permission', { why: 'Slack says that I am not permitted to (`no_permission`)', mend: ALLOW }],
  ['access_denied', { why: 'Slack denies me access (`access_denied`)', mend: ALLOW }],
  ['restricted_action', { why: 'this workspace lets only some people post', mend: ALLOW }],
  ['restricted_action_read_only_channel', { why: 'the channel is read-only', mend: ALLOW }],
  ['restricted_action_thread_only_channel', { why: 'only replies may be posted there', mend: ALLOW }],
  ['restricted_action_non_threadable_channel', { why: 'replies are switched off there', mend: ALLOW }],
  [
    'restricted_action_thread_locked',
    { why: 'the thread of one of my cards is locked', mend: 'Have an admin unlock the thread' },
  ],
  ['channel_is_limited_access', { why: 'only some people may post there', mend: ALLOW }],
  ['ekm_access_denied', { why: 'the admins of this workspace have suspended posting', mend: ALLOW }],
  ['team_access_not_granted', { why: 'I was not given access to that workspace', mend: INSTALL }],
]);

const AWAY: Readonly<Record<Away, string>> = {
  memory: 'My memory (Redis) does not answer at the moment.',
  slack: 'Slack did not let me do that at the moment.',
  unknown: 'Something that I need did not work: my memory (Redis), Slack or Agora.',
};

/** Consequence of the absence: what goes on, and what does not. */
const MEANWHILE: Readonly<Record<Away, string>> = {
  memory: 'Until it answers I look at no recording and post nothing; everything stays watched.',
  slack: 'Recordings are still looked at; news waits and is not lost.',
  unknown: 'Everything stays watched.',
};

const watchedOf = (names: readonly Shown[], more: number): readonly string[] => {
  if (names.length > 0) return [`You watch ${withMore(names, more)} there.`];
  return more === 0 ? [] : [`You watch ${counted(more, 'recording')} there.`];
};

/** Messages that are not about one recording's life. */
export const englishNotices = {
  appBlind: (app: Shown, count: number, since: Shown, cause: BlindCause, status: number | undefined) => ({
    fact: `I have not been able to see the ${counted(count, 'recording')} of app *${app}* watched here since ${since}: ${causes[cause]}${status === undefined ? '' : ` (HTTP ${status})`}. That says nothing about the ${count === 1 ? 'recording itself' : 'recordings themselves'}.`,
    check: remedies[cause],
  }),
  appSighted: (app: Shown, count: number, since: Shown) => ({
    fact: `I can see app *${app}* again; I could not since ${since}. The ${count === 1 ? 'card' : 'cards'} of ${counted(count, 'recording')} here ${count === 1 ? 'is' : 'are'} brought up to date, and what changed meanwhile is told in the threads.`,
  }),
  /** Seen, but less than half as often as planned, because Agora turns requests away. */
  appSlowed: (app: Shown, count: number, since: Shown) => ({
    fact: `Since ${since} Agora has turned away so many requests of app *${app}* (HTTP 429) that I look less than half as often as planned. What the cards of ${counted(count, 'recording')} here say may be older than usual; each says how old it is.`,
    check: remedies.quota,
  }),
  appUnslowed: (app: Shown, count: number, since: Shown) => ({
    fact: `I look at the ${counted(count, 'recording')} of app *${app}* watched here often enough again; since ${since} I could not.`,
  }),
  /** The same for notifications; `partly`: seen, but less often than planned. */
  appShort: {
    blind: {
      wholly: (app: Shown, count: number) => `App ${app}: can’t see ${counted(count, 'recording')} now`,
      partly: (app: Shown, count: number) =>
        `App ${app}: I look at ${counted(count, 'recording')} less often`,
    },
    sighted: {
      wholly: (app: Shown, count: number) => `App ${app}: I can see ${counted(count, 'recording')} again`,
      partly: (app: Shown, count: number) =>
        `App ${app}: I look at ${counted(count, 'recording')} often enough again`,
    },
  },
  /** To the owner of watches or rules in a place: they had to pause. @param rules how many there are of this person */
  paused: ({ names, more }: Named, rules: number, { fact, check }: Said) =>
    said(
      [
        fact,
        ...watchedOf(names, more),
        ...(rules === 0
          ? []
          : [
              rules === 1
                ? 'Your rule there goes on: what it matches is watched and waits.'
                : `Your ${number(rules)} rules there go on: what they match is watched and waits.`,
            ]),
        'I go on watching.',
      ].join(' '),
      check,
    ),
  /** Why the bot cannot post, and what helps. */
  cannotPostIn: (channel: Shown | undefined, reason: string, mend: string) => ({
    fact: `I can’t post in ${channel ?? 'the conversation'}: ${reason}.`,
    check: `${mend}, then press Resume: it resumes all that is watched there, and one message says what was missed.`,
  }),
  /** To a channel: everything that the bot knew is gone. @param at when it noticed */
  emptied: ({ names, more }: Named, at: Shown) => ({
    fact: `My memory (Redis) was lost: I found it empty at ${at}. ${names.length + more === 0 ? 'What was watched here I no longer know' : `I no longer know what was watched here: ${withMore(names, more)}`}. The cards above stay as they were then, and I tell nothing more about them.`,
    check:
      'Watch what is still running again with `/recording-watch`, or have your backend register it. Your admin should check what happened to Redis.',
  }),
  /** The same for notifications. */
  emptiedShort: 'My memory (Redis) was lost: I no longer know what was watched here',
  /** Message to the person who shared it. */
  notShared: (name: Shown, channel: Shown | undefined, reason: string, mend: string) => ({
    fact: `I could not share *${name}* in ${channel ?? 'the conversation'}: ${reason}.`,
    check: `${mend}, then press Share to channel again.`,
  }),
  /** Takes the place of a card that is forgotten. @param by who asked for it; absent: a program */
  forgotten: (name: Shown, at: Shown, by?: Shown) =>
    by === undefined
      ? `*${name}* is no longer watched: a program had me forget it at ${at}, through the API.`
      : `*${name}* is no longer watched: ${by} had me forget it at ${at}, because Agora never showed it.`,
  /** The same for previews, in which a time would be in UTC. */
  forgottenShort: (name: Shown) => `${name} is no longer watched, and forgotten`,
  /** Under a message that may have been sent before, where the bot cannot look for it. */
  perhapsRepeated: (at: Shown) =>
    `Possibly repeated: I may have sent this at ${at} already, and cannot see here whether it arrived.`,
  /** Why Slack does not let the bot post, by Slack's own code. */
  reason: (code: string, shownCode: Shown) => REASONS.get(code)?.why ?? `Slack says ${shownCode}`,
  /** Advice, as the beginning of a sentence that ends in what to press then. */
  mend: (code: string) =>
    REASONS.get(code)?.mend ?? 'Ask a workspace admin what that code stands for, and to let me post there',
  /**
   * Something the bot needs did not answer.
   * @param id under which the log knows it
   * @param since when it failed first, and has not worked since; absent the first time
   */
  trouble: (away: Away, id: Shown, since: Shown | undefined) => ({
    fact: `${AWAY[away]}${since === undefined ? '' : ` That has been so since ${since}.`} I could not do what you asked. ${MEANWHILE[away]}`,
    check: `Try again in a minute. If it still fails, tell your admin the number ${id}.`,
  }),
};
