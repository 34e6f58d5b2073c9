import type { Mode } from '../../../../recording/recording.ts';
import type { EndFacts, OverUnseen } from '../../facts.ts';
import type { Language } from '../../language.ts';
import { type Said, said } from '../../said.ts';
import { duration } from '../measures.ts';
import { checkPublished, sentences } from '../terms.ts';

const checkStart = (mode: Mode | undefined): string =>
  mode === 'web'
    ? '请检查 `start` 的响应、第三方云存储密钥，以及页面能否免登录打开。'
    : '请检查 `start` 的响应、Token、第三方云存储密钥，以及频道内是否有人发流。';
const STILL_NEEDED = '请检查：是否仍需录制？如需，请重新启动录制。';

/** Why a lost recording is not taken for an ordinary end, and until when it is looked for. */
function lost(facts: EndFacts, because: string, check: string): Said {
  const { between, lastState, checkUntil, mode, unused } = facts;
  return said(
    sentences(
      between &&
        `最后一次查到是在 ${between.after}${lastState ? `，状态为“${lastState}”` : ''}；${between.before} 起查询不到。`,
      unused ? '当时尚未上传任何文件。' : undefined,
      `${because}，因此不视为正常结束。`,
      checkUntil && `将继续查询至 ${checkUntil}。`,
    ),
    unused ? checkPublished(mode) : check,
  );
}

/** A reported stop that did not end it, without a full stop; `undefined` where there is none. */
export function otherStop({ otherStopAt, ranAt }: EndFacts): string | undefined {
  if (otherStopAt === undefined) return undefined;
  const after = ranAt ? `而 ${ranAt} 仍查到它在运行` : '而此前已查询不到录制';
  return `后端报告已于 ${otherStopAt} 请求停止，${after}`;
}

/** Ways of being over in which no end was seen: lost, never started, no longer answered for. */
export const chineseLost: Pick<Language['over']['words'], OverUnseen> = {
  'lost.in_move': {
    short: '失联',
    state: () => '失联：切换服务器后未恢复',
    why: (facts) =>
      lost(facts, '声网已开始重新启动录制（可能在另一台服务器上），但此后再未查到它恢复', STILL_NEEDED),
  },
  'lost.unasked': {
    short: '失联',
    state: ({ notToEnd, otherStopAt }) => {
      if (notToEnd) return '失联：它本不应结束';
      return otherStopAt
        ? '失联：已查询不到，且与后端报告的停止时间不符'
        : '失联：已查询不到，且无人报告停止';
    },
    why: (facts) =>
      facts.notToEnd
        ? lost(facts, '已说明它不会自行结束', STILL_NEEDED)
        : lost(
            facts,
            otherStop(facts) ?? '此录制的结束约定会报告给机器人，但没有收到任何报告',
            facts.otherStopAt
              ? '请检查：是否另有一次 `stop` 调用？如没有，请重新启动录制。'
              : '请检查：是否有人停止了录制而未报告？如没有，请重新启动录制。',
          ),
  },
  'not_started.watched': {
    short: '未启动',
    state: () => '未启动',
    why: ({ mode, waitedMs, status, until }) =>
      said(
        sentences(
          waitedMs === undefined
            ? undefined
            : `登记后 ${duration(waitedMs)}内未查到它在运行${status === undefined ? '' : `，但声网有此录制的记录（状态 ${status}）`}。`,
          until && `将继续查询至 ${until}。`,
        ),
        checkStart(mode),
      ),
  },
  'not_started.unseen': {
    short: '从未查到',
    state: ({ status }) =>
      status === undefined
        ? '从未查到：已经结束，或未启动'
        : '从未查到在录制：未启动、切换服务器中，或已结束',
    why: ({ status, until }) =>
      said(
        sentences(
          status !== undefined && `声网最近一次返回的状态为 ${status}。`,
          '机器人没有从启动时起持续查询，因此无法判断是哪一种。',
          until && `将继续查询至 ${until}。`,
        ),
        '请检查：第三方云存储中是否有文件？如果它应在录制中，请检查 `start` 的响应。',
      ),
  },
  expired: {
    short: '已过期',
    state: () => '已过期：声网不再响应对它的查询',
    why: ({ until, lastState }) =>
      said(
        sentences(
          until && `查询时效已于 ${until} 到期${lastState ? `；最后已知的状态为“${lastState}”` : ''}。`,
          '录制是否仍在进行，无从得知。',
        ),
        '请检查第三方云存储，并在下次调用 `acquire` 时调大 `resourceExpiredHour`。',
      ),
  },
  refused: {
    short: '被拒绝',
    state: () => '被声网拒绝',
    why: () =>
      said(
        'App ID、Resource ID、sid 和录制模式必须来自同一次 `start` 调用。',
        '请重新登记：输入 `/recording-watch` 并粘贴 `start` 的完整响应。',
      ),
  },
};
