import type { DoctorSentences } from '../doctor-sentences.ts';
import type { Said } from '../said.ts';
import { causes, remedies } from './causes.ts';
import { allOf, counted, duration, number, withMore } from './measures.ts';

const said = (fact: string, check?: string): Said => (check === undefined ? { fact } : { fact, check });

/** What makes ends knowable. */
const REPORT = 'Report stops, or let Agora’s callbacks reach me; Connect your backend, in my Home, says how.';

export const englishDoctor: DoctorSentences = {
  title: (bad) =>
    bad === 0 ? 'Everything is well: news can reach this channel.' : `${counted(bad, 'thing')} to look at.`,
  member: (member) => {
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
  scopes: (missing) =>
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
  agora: (app) => said(`Agora, app ${app}: it answers.`),
  agoraUnasked: (app) => said(`Agora, app ${app}: not asked yet, so I don’t know whether it answers.`),
  ends: {
    known: (app, of, reported) =>
      said(
        `Ends of app ${app} are known: all of the last ${number(of)}, ${number(reported)} of them reported by your backend.`,
      ),
    seen: (app, unexplained, of) =>
      said(
        `Ends of app ${app} are seen, not explained: ${number(unexplained)} of the last ${number(of)}.`,
        REPORT,
      ),
    seenOfMany: (apps, more) => said(`Ends of apps ${withMore(apps, more)} are seen, not explained.`, REPORT),
    unkept: (app) =>
      said(
        `App ${app} promises that every end is reported (\`reportsStop\`), and none was yet, so I do not count on it.`,
        'Check: does your backend send `stopRequestedAt`, also when everybody has left?',
      ),
    deaf: (app, ms) =>
      said(
        `For ${duration(ms)} of the last day no report about app ${app} could have reached me. What ended then is not called lost for want of one.`,
      ),
  },
  callbacks: {
    unregistered: (app, count) =>
      said(
        `Agora reports ${counted(count, 'recording')} of app ${app} that nobody registered within a day. I can’t ask about ${count === 1 ? 'it' : 'them'} without a resource ID.`,
        'Type `/recording-watch` and what `start` answered, or connect your backend. What Agora has said of a recording is kept for a day, and counts from then on.',
      ),
    last: (app, at) => said(`Agora’s callbacks about app ${app} arrive; the last was about ${at}.`),
    never: (app) =>
      said(
        `Agora may call about app ${app}, and has not done so yet.`,
        'Check: the address and the events in the Agora console. Where a firewall stands between, `GET https://api.agora.io/v1/ncs/ip` lists the addresses that Agora calls from; `docs/callbacks.md` says more.',
      ),
  },
  agoraMany: (apps) => said(`Agora: ${counted(apps, 'app')} answer.`),
  agoraDark: (app, cause, since) =>
    said(`Agora, app ${app}: cannot be seen since ${since}, because ${causes[cause]}.`, remedies[cause]),
  budget: (apps, more, { fine, recordings, wanted, granted }) => {
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
  budgetMany: (apps) => said(`Agora: the requests that I may make suffice for ${counted(apps, 'app')}.`),
  moreAmiss: (count) => `${counted(count, 'more thing')} to look at, for which there is no room here.`,
  due: (fine, ageMs, short) =>
    fine
      ? said('Looking: every recording is looked at in time.')
      : said(
          `Looking: one recording has been waiting for ${duration(ageMs)}.`,
          short
            ? 'I may make fewer requests to Agora than the recordings ask for. Each has its turn.'
            : 'Whoever runs this bot should check that a worker is running, and its log.',
        ),
  undelivered: (fine, ageMs) =>
    fine
      ? said('Telling: all news has been delivered.')
      : said(
          `Telling: some news has been waiting for ${duration(ageMs)}. It is kept and not lost.`,
          'Whoever runs this bot should check that a worker is running, and its log.',
        ),
  dead: (count, ids, more, reasons) =>
    said(
      `Telling: Slack refuses ${counted(count, 'message')} as I write ${count === 1 ? 'it' : 'them'} (${allOf(reasons)}). Kept, not told: ${withMore(ids, more)}.`,
      'Tell whoever runs this bot. Once that is mended, press Tell again, or have one told with `npm run deliver -- --again` and its number.',
    ),
  again: (queued, paused) =>
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
  memory: said('Memory (Redis): it answers.'),
};
