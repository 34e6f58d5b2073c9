import { assertPossible, change, type Identity, newborn, type Picture } from './picture.ts';
import { type Action, AFTERMATH, type Leaving, type Step } from './script.ts';
import type { VirtualTime } from './virtual-time.ts';

export type LifeState =
  | 'starting'
  | 'ready'
  | 'recording'
  | 'paused'
  | 'stopping'
  | 'exited'
  | 'failed'
  | 'moving'
  | 'gone';

/** One pretend recording, living by its script until somebody interferes. */
export interface Life {
  readonly identity: Identity;
  picture(): Picture;
  state(): LifeState;
  /**
   * Does this now. Whatever ends or hides the recording also ends its script.
   * @param failoverMs how long a `failover` takes instead of 90 s, in virtual milliseconds
   * @throws when a recording of this mode cannot do that
   */
  act(action: Action, failoverMs?: number): void;
  /** Shows exactly this from now on, however unlikely. */
  set(picture: Partial<Picture>): void;
  /**
   * Replaces what is left of the script.
   * @throws at once when a recording of this mode cannot do one of its steps
   */
  script(steps: readonly Step[]): void;
}

const ENDINGS: readonly Action[] = [
  'leave',
  'limit',
  'page_fails',
  'stop',
  'stop_in_sight',
  'closing',
  'exit',
  'fail',
  'exiting',
  'vanish',
];
/** What an ordinary stop goes through. */
const PASSED: readonly Action[] = ['stop', 'close', 'exit'];
/** These happen beside what is going on and leave it to go on. */
const DETAILS: readonly Action[] = ['file', 'pause', 'resume', 'rtmp_up', 'rtmp_hold', 'rtmp_down'];

export function createLife(
  identity: Identity,
  rtmpUrls: readonly string[],
  leaving: Leaving,
  time: VirtualTime,
  changed: () => void,
  acted: (action: Action, hasFiles: boolean) => void,
): Life {
  let picture = newborn(identity.uid, rtmpUrls);
  let ahead: readonly (() => void)[] = [];
  let forget: () => void = () => undefined;

  let isPassing = false;

  function happen(asked: Action, failoverMs?: number): void {
    const closes = asked === 'stop' && identity.mode === 'web' && leaving.closing;
    const action = closes ? 'closing' : asked;
    picture = change(picture, action, identity, Date.now());
    if (!DETAILS.includes(action)) {
      forget();
      isPassing = action === 'stop' || (isPassing && PASSED.includes(action));
      const next = AFTERMATH[action];
      const afterMs = action === 'failover' ? failoverMs : isPassing ? leaving.seenMs / 3 : undefined;
      forget = next ? plan({ ...next, afterMs: afterMs ?? next.afterMs }) : () => undefined;
    }
    changed();
    acted(asked, picture.files.length > 0);
  }

  const plan = ({ afterMs, action }: Step) => time.after(afterMs, () => happen(action));

  function script(steps: readonly Step[]): void {
    // Later nobody could catch it.
    for (const { action } of steps) assertPossible(action, identity);
    for (const cancel of ahead) cancel();
    ahead = steps.map(plan);
  }

  return {
    identity,
    picture: () => picture,
    state: () => stateOf(picture),
    act(action, failoverMs) {
      assertPossible(action, identity);
      happen(action, failoverMs);
      if (ENDINGS.includes(action)) script([]);
    },
    set(part) {
      picture = { ...picture, ...part };
      changed();
    },
    script,
  };
}

function stateOf({ status, found, moving, exiting, closing, onhold }: Picture): LifeState {
  if (moving) return 'moving';
  if (!found) return 'gone';
  if (exiting || closing || status === 6 || status === 7) return 'stopping';
  if (status === 8) return 'exited';
  if (status === 20) return 'failed';
  if (onhold) return 'paused';
  if (status === 4) return 'ready';
  return status < 4 ? 'starting' : 'recording';
}
