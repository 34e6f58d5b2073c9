import type { EndFacts } from '../../facts.ts';
import type { Language } from '../../language.ts';
import { type Said, said } from '../../said.ts';
import { duration, number } from '../measures.ts';
import { CHECK_PAGE, CHECK_STORAGE, checkPublished, during, sentences } from '../terms.ts';
import { chineseLost, otherStop } from './lost.ts';
import { chineseWords } from './words.ts';

const ended = ({ between }: EndFacts): string | undefined => between && `录制${during(between)}结束。`;

const failed = (failure: EndFacts['failure']): string | undefined =>
  failure && `异常退出：${chineseWords.says[failure]}`;

function whyFailed(facts: EndFacts, unsaid: string): Said {
  const page = facts.failure === 'page_timeout' || facts.failure === 'page_address';
  const reason = facts.failure ? '原因由声网的消息通知给出。' : unsaid;
  return said(sentences(ended(facts), reason), page ? CHECK_PAGE : CHECK_STORAGE);
}

const UNKNOWABLE = '如何结束无从得知：`query` 不提供原因。';

const unreported = ({ promised }: EndFacts): string =>
  promised
    ? '此录制的结束约定会报告给机器人，但没有收到任何报告。'
    : '此项目的停止通常都会报告，这一次没有收到。';

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
        if (neverSeen && asked) return said(sentences(asked, '录制是否启动过，无从得知。'));
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
      state: ({ otherStopAt }) =>
        otherStopAt ? '已结束，但与后端报告的停止时间不符' : '已结束，但未收到停止报告',
      why: (facts) =>
        said(
          sentences(
            ended(facts),
            facts.otherStopAt ? `${otherStop(facts)}。` : unreported(facts),
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
      state: ({ failure }) => failed(failure) ?? '异常退出',
      why: (facts) => whyFailed(facts, '声网未说明原因（状态 20）。'),
    },
    'failed.reported': {
      short: '异常退出',
      state: ({ failure }) => failed(failure) ?? '声网通知异常退出',
      why: (facts) => whyFailed(facts, '这是声网的通知，未说明原因。'),
    },
    ...chineseLost,
  },
  without: {
    state: { bad: '已结束，至今没有文件', trouble: '已结束，尚未上传任何文件' },
    short: '已结束且没有文件',
    why: (mode) => ({
      fact: `机器人从未查到它上传文件${mode === 'web' ? '' : '；通常是无人发流'}。`,
      check: checkPublished(mode),
    }),
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
