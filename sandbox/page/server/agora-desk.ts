import { FAULTS, type Fault } from '../../agora/faults.ts';
import type { PretendAgora, Started } from '../../agora/pretend-agora.ts';
import { LIVES } from '../../agora/script.ts';
import type { AgoraAsk, Answer } from '../asks.ts';
import type { AgoraPicture } from '../world.ts';

/** Control of the pretend Agora for the panel. It remembers the fault and the speed that were set. */
export interface AgoraDesk {
  picture(): AgoraPicture;
  /** @throws the error of the pretend Agora, e.g. to pause a recording that is not of web mode */
  perform(asked: AgoraAsk): Promise<Answer>;
}

const RECENT_MS = 10_000;

/** @param register registers a recording with the bot, as the backend that has started it would */
export function createAgoraDesk(
  agora: PretendAgora,
  register: (recording: Started) => Promise<void>,
): AgoraDesk {
  let fault: Fault | 'none' = 'none';
  let speed = 1;
  return {
    picture: () => ({
      ...withCallbacks(agora),
      recordings: agora.recordings().toReversed(),
      fault,
      speed,
      recentRequests: agora.requests().filter(({ at }) => at > Date.now() - RECENT_MS).length,
    }),
    async perform(asked) {
      switch (asked.ask) {
        case 'startRecording': {
          const started = agora.start({
            mode: asked.mode,
            script: LIVES[asked.life],
            ...(asked.mode === 'web' ? { rtmp: ['rtmp://live.example.com/app/stream-key'] } : {}),
          });
          if (asked.registered) await register(started);
          break;
        }
        case 'act':
          agora.act(asked.sid, asked.action);
          break;
        case 'say':
          agora.say(asked.sid, asked.saying);
          break;
        case 'travel':
          agora.travel(asked.how);
          break;
        case 'agoraFault':
          fault = asked.fault;
          agora.fault(FAULTS.find((each) => each === asked.fault));
          break;
        case 'speed':
          speed = asked.factor;
          agora.speed(asked.factor);
          break;
      }
      return { ok: true };
    },
  };
}

function withCallbacks(agora: PretendAgora): Pick<AgoraPicture, 'callbacks'> {
  const callbacks = agora.callbacks();
  return callbacks ? { callbacks: { ...callbacks, called: callbacks.called.toReversed() } } : {};
}
