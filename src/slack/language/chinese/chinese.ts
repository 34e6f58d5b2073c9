import type { Language } from '../language.ts';
import { chineseAnswers } from './asking/answers.ts';
import { chineseDoctor } from './asking/doctor.ts';
import { chineseQuery } from './asking/query.ts';
import { chineseCard } from './card/card.ts';
import { chineseEnding } from './card/ending.ts';
import { chineseExpected } from './card/expected.ts';
import { chineseFiles } from './card/files.ts';
import { chineseOver } from './card/over.ts';
import { chineseVouch } from './card/vouch.ts';
import { chineseWords } from './card/words.ts';
import { causes } from './causes.ts';
import { chineseHome } from './home.ts';
import { duration } from './measures.ts';
import { chineseDigest } from './telling/digest.ts';
import { chineseMute } from './telling/mute.ts';
import { chineseNews } from './telling/news.ts';
import { chineseNotices } from './telling/notices.ts';
import { chineseOwners } from './telling/owners.ts';
import { chinesePauses } from './telling/pauses.ts';
import { chineseView } from './view.ts';
import { chineseIntake } from './watching/intake.ts';
import { chineseMistakes } from './watching/mistakes.ts';
import { chineseRules } from './watching/rules.ts';
import { chineseStep } from './watching/step.ts';
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
  over: chineseOver,
  mode: { individual: 'individual（单流）', mix: 'mix（合流）', web: 'web（页面）', raw: 'raw' },
  button: {
    refresh: '刷新',
    show: '查看',
    watchHere: '在此关注',
    unwatch: '取消关注',
    files: '文件',
    filesNewer: '较新',
    filesOlder: '较早',
    history: '历史',
    historyEarlier: '较早',
    historyLater: '较晚',
    exportJson: '导出 JSON',
    exportCsv: '导出 CSV',
    share: '分享到频道',
    resume: '恢复通知',
    tellAgain: '重新发送',
    query: '复制查询命令',
    mute15: '15 分钟',
    mute60: '1 小时',
    muteEnd: '直到结束',
    muteBad: '只通知异常',
    unmute: '取消静音',
    register: '登记',
    choose: '选择',
    watchMatching: '一并关注',
    pauseRule: '暂停规则',
    resumeRule: '恢复规则',
    removeRule: '移除规则',
    connect: '接入后端',
    vouch: '这是正常停止',
    withdrawVouch: '撤销“正常停止”',
  },
  cause: causes,
  output: {
    connecting: '连接中',
    publishing: '转推中',
    onhold: '已暂停',
    disconnected: '已断开',
    unknown: '状态未知',
  },
  filter: { live: '进行中', ended: '已结束', failed: '异常', all: '已登记' },
  command: {
    status: '录制现在怎么样？',
    watch: '让此频道收到录制的通知',
    unwatch: '让此频道不再收到通知',
    list: '有哪些录制？',
  },
  use: {
    status: '查询某条录制的当前状态，回答仅提问者可见',
    watchedHere: '查看此频道关注的录制，进行中的在前',
    doctor: '检查有什么会妨碍通知送达此频道',
    watchForm: '打开表单',
    watchKnown: '关注已登记的录制',
    watchIds: '登记并关注；各项 ID 的顺序不限',
    watchPaste: '同上，内容可直接粘贴，一次最多 50 条录制；URL 和 curl 命令中已包含录制模式',
    watchAll: '设置规则：关注此后登记的每条录制；只关注部分频道时，加上 `channel:class-*`',
    watchOptions: '可附加以下选项：声网项目、显示名称、通知类型、语言',
    watchBroadcast: '哪些通知发给整个频道，而不只发到消息列；不填时为异常和最终结果',
    watchMax: '录制超过多少小时提醒；填 `none` 表示录制不应自行结束',
    unwatch: '卡片保留，不再通知',
    removeRule: '移除规则；已关注的录制不受影响',
    list: '列出此工作区已登记的录制，进行中的在前',
    listRules: '列出此频道和其他频道的规则',
  },
  duration,
  together: (one, other) => `${one}${other}`,
  card: chineseCard,
  news: chineseNews,
  answer: chineseAnswers,
  intake: chineseIntake,
  watchForm: chineseWatchForm,
  step: chineseStep,
  mistake: chineseMistakes,
  doctor: chineseDoctor,
  notice: chineseNotices,
  view: chineseView,
  query: chineseQuery,
  mute: chineseMute,
  files: chineseFiles,
  expected: chineseExpected,
  digest: chineseDigest,
  pauses: chinesePauses,
  owners: chineseOwners,
  vouch: chineseVouch,
  ending: chineseEnding,
  word: chineseWords,
  rule: chineseRules,
  home: chineseHome,
};
