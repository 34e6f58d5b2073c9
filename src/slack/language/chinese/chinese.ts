import type { Language } from '../language.ts';
import { chineseAnswers } from './asking/answers.ts';
import { chineseDoctor } from './asking/doctor.ts';
import { chineseFiles, chineseQuery, chineseView } from './asking/windows.ts';
import { chineseCard, chineseExpected } from './card/card.ts';
import { chineseEnding } from './card/ending.ts';
import { chineseOver } from './card/over.ts';
import { chineseWords } from './card/words.ts';
import { chineseHome } from './home.ts';
import { duration } from './measures.ts';
import { chineseDigest } from './telling/digest.ts';
import { chineseHeard, chineseNews } from './telling/news.ts';
import { chineseNotices } from './telling/notices.ts';
import { chineseOwners, chinesePauses } from './telling/places.ts';
import { chineseMute, chineseOnIt, chineseSpoken, chineseVouch } from './telling/pressed.ts';
import { causes } from './terms.ts';
import { chineseIntake } from './watching/intake.ts';
import { chineseMistakes, chineseStep } from './watching/mistakes.ts';
import { chineseRules } from './watching/rules.ts';
import { chineseWatchForm } from './watching/watch-form.ts';

/**
 * Simplified Chinese, in the terms of Agora's Chinese documentation (doc.shengwang.cn). The bot calls itself 机器人
 * and addresses nobody. A bold name stands between spaces or line ends: Slack does not reliably format `*` that
 * touches Chinese characters or their punctuation.
 */
export const CHINESE: Language = {
  ownName: '简体中文',
  phase: {
    registered: '已登记',
    starting: '启动中',
    ready: '已就绪',
    recording: '录制中',
    paused: '已暂停',
    stopping: '停止中',
    ended: '已结束',
    failed: '异常退出',
    lost: '失联',
    not_started: '未启动',
    expired: '已过期',
    refused: '被拒绝',
  },
  state: {
    registered: '已登记',
    starting: '启动中',
    ready: '已就绪，尚未上传任何文件',
    recording: '录制中',
    paused: '已暂停',
    stopping: '停止中',
  },
  since: {
    registered: (at) => `已登记，${at} 起`,
    starting: (at) => `启动中，${at} 起`,
    ready: (at) => `已就绪，${at} 起，尚未上传任何文件`,
    recording: (at) => `录制中，${at} 起`,
    paused: (at) => `已暂停，${at} 起`,
    stopping: (at) => `停止中，${at} 起`,
  },
  over: chineseOver,
  mode: { individual: 'individual（单流）', mix: 'mix（合流）', web: 'web（页面）', raw: 'raw' },
  button: {
    refresh: '刷新',
    show: '查看',
    watchHere: '在此关注',
    unwatch: '取消关注',
    files: '文件',
    filesNewer: '更新',
    filesOlder: '更早',
    history: '历史',
    historyEarlier: '更早',
    historyLater: '更晚',
    pageBack: '上一页',
    pageOn: '下一页',
    helpWatch: '关注',
    helpOptions: '选项',
    helpRules: '规则',
    exportJson: '导出 JSON',
    exportCsv: '导出 CSV',
    share: '分享到频道',
    resume: '恢复通知',
    tellAgain: '重新发送',
    forgetNeverFound: '全部删除',
    query: '复制查询命令',
    mute15: '15 分钟',
    mute60: '1 小时',
    muteEnd: '直到录制结束',
    muteBad: '只通知问题和最终结果',
    muteSilent: '全部（含异常），15 分钟',
    unmute: '恢复通知',
    register: '登记',
    choose: '选择',
    watchMatching: '一并关注',
    pauseRule: '暂停规则',
    resumeRule: '恢复规则',
    removeRule: '移除规则',
    connect: '接入后端',
    vouch: '这是正常停止',
    withdrawVouch: '撤销“正常停止”',
    onIt: '由我处理',
    speakAgain: '撤销',
  },
  cause: causes,
  output: {
    connecting: '连接中',
    publishing: '转推正常',
    onhold: '已暂停',
    disconnected: '已断开',
    unknown: '状态未知',
  },
  filter: { live: '进行中', ended: '已结束', failed: '异常', all: '已登记' },
  command: {
    status: '查询录制状态',
    watch: '让此频道收到录制的通知',
    unwatch: '让此频道不再收到通知',
    list: '有哪些录制？',
  },
  use: {
    status: '查询某条录制的当前状态，回答仅你自己可见',
    watchedHere: '查看此频道关注的录制，进行中的在前',
    doctor: '诊断通知能否送达此频道',
    watchForm: '打开表单',
    watchKnown: '关注已登记的录制',
    watchIds: '登记并关注；各项 ID 的顺序不限',
    watchPaste: '同上，内容可直接粘贴，一次最多 50 条录制；URL 和 curl 命令中已包含录制模式',
    watchAll: '设置规则：关注此后登记的每条录制；只关注部分频道时，加上 `channel:class-*`',
    watchOptions: '可附加以下选项：声网项目、显示名称、通知类型、语言',
    watchBroadcast: '哪些通知发给整个频道，而不只发到消息列；不填时为异常和最终结果',
    watchCards: '填 `bad` 时，录制出现问题后才发卡片，正常的录制没有卡片',
    watchNotify: '出现异常时提醒谁；不填时提醒关注者',
    watchMax: '录制超过多少小时提醒；填 `none` 表示录制不应自行结束',
    unwatch: '卡片保留，不再通知',
    removeRule: '移除规则；已关注的录制不受影响',
    list: '列出此工作区中可查看的录制，进行中的在前',
    listRules: '列出此频道和其他频道的规则',
  },
  duration,
  together: (one, other) => `${one}${other}`,
  card: chineseCard,
  news: chineseNews,
  answer: chineseAnswers,
  heard: chineseHeard,
  intake: chineseIntake,
  watchForm: chineseWatchForm,
  step: chineseStep,
  mistake: chineseMistakes,
  doctor: chineseDoctor,
  notice: chineseNotices,
  view: chineseView,
  query: chineseQuery,
  mute: chineseMute,
  onIt: chineseOnIt,
  files: chineseFiles,
  expected: chineseExpected,
  digest: chineseDigest,
  pauses: chinesePauses,
  owners: chineseOwners,
  spoken: chineseSpoken,
  vouch: chineseVouch,
  ending: chineseEnding,
  word: chineseWords,
  rule: chineseRules,
  home: chineseHome,
};
