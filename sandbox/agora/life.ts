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

/** One pretend recording. It follows its script until an action from outside changes it. */
export interface Life {
  readonly identity: Identity;
  picture(): Picture;
  state(): LifeState;
  /**
   * Performs an action now. One that ends or hides the recording also ends its script.
   * @param failoverMs duration of a `failover` instead of 90 s, in virtual milliseconds
   * @throws when a recording of this mode cannot do that
   */
  act(action: Action, failoverMs?: number): void;
  /** Overrides parts of the answer from now on, without checking that they are possible. */
  set(picture: Partial<Picture>): void;
  /**
   * Replaces the remaining steps of the script.
   * @throws at once when a recording of this mode cannot do one of the steps
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
/** Actions that an ordinary stop consists of. */
const PASSED: readonly Action[] = ['stop', 'close', 'exit'];
/** Actions that do not cancel the one that is to follow. */
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
    // Checked now: an error thrown from the timer could not be caught.
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
