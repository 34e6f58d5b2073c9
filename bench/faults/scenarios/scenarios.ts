import type { Scenario } from '../scenario.ts';
import { agoraBreaks } from './agora-breaks.ts';
import { answerLost } from './answer-lost.ts';
import { clockIsOff } from './clock-is-off.ts';
import { comingAndGoing } from './coming-and-going.ts';
import { inventedIds } from './invented-ids.ts';
import { killed } from './killed.ts';
import { killedBetween, tellerKilled } from './killed-between.ts';
import { manyEnds } from './many-ends.ts';
import { redisEmptied } from './redis/emptied.ts';
import { redisFailedOver } from './redis/failed-over.ts';
import { masterDies } from './redis/master-dies.ts';
import { powerCut } from './redis/power-cut.ts';
import { redisStandsStill } from './redis/stands-still.ts';
import { restarted } from './restarted.ts';
import { slackBreaks } from './slack-breaks.ts';
import { socketMode } from './socket-mode.ts';
import { strangers } from './strangers.ts';
import { unreadable } from './unreadable.ts';

export const SCENARIOS: readonly Scenario[] = [
  killed,
  killedBetween,
  tellerKilled,
  ...slackBreaks,
  ...answerLost,
  unreadable,
  ...socketMode,
  inventedIds,
  strangers,
  manyEnds,
  agoraBreaks,
  ...redisStandsStill,
  redisEmptied,
  redisFailedOver,
  ...masterDies,
  powerCut,
  clockIsOff,
  restarted,
  comingAndGoing,
];
