import type { ServerMove } from '../../../../recording/known.ts';
import type { Named } from '../../facts.ts';
import type { Language } from '../../language.ts';
import { duration, number, withMore } from '../measures.ts';
import { BOTH_NEEDED, during, MAX_IDLE_TIME, reported, unseen } from '../terms.ts';
import { refused } from './refusals.ts';

/** What was seen of a move to another server. */
const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: '声网已将录制切换到另一台服务器（高可用任务迁移）：出现了以 `bak` 开头的文件。',
  restart:
    '声网正在重新启动录制，可能换到了另一台服务器。录制内容可能缺失一段，随后可能出现以 `bak` 开头的文件。',
  uid: '此录制现由另一个录制服务响应，声网可能已将它切换到另一台服务器。随后可能出现以 `bak` 开头的文件。',
};

const plural = ({ names, more }: Named): boolean => names.length + more > 1;

export const chineseNews: Language['news'] = {
  phase: (to) => ({ fact: `当前状态：${to}。` }),
  started: (between, late) => ({
    fact: `${late ? '录制延迟启动，已' : '录制已'}${during(between)}开始（状态 5，首个文件已上传）。`,
  }),
  paused: (between) => ({ fact: `录制已${during(between)}暂停。` }),
  resumed: (pausedMs) => ({ fact: `暂停约 ${duration(pausedMs)}后恢复录制。` }),
  file: (files, startedAt) => ({
    fact: plural(files)
      ? `${number(files.names.length + files.more)} 个新文件已生成：${withMore(files.names, files.more)}。`
      : `新文件已生成：${withMore(files.names, 0)}${startedAt ? `，起始时间 ${startedAt}` : ''}。`,
  }),
  stopping: (between) => ({ fact: `正在停止：声网已${during(between)}开始关闭录制。` }),
  announced: (files) => `${reported(files)}。`,
  recovered: (state, gap, gapMs, after) => ({
    fact: `已重新查到此录制，状态为“${state}”。${after ?? ''}${gap.after} 至 ${gap.before} 期间（${duration(gapMs)}）曾查询不到，可能是声网在切换服务器。`,
    check: `随后可能出现以 \`bak0_\` 开头的文件；${BOTH_NEEDED}。`,
  }),
  aliveLate: (state, wasWatched) => ({
    fact: wasWatched ? `录制延迟启动，状态为“${state}”。` : `已查到此录制，状态为“${state}”。`,
  }),
  stuckReady: (since, forMs) => ({
    fact: `自 ${since} 进入频道起已有 ${duration(forMs)}，但尚未上传任何文件。`,
    check: `通常是无人发流；${MAX_IDLE_TIME}。`,
  }),
  pushDown: (urls) => ({
    fact: `转推连接已断开：${withMore(urls.names, urls.more)}；录制本身仍在继续。`,
    check: '请检查：接收端是否仍接受这路流？推流密钥是否已更换？',
  }),
  pushUp: (urls) => ({ fact: `转推连接已恢复：${withMore(urls.names, urls.more)}。` }),
  failover: (sign, nth) => ({
    fact: `${MOVED[sign]}${nth > 1 ? `这是第 ${number(nth)} 次切换，声网最多尝试三次。` : ''}${BOTH_NEEDED}。`,
  }),
  expiring: (at) => ({
    fact: `自 ${at} 起，声网可能不再响应对此录制的查询。录制可能仍会继续，但机器人将看不到它。`,
    check: '如需录制更长时间，请在 `acquire` 中调大 `resourceExpiredHour`。',
  }),
  refused,
  blind: (since, cause) => ({
    fact: unseen(since, cause),
    check: '无需处理：机器人会继续查询，恢复后会在此通知。',
  }),
  sighted: (since) => ({ fact: `已能重新查看此录制（自 ${since} 起曾无法查看）。` }),
  leftRunning: ({ since, forMs, planned, hours }) => ({
    fact:
      planned === undefined
        ? `已持续录制 ${duration(forMs)}，超过 ${number(hours ?? 0)} 小时；${since} 起录制中。`
        : `已过计划结束时间 ${planned}，仍在录制；${since} 起录制中。`,
    check: '请检查：是否仍需录制？如不需要，请由后端调用 `stop`；录制结束前会持续计费。',
  }),
  pausedLong: (since, forMs) => ({
    fact: `仍在暂停中：${since} 起已暂停 ${duration(forMs)}。`,
    check: '请检查：是否忘了恢复？如需继续，请由后端将 `onhold` 设为 `false`。',
  }),
  limitAhead: (at, hours) => ({
    fact: `将于 ${at} 自动停止：届时达到时长上限 ${number(hours)} 小时（\`maxRecordingHour\`）。`,
    check: '如需继续录制，请在此之前另行启动一条录制。',
  }),
};
