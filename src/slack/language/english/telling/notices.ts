import type { BlindCause } from '../../../../recording/news.ts';
import type { Shown } from '../../../text.ts';
import type { Away, Named } from '../../facts.ts';
import { causes, remedies } from '../causes.ts';
import { counted, number, withMore } from '../measures.ts';

const INVITE = 'Type `/invite @Recording Watch` in the channel';
const ALLOW = 'Ask whoever manages this workspace to let me post there';
const INSTALL = 'Have whoever manages the Slack app install it again';

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

const watchedOf = (names: readonly Shown[], more: number): string => {
  if (names.length > 0) return `about ${withMore(names, more)}`;
  return more === 0 ? 'anything' : `about ${counted(more, 'recording')}`;
};

/** Messages that are not about one recording's life. */
export const englishNotices = {
  appBlind: (app: Shown, count: number, since: Shown, cause: BlindCause, status: number | undefined) => ({
    fact: `I have not been able to see the ${counted(count, 'recording')} of app *${app}* watched here since ${since}: ${causes[cause]}${status === undefined ? '' : ` (HTTP ${status})`}. Their state is unknown, not bad.`,
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
  /** To the owner of watches or rules in a place: they had to pause. @param rules how many there are of this person */
  paused: (
    { names, more }: Named,
    rules: number,
    channel: Shown | undefined,
    reason: string,
    mend: string,
  ) => ({
    fact: [
      `I had to stop telling ${channel ?? 'the conversation'} ${watchedOf(names, more)}: ${reason}.`,
      ...(rules === 0
        ? []
        : [
            rules === 1
              ? 'Your rule there goes on: what it matches is watched and waits.'
              : `Your ${number(rules)} rules there go on: what they match is watched and waits.`,
          ]),
      'I go on watching, and say in one message what was missed when I may post again.',
    ].join(' '),
    check: `${mend}, then press Resume, which resumes all that is watched there.`,
  }),
  /** To whoever shared it. */
  notShared: (name: Shown, channel: Shown | undefined, reason: string, mend: string) => ({
    fact: `I could not share *${name}* in ${channel ?? 'the conversation'}: ${reason}.`,
    check: `${mend}, then press Share to channel again.`,
  }),
  /** Instead of a card: a program asked for it. */
  forgotten: (name: Shown, at: Shown) =>
    `*${name}* is no longer watched: at ${at} a program asked me, through the API, to forget it.`,
  /** Why Slack does not let the bot post, by Slack's own code. */
  reason: (code: string, shownCode: Shown) => REASONS.get(code)?.why ?? `Slack says ${shownCode}`,
  /** What helps, as the beginning of a sentence that ends in what to press then. */
  mend: (code: string) =>
    REASONS.get(code)?.mend ??
    'Ask whoever manages this workspace what that code stands for and to let me post there',
  /**
   * Something the bot needs did not answer.
   * @param id under which the log knows it
   * @param since when it failed first, and has not worked since; absent the first time
   */
  trouble: (away: Away, id: Shown, since: Shown | undefined) => ({
    fact: `${AWAY[away]}${since === undefined ? '' : ` That has been so since ${since}.`} I could not do what you asked; what is being watched is not lost and goes on.`,
    check: `Try again in a minute. If it still fails, tell whoever runs this bot the number ${id}.`,
  }),
};
