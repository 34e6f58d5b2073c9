import type { Membership, Scopes } from '../../../../ports/slack.ts';
import type { BlindCause } from '../../../../recording/news.ts';
import type { Shown } from '../../../text.ts';
import type { BudgetLoad } from '../../facts.ts';
import { said } from '../../said.ts';
import { allOf, counted, duration, number, perSecond, rate, withMore } from '../measures.ts';
import { causes, REPORT, remedies } from '../terms.ts';

function promisers(app: Shown, keys: readonly Shown[], more: number): string {
  if (keys.length === 0) return `App ${app} promises that every end`;
  const who =
    keys.length + more === 1 ? `Key ${allOf(keys)} promises` : `Keys ${withMore(keys, more)} promise`;
  return `${who} that every end of app ${app}`;
}

/** Apps of one customer ID. @param more apps that are not named */
const sharing = (apps: readonly Shown[], more: number): string =>
  apps.length + more === 1 ? `app ${allOf(apps)}` : `apps ${withMore(apps, more)} (one customer ID)`;

/** Consequence of each optional permission that was not granted. */
const WITHOUT: Readonly<Record<Scopes['without'][number], string>> = {
  strange_channels: 'I post in a public channel only once I am invited (`chat:write.public`).',
  files: 'There are no pictures and no exports (`files:write`).',
  history:
    'I can’t look for a message whose delivery is in doubt, so it may come twice, and then says so (`channels:history`, `groups:history`, `im:history`).',
};

/** One sentence for each finding; a bad one says what to do. */
export const englishDoctor = {
  title: (bad: number) => (bad === 0 ? 'I found nothing amiss.' : `${counted(bad, 'thing')} to look at.`),
  member: (member: Membership) => {
    switch (member) {
      case 'yes':
        return said('Slack: I am in this channel.');
      case 'public':
        return said('Slack: I am not in this channel. It is public, so I can post here all the same.');
      case 'no':
        return said(
          'Slack: I am not in this channel, and can’t post here.',
          'Type `/invite @Recording Watch`. Nobody can invite me to a direct message of two people; use a channel instead.',
        );
      case 'unknown':
        return said('Slack: I am not permitted to ask whether I am in this channel; posting may still work.');
    }
  },
  /** Permissions without which the bot cannot work. */
  scopesMissing: (missing: readonly Shown[]) =>
    said(
      `Slack: these permissions are missing: ${allOf(missing)}.`,
      'Your admin has to add them and install the Slack app again.',
    ),
  /** @param without what the optional ones that were not granted would be for */
  scopesGranted: (without: Scopes['without']) =>
    without.length === 0
      ? said('Slack: all permissions are granted.')
      : said(
          'Slack: I have every permission that I need.',
          ['Not granted, and optional:', ...without.map((one) => WITHOUT[one])].join(' '),
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
        `Ends of app ${app} are known: all of the last ${number(of)}, ${reported === 0 ? 'none' : number(reported)} of them reported by your backend.`,
      ),
    seen: (app: Shown, unexplained: number, of: number) =>
      said(
        `Ends of app ${app} are seen, not explained: ${number(unexplained)} of the last ${number(of)}.`,
        REPORT,
      ),
    /** The same of several apps. @param more that are not named */
    seenOfMany: (apps: readonly Shown[], more: number) =>
      said(`Ends of apps ${withMore(apps, more)} are seen, not explained.`, REPORT),
    /**
     * Every end is promised to be reported, and none was yet.
     * @param keys of the API that promise it, and `more` that are not named; none: the app itself does
     */
    unkept: (app: Shown, keys: readonly Shown[], more: number) =>
      said(
        `${promisers(app, keys, more)} is reported (\`reportsStop\`), and none was yet, so I do not count on it.`,
        'Check: does your backend send `stopRequestedAt`, also when everybody has left?',
      ),
    /** Within the last day. */
    deaf: (app: Shown, ms: number) =>
      said(
        `For ${duration(ms)} of the last day no report about app ${app} could have reached me. What ended then is not called lost for want of one.`,
      ),
  },
  /** Callbacks of Agora's notification service about an app that it may call about. */
  callbacks: {
    unregistered: (app: Shown, count: number) =>
      said(
        `Agora reports ${counted(count, 'recording')} of app ${app} that nobody registered. I can’t ask about ${count === 1 ? 'it' : 'them'} without a resource ID.`,
        'Type `/recording-watch` and what `start` answered, or connect your backend. What Agora has said of a recording is kept for a day, and counts from then on.',
      ),
    last: (app: Shown, at: Shown) =>
      said(`Agora’s callbacks about app ${app} arrive; the last was about ${at}.`),
    noEnds: (app: Shown) =>
      said(
        `Agora’s callbacks about app ${app} arrive; none has told of an end yet, so I do not count on them for that.`,
        'Check: are the events 11, 41 and 71 ticked in the Agora console? `docs/callbacks.md` says more.',
      ),
    never: (app: Shown) =>
      said(
        `Callbacks for app ${app} are set up here, but none has come from Agora yet.`,
        'Check: the address and the events in the Agora console; `docs/callbacks.md` says more.',
      ),
    /** @param more addresses that are not named */
    senders: (app: Shown, addresses: readonly Shown[], more: number) =>
      said(
        `Agora’s callbacks about app ${app} come from ${withMore(addresses, more)}.`,
        'If a firewall is in between, let these addresses in. They change: ask again every day.',
      ),
    sendersUnknown: (app: Shown, cause: BlindCause | 'other_answer') =>
      said(
        `It is not known from which addresses Agora’s callbacks about app ${app} come: ${cause === 'other_answer' ? 'Agora’s answer holds none' : causes[cause]}.`,
        'Only a firewall needs them. Try again in a minute, or ask with your customer ID and secret: `GET https://api.agora.io/v1/ncs/ip`.',
      ),
  },
  /** Several apps that answer. */
  agoraMany: (apps: number) => said(`Agora: ${counted(apps, 'app')} answer.`),
  agoraDark: (app: Shown, cause: BlindCause, since: Shown) =>
    said(`Agora, app ${app}: I can’t see it since ${since}: ${causes[cause]}.`, remedies[cause]),
  /** @param more apps that share the budget and are not named */
  budget: (apps: readonly Shown[], more: number, { fine, recordings, wanted, granted }: BudgetLoad) => {
    const fact = `Agora, ${sharing(apps, more)}: asking for ${counted(recordings, 'recording')} takes ${perSecond(wanted)}, and I may make ${rate(granted)}.`;
    return fine
      ? said(fact)
      : said(
          fact,
          'Recordings are asked for less often than planned. A larger quota from Agora, or `AGORA_REQUESTS_PER_SECOND`, would help.',
        );
  },
  /** Agora has said 429. */
  held: (apps: readonly Shown[], more: number, heldMs: number) =>
    said(
      `Agora, ${sharing(apps, more)}: Agora was asked too often (429) and takes no requests for another ${duration(heldMs)}. No recording is looked at until then.`,
      'Nothing needs to be done now. If this happens often, a larger quota from Agora, or a lower `AGORA_REQUESTS_PER_SECOND`, would help.',
    ),
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
            : 'Your admin should check that a worker is running, and its log.',
        ),
  undelivered: (fine: boolean, ageMs: number) =>
    fine
      ? said('Telling: no news is late.')
      : said(
          `Telling: some news has been waiting for ${duration(ageMs)}. It is kept and not lost.`,
          'Your admin should check that a worker is running, and its log.',
        ),
  version: (version: Shown) => said(`This is Recording Watch ${version}.`),
  /** Redis was found empty: everything that was known before is gone. */
  emptied: (at: Shown) =>
    said(
      `Memory (Redis): I found it empty at ${at}. Whatever was watched before that is not looked at and not told.`,
      'Watch what still runs again, or have your backend register it. Your admin should check what happened to Redis.',
    ),
  /** @param policy `maxmemory-policy`, under which Redis forgets what it holds when memory is short */
  evicting: (policy: Shown) =>
    said(
      `Memory (Redis): it forgets recordings when memory is short, because its \`maxmemory-policy\` is ${policy}.`,
      'Your admin should set it to `noeviction`, on every server that may become master.',
    ),
  /** Messages that Slack refuses for what they are. @param ids by which they can be told again, and how many more */
  dead: (count: number, ids: readonly Shown[], more: number, reasons: readonly Shown[]) =>
    said(
      `Telling: Slack refuses ${counted(count, 'message')} as I write ${count === 1 ? 'it' : 'them'} (${allOf(reasons)}). Kept, not told: ${withMore(ids, more)}.`,
      'Tell your admin. Once that is mended, press Tell again, or have one told with `npm run deliver -- --again` and its number.',
    ),
  /** The same messages are told again. @param paused how many wait, because their channel is told nothing */
  again: (queued: number, paused: number) =>
    queued + paused === 0
      ? said('Nothing is left to tell again.')
      : said(
          [
            ...(queued === 0 ? [] : [`Telling ${counted(queued, 'message')} again.`]),
            ...(paused === 0
              ? []
              : [`${counted(paused, 'message')} waiting: I cannot post there at present.`]),
          ].join(' '),
          'If Slack refuses one again, `/recording-status doctor` names it again.',
        ),
  /** Redis answered, or there would be no report. */
  redis: said('Memory (Redis): it answers.'),
};
