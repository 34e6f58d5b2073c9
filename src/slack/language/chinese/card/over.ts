import type { EndFacts } from '../../facts.ts';
import type { Language } from '../../language.ts';
import type { Said } from '../../said.ts';
import { duration, number } from '../measures.ts';
import { CHECK_START, CHECK_STORAGE, during, MAX_IDLE_TIME } from '../terms.ts';
import { chineseWords } from './words.ts';

const CHECK_PUBLISHED = `请检查：频道内是否有人发流？如果无人发流，${MAX_IDLE_TIME}。`;
const CHECK_PAGE = '请检查：页面能否在无需登录的情况下用浏览器打开，并在几秒内加载完成？';

const said = (fact: string, check?: string): Said => (check === undefined ? { fact } : { fact, check });

const sentences = (...all: readonly (string | false | undefined)[]): string => all.filter(Boolean).join('');

const ended = ({ between }: EndFacts): string | undefined => between && `录制${during(between)}结束。`;

const UNKNOWABLE = '如何结束无从得知：`query` 不提供原因。';

/** Why a lost recording is not taken for an ordinary end, and until when it is looked for. */
function lost({ between, lastState, checkUntil, unused }: EndFacts, because: string, check: string): Said {
  return said(
    sentences(
      between &&
        `最后一次查到是在 ${between.after}${lastState ? `，状态为“${lastState}”` : ''}；${between.before} 起查询不到。`,
      unused ? '当时尚未上传任何文件。' : undefined,
      `${because}，因此不视为正常结束。`,
      checkUntil && `将继续查询至 ${checkUntil}。`,
    ),
    unused ? CHECK_PUBLISHED : check,
  );
}

export const chineseOver: Language['over'] = {
  words: {
    'ended.exited': {
      short: '已结束',
      state: () => '已结束',
      why: ({ between }) => said(`${between ? `录制${during(between)}结束，` : ''}已查到声网关闭录制。`),
    },
    'ended.asked': {
      short: '已结束',
      state: ({ vouched, by, neverSeen }) => {
        if (vouched) return by === undefined ? '已正常停止' : `${by} 确认是正常停止`;
        return neverSeen ? '查到之前就已停止' : '已结束：按请求停止';
      },
      why: (facts) => {
        const { vouched, by, askedAt, neverSeen, without } = facts;
        const words = without && !neverSeen && `${by ? `${by} ` : '频道成员'}确认这是正常停止。`;
        if (vouched) return said(sentences(words, ended(facts)));
        const asked = askedAt && `后端报告已于 ${askedAt} 请求停止。`;
        if (neverSeen) return said(sentences(asked, '录制是否启动过，无从得知。'));
        return said(sentences(ended(facts), asked ?? '这是声网的通知。'));
      },
    },
    'ended.idle': {
      short: '已结束',
      state: () => '已结束：频道内已无人',
      why: (facts) =>
        said(sentences(ended(facts), facts.without ? '声网通知频道内已无人。' : '这是声网的通知。')),
    },
    'ended.limit': {
      short: '已结束',
      state: ({ limitHours }) =>
        limitHours ? `已结束：达到时长上限 ${number(limitHours)} 小时` : '已结束：达到时长上限',
      why: (facts) =>
        said(
          sentences(
            ended(facts),
            facts.without && '录制已达到时长上限。',
            '上限由 `start` 的 `maxRecordingHour` 设定，到时会自动停止。',
          ),
          '如需继续录制，请调大该值后重新启动。',
        ),
    },
    'ended.unasked': {
      short: '已结束',
      state: () => '已结束，但未收到停止报告',
      why: (facts) =>
        said(
          sentences(
            ended(facts),
            facts.promised
              ? '此录制的结束约定会报告给机器人，但没有收到任何报告。'
              : '此项目的停止通常都会报告，这一次没有收到。',
            '如何结束无从得知。',
          ),
          '请检查：是否有人正常停止了录制？',
        ),
    },
    'ended.early': {
      short: '提前结束',
      state: ({ earlyMs }) =>
        earlyMs === undefined ? '比计划提前结束' : `比计划提前 ${duration(earlyMs)}结束`,
      why: (facts) =>
        said(sentences(facts.planned && `计划于 ${facts.planned} 结束。`, ended(facts), UNKNOWABLE)),
    },
    'ended.unseen': {
      short: '已结束',
      state: () => '已结束：声网已查询不到',
      why: (facts) => said(sentences(ended(facts), UNKNOWABLE)),
    },
    'failed.abnormal': {
      short: '异常退出',
      state: () => '异常退出',
      why: (facts) => said(sentences(ended(facts), '声网未说明原因（状态 20）。'), CHECK_STORAGE),
    },
    'failed.reported': {
      short: '异常退出',
      state: ({ failure }) => (failure ? `异常退出：${chineseWords.says[failure]}` : '声网通知异常退出'),
      why: (facts) => {
        const page = facts.failure === 'page_timeout' || facts.failure === 'page_address';
        return said(sentences(ended(facts), '原因由声网的消息通知给出。'), page ? CHECK_PAGE : CHECK_STORAGE);
      },
    },
    'lost.in_move': {
      short: '失联',
      state: () => '失联：切换服务器后未恢复',
      why: (facts) =>
        lost(
          facts,
          '声网已开始在另一台服务器上重新启动录制，但此后再未查到它恢复',
          '请检查：频道内是否还有人？如有，请重新启动录制。',
        ),
    },
    'lost.unasked': {
      short: '失联',
      state: ({ notToEnd }) => (notToEnd ? '失联：它本不应结束' : '失联：已查询不到，且无人报告停止'),
      why: (facts) =>
        facts.notToEnd
          ? lost(facts, '登记时说明它不会自行结束', '请检查：是否仍需录制？如需，请重新启动录制。')
          : lost(
              facts,
              '此录制的结束约定会报告给机器人，但没有收到任何报告',
              '请检查：是否有人停止了录制而未报告？如没有，请重新启动录制。',
            ),
    },
    'not_started.watched': {
      short: '未启动',
      state: () => '未启动',
      why: ({ waitedMs, status, until }) =>
        said(
          sentences(
            waitedMs === undefined
              ? undefined
              : `登记后 ${duration(waitedMs)}内未查到它在运行${status === undefined ? '' : `，但声网有此录制的记录（状态 ${status}）`}。`,
            until && `将继续查询至 ${until}。`,
          ),
          CHECK_START,
        ),
    },
    'not_started.unseen': {
      short: '从未查到',
      state: () => '从未查到：已经结束，或未启动',
      why: ({ until }) =>
        said(
          sentences(
            '机器人没有从启动时起持续查询，因此无法判断是哪一种。',
            until && `将继续查询至 ${until}。`,
          ),
          '请检查：第三方云存储中是否有文件？如果它应在录制中，请检查 `start` 的返回结果。',
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
  },
  without: {
    state: { bad: '已结束，至今没有文件', trouble: '已结束，尚未上传任何文件' },
    short: '已结束且没有文件',
    why: {
      fact: '机器人从未查到它上传文件；通常是无人发流。',
      check: CHECK_PUBLISHED,
    },
  },
  notAfterAll: {
    ended: '并未结束',
    failed: '并非异常退出',
    lost: '并未失联',
    not_started: '其实已启动',
  },
  fileAfterAll: '已有文件',
  corrected: '更正',
  withdrawn: '“正常停止”的确认已撤销',
  replaced: (correction, state) => `${correction}${state.includes('：') ? '，' : '：'}${state}`,
  sentence: (state) => `${state}。`,
  withFiles: (words, files) => (files === 0 ? words : `${words} · 已上报 ${number(files)} 个文件`),
};
