import type { BlindCause } from '../../../../recording/news.ts';
import type { Shown } from '../../../text.ts';
import type { BudgetLoad } from '../../facts.ts';
import type { Said } from '../../said.ts';
import { causes, remedies } from '../causes.ts';
import { allOf, counted, duration, number, withMore } from '../measures.ts';

const said = (fact: string, check?: string): Said => (check === undefined ? { fact } : { fact, check });

/** What makes ends knowable. */
const REPORT = 'Report stops, or let Agora’s callbacks reach me; Connect your backend, in my Home, says how.';

/** One sentence for each finding; a bad one says what to do. */
export const englishDoctor = {
  title: (bad: number) =>
    bad === 0 ? 'Everything is well: news can reach this channel.' : `${counted(bad, 'thing')} to look at.`,
  member: (member: 'yes' | 'no' | 'unknown') => {
    switch (member) {
      case 'yes':
        return said('Slack: I am in this channel.');
      case 'no':
        return said(
          'Slack: I am not in this channel. In a private one I cannot post at all.',
          'Type `/invite @Recording Watch`.',
        );
      case 'unknown':
        return said('Slack: I am not permitted to ask whether I am in this channel; posting may still work.');
    }
  },
  scopes: (missing: readonly Shown[]) =>
    missing.length === 0
      ? said('Slack: all permissions are granted.')
      : said(
          `Slack: these permissions are missing: ${allOf(missing)}.`,
          'Whoever manages the Slack app has to add them and install it again.',
        ),
  slackAway: said(
    'Slack did not answer my questions about this channel.',
    'Ask again in a minute. News waits and is not lost.',
  ),
  agora: (app: Shown) => said(`Agora, app ${app}: it answers.`),
  /** Nobody has asked Agora for anything of this app. */
  agoraUnasked: (app: Shown) => said(`Agora, app ${app}: not asked yet, so I don’t know whether it answers.`),
  /** How the ends of an app's recordings come to be known. */
  ends: {
    /** All of the last are known. */
    known: (app: Shown, of: number, reported: number) =>
      said(
        `Ends of app ${app} are known: all of the last ${number(of)}, ${number(reported)} of them reported by your backend.`,
      ),
    seen: (app: Shown, unexplained: number, of: number) =>
      said(
        `Ends of app ${app} are seen, not explained: ${number(unexplained)} of the last ${number(of)}.`,
        REPORT,
      ),
    /** The same of several apps. @param more that are not named */
    seenOfMany: (apps: readonly Shown[], more: number) =>
      said(`Ends of apps ${withMore(apps, more)} are seen, not explained.`, REPORT),
    /** Every end is promised to be reported, and none was yet. */
    unkept: (app: Shown) =>
      said(
        `App ${app} promises that every end is reported (\`reportsStop\`), and none was yet, so I do not count on it.`,
        'Check: does your backend send `stopRequestedAt`, also when everybody has left?',
      ),
    /** Within the last day. */
    deaf: (app: Shown, ms: number) =>
      said(
        `For ${duration(ms)} of the last day no report about app ${app} could have reached me. What ended then is not called lost for want of one.`,
      ),
  },
  /** What Agora's notification service says of an app that it may call about. */
  callbacks: {
    unregistered: (app: Shown, count: number) =>
      said(
        `Agora reports ${counted(count, 'recording')} of app ${app} that nobody registered within a day. I can’t ask about ${count === 1 ? 'it' : 'them'} without a resource ID.`,
        'Type `/recording-watch` and what `start` answered, or connect your backend. What Agora has said of a recording is kept for a day, and counts from then on.',
      ),
    last: (app: Shown, at: Shown) =>
      said(`Agora’s callbacks about app ${app} arrive; the last was about ${at}.`),
    never: (app: Shown) =>
      said(
        `Agora may call about app ${app}, and has not done so yet.`,
        'Check: the address and the events in the Agora console. Where a firewall stands between, `GET https://api.agora.io/v1/ncs/ip` lists the addresses that Agora calls from; `docs/callbacks.md` says more.',
      ),
  },
  /** Several apps that answer. */
  agoraMany: (apps: number) => said(`Agora: ${counted(apps, 'app')} answer.`),
  agoraDark: (app: Shown, cause: BlindCause, since: Shown) =>
    said(`Agora, app ${app}: cannot be seen since ${since}, because ${causes[cause]}.`, remedies[cause]),
  /** @param more apps that share the budget and are not named */
  budget: (apps: readonly Shown[], more: number, { fine, recordings, wanted, granted }: BudgetLoad) => {
    const who =
      apps.length + more === 1 ? `app ${allOf(apps)}` : `apps ${withMore(apps, more)} (one customer ID)`;
    const fact = `Agora, ${who}: asking for ${counted(recordings, 'recording')} takes ${counted(wanted, 'request')} a second, and I may make ${number(granted)}.`;
    return fine
      ? said(fact)
      : said(
          fact,
          'Recordings are asked for less often than planned. A larger quota from Agora, or `AGORA_REQUESTS_PER_SECOND`, would help.',
        );
  },
  /** Several apps whose budgets suffice. */
  budgetMany: (apps: number) =>
    said(`Agora: the requests that I may make suffice for ${counted(apps, 'app')}.`),
  /** Things amiss for which the message has no room. */
  moreAmiss: (count: number) =>
    `${counted(count, 'more thing')} to look at, for which there is no room here.`,
  /** @param short it is late for want of budget alone */
  due: (fine: boolean, ageMs: number, short: boolean) =>
    fine
      ? said('Looking: every recording is looked at in time.')
      : said(
          `Looking: one recording has been waiting for ${duration(ageMs)}.`,
          short
            ? 'I may make fewer requests to Agora than the recordings ask for. Each has its turn.'
            : 'Whoever runs this bot should check that a worker is running, and its log.',
        ),
  undelivered: (fine: boolean, ageMs: number) =>
    fine
      ? said('Telling: all news has been delivered.')
      : said(
          `Telling: some news has been waiting for ${duration(ageMs)}. It is kept and not lost.`,
          'Whoever runs this bot should check that a worker is running, and its log.',
        ),
  /** Messages that Slack refuses for what they are. @param ids by which they can be told again, and how many more */
  dead: (count: number, ids: readonly Shown[], more: number, reasons: readonly Shown[]) =>
    said(
      `Telling: Slack refuses ${counted(count, 'message')} as I write ${count === 1 ? 'it' : 'them'} (${allOf(reasons)}). Kept, not told: ${withMore(ids, more)}.`,
      'Tell whoever runs this bot. Once that is mended, press Tell again, or have one told with `npm run deliver -- --again` and its number.',
    ),
  /** Those messages are told again. @param paused how many wait, because their channel is told nothing */
  again: (queued: number, paused: number) =>
    queued + paused === 0
      ? said('Nothing is left to tell again: somebody else has had it told.')
      : said(
          [
            ...(queued === 0 ? [] : [`Telling ${counted(queued, 'message')} again.`]),
            ...(paused === 0
              ? []
              : [`${counted(paused, 'message')} waiting: I cannot post in that channel at present.`]),
          ].join(' '),
          'If Slack refuses one again, `/recording-status doctor` names it again.',
        ),
  /** Redis answered, or there would be no report. */
  memory: said('Memory (Redis): it answers.'),
};
