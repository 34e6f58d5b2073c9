import { FAULTS, type Fault } from '../../agora/faults.ts';
import type { PretendAgora } from '../../agora/pretend-agora.ts';
import { DEMO_LIFE, STEADY_LIFE, type Step } from '../../agora/script.ts';
import type { AgoraAsk, Answer } from '../asks.ts';
import type { AgoraPicture } from '../world.ts';

/** The panel's hand on the pretend Agora: remembers which switch it has turned. */
export interface AgoraDesk {
  picture(): AgoraPicture;
  /** @throws what the pretend Agora refuses, e.g. to pause what is not a web recording */
  perform(asked: AgoraAsk): Answer;
}

const LIVES: Readonly<Record<'manual' | 'steady' | 'demo', readonly Step[]>> = {
  manual: [],
  steady: STEADY_LIFE,
  demo: DEMO_LIFE,
};

const RECENT_MS = 10_000;

export function createAgoraDesk(agora: PretendAgora): AgoraDesk {
  let fault: Fault | 'none' = 'none';
  let speed = 1;
  return {
    picture: () => ({
      recordings: agora.recordings().toReversed(),
      fault,
      speed,
      recentRequests: agora.requests().filter(({ at }) => at > Date.now() - RECENT_MS).length,
    }),
    perform(asked) {
      switch (asked.ask) {
        case 'startRecording':
          agora.start({
            mode: asked.mode,
            script: LIVES[asked.life],
            ...(asked.mode === 'web' ? { rtmp: ['rtmp://live.example.com/app/stream-key'] } : {}),
          });
          break;
        case 'act':
          agora.act(asked.sid, asked.action);
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
