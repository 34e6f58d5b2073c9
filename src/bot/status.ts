import { setTimeout as sleep } from 'node:timers/promises';
import { createAgora } from '../agora/agora.ts';
import { readLooking } from '../config/looking.ts';
import type { Environment } from '../config/variables.ts';
import { SILENT } from '../log.ts';
import { NOTHING_PROMISED } from '../recording/ending/reporting.ts';
import { observe } from '../recording/judging/observe.ts';
import { blindCause } from '../recording/judging/sight.ts';
import { type Known, unseen } from '../recording/known.ts';
import type { Observation } from '../recording/observation.ts';
import { nextLook } from '../recording/pacing/cadence.ts';
import { isFinished, isGoingOn, type Phase } from '../recording/phase.ts';
import { HOUR_MS, type Instant, MODES, type Recording } from '../recording/recording.ts';
import { asUnseen } from '../recording/summing/as-of-now.ts';
import { readsDifferently } from '../recording/summing/shows.ts';
import { languageFor } from '../slack/language/languages.ts';
import { facts } from '../slack/render/card/facts.ts';
import { code, unescaped } from '../slack/text.ts';
import type { Voice } from '../slack/voice/voice.ts';
import { fullAnswer } from '../web/api/answering.ts';

/** Exit codes by phase. `registered`: Agora did not find it, which alone proves nothing. */
const EXIT: Readonly<Record<Phase, number>> = {
  starting: 0,
  ready: 0,
  recording: 0,
  paused: 0,
  stopping: 0,
  ended: 10,
  failed: 11,
  lost: 11,
  registered: 12,
  not_started: 12,
  expired: 12,
  refused: 13,
};

/** `EX_USAGE` and `EX_TEMPFAIL` of sysexits.h; the latter: Agora gave no answer about the recording. */
const EX_USAGE = 64;
const EX_UNSEEN = 75;

export const USAGE = `Usage: recording-watch status <appId> <resourceId> <sid> <mode> [--json] [--watch]
  Asks Agora once. mode: ${MODES.join(', ')}. --watch goes on until it is over; --json prints one object a look.
  Needs AGORA_CUSTOMER_ID and AGORA_CUSTOMER_SECRET; reads AGORA_AREA, AGORA_HOSTS and DEFAULT_LANGUAGE.
  Exit code: 0 alive, 10 ended, 11 failed or lost, 12 not found or did not start, 13 ids refused,
             64 usage, 75 no answer about the recording, 78 settings missing or wrong`;

/** Environment and outputs of the command. */
export interface Terminal {
  readonly env: Environment;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/**
 * Looks at one recording from a terminal, for `recording-watch status …`; neither Slack nor Redis is used.
 * @returns the exit code
 * @throws {ConfigError}
 */
export async function status(args: readonly string[], { env, say, complain }: Terminal): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'));
  const [appId, resourceId, sid, written, ...more] = args.filter((arg) => !arg.startsWith('--'));
  const mode = MODES.find((name) => name === written);
  const strange = options.filter((option) => option !== '--json' && option !== '--watch');
  if (!appId || !resourceId || !sid || !mode || more.length > 0 || strange.length > 0) {
    complain(USAGE);
    return EX_USAGE;
  }
  const { app, agora, policy, expiryHours, defaultLanguage } = readLooking(env, appId);
  const voice: Voice = { language: languageFor(defaultLanguage), policy };
  const from = Date.now();
  let known = unseen(asRegistered({ sid, app: app.name, resourceId, mode }, from, expiryHours));
  const { look } = createAgora({ ...agora, apps: () => [app], log: SILENT });
  const again = async (ms: number) => sleep(ms, true);

  for (let shown: Known | undefined; ; ) {
    const seen = await look(known.recording, again);
    const now = Date.now();
    known = observe(known, seen, now, policy, NOTHING_PROMISED).next;
    const answered = asAnswered(known, seen, now);
    if (shown === undefined || readsDifferently(shown, answered)) {
      const lines = linesOf(answered, seen, voice, now);
      say(options.includes('--json') ? jsonOf(answered, seen, lines) : lines.join('\n'));
    }
    shown = answered;
    // Roomy: there are no looks at other recordings that could be delayed.
    const due = nextLook(known, now, 0, policy, true);
    const goesOn = options.includes('--watch') && isGoingOn(known.phase);
    if (!goesOn || due === undefined) return exitCode(known, seen);
    await sleep(Math.max(0, due - Date.now()));
  }
}

const exitCode = ({ phase }: Known, seen: Observation): number =>
  isFinished(phase) || isEvidence(seen) ? EXIT[phase] : EX_UNSEEN;

/** Whether Agora spoke of the recording. */
const isEvidence = (seen: Observation): boolean => seen.kind !== 'incomplete' && !blindCause(seen);

const asRegistered = (
  ids: Pick<Recording, 'sid' | 'app' | 'resourceId' | 'mode'>,
  registeredAt: Instant,
  hours: number,
): Recording => ({ ...ids, registeredAt, expiresAt: registeredAt + hours * HOUR_MS });

function asAnswered(known: Known, seen: Observation, now: Instant): Known {
  return isEvidence(seen) ? known : asUnseen(known, { since: now, cause: blindCause(seen) ?? 'unavailable' });
}

/** The texts of the bot in Slack as lines of plain text. */
function linesOf(known: Known, seen: Observation, voice: Voice, now: Instant): readonly string[] {
  const { query, answer, cause } = voice.language;
  const id = seen.requestId === undefined ? undefined : code(seen.requestId);
  const how = isEvidence(seen)
    ? answer.fresh.asked(seen.tookMs ?? 0)
    : query.unanswered(cause[blindCause(seen) ?? 'unavailable'], id);
  const remarks = seen.kind === 'not_found' && !isFinished(known.phase) ? [query.notFound, how] : [how];
  const unseen = isEvidence(seen) ? undefined : how;
  const card = facts({ known, watch: undefined, watchers: [] }, voice, now, unseen);
  const said = card.flatMap((block) => (block.type === 'section' && block.text ? [block.text.text] : []));
  return [...said, ...(unseen === undefined ? remarks : [])].flatMap((text) =>
    text.split('\n').map(unescaped),
  );
}

/** The object that the API answers, with Agora's answer and the texts. */
const jsonOf = (known: Known, { kind, requestId, tookMs }: Observation, said: readonly string[]): string =>
  JSON.stringify({ ...fullAnswer(known, []), answer: { kind, requestId, tookMs }, said });
