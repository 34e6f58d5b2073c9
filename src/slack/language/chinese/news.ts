import type { Named, NewsSentences } from '../news-sentences.ts';
import { duration, number, withMore } from './measures.ts';
import { refused } from './refusals.ts';
import {
  BOTH_NEEDED,
  CHECK_END,
  CHECK_START,
  CHECK_STORAGE,
  during,
  ENDED_OR_MOVED,
  lookedForAgain,
  MAX_IDLE_TIME,
  reported,
  STORAGE_DELAY,
  unseen,
} from './terms.ts';

const plural = ({ names, more }: Named): boolean => names.length + more > 1;

export const chineseNews: NewsSentences = {
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
  ended: (between, how, files) => ({
    fact:
      how === 'exited'
        ? `录制已${during(between)}正常结束。${reported(files)}。`
        : `录制已${during(between)}结束：此前已请求停止，现在声网已查询不到。${reported(files)}。`,
    check: `${STORAGE_DELAY}；机器人看不到云存储中的内容。`,
  }),
  failed: (between, files) => ({
    fact: `录制已${during(between)}异常退出（状态 20）。${reported(files)}。声网未说明原因。`,
    check: CHECK_STORAGE,
  }),
  lost: (between, state, missingSince, looks) => ({
    fact: `录制失联：自 ${missingSince} 起声网查询不到；最后一次查到是在 ${between.after}，状态为“${state}”。录制可能已${during(between)}结束，${ENDED_OR_MOVED}。${lookedForAgain(looks)}。`,
    check: CHECK_END,
  }),
  lostUnused: (between, state, missingSince, looks) => ({
    fact: `录制失联，且从未上传任何文件：自 ${missingSince} 起声网查询不到；最后一次查到是在 ${between.after}，状态为“${state}”。${lookedForAgain(looks)}。`,
    check: `请检查：频道内是否有人发流？如果无人发流，${MAX_IDLE_TIME}。`,
  }),
  recovered: (state, gap, gapMs) => ({
    fact: `已重新查到此录制，状态为“${state}”。${gap.after} 至 ${gap.before} 期间（${duration(gapMs)}）曾查询不到，可能是声网在切换服务器。`,
    check: `随后可能出现以 \`bak0_\` 开头的文件；${BOTH_NEEDED}。`,
  }),
  aliveLate: (state) => ({ fact: `录制延迟启动，状态为“${state}”。` }),
  notStarted: (waitedMs, status, askingUntil) => ({
    fact: `录制未启动：登记后 ${duration(waitedMs)}内未查到它在运行${status === undefined ? '' : `，但声网有此录制的记录（状态 ${status}）`}。将继续查询至 ${askingUntil}。`,
    check: CHECK_START,
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
  failover: (sign) => ({
    fact:
      sign === 'file'
        ? `声网已将录制切换到另一台服务器：出现了以 \`bak\` 开头的文件。${BOTH_NEEDED}。`
        : `声网正在重新启动录制，可能换到了另一台服务器。录制内容可能缺失一段，随后可能出现以 \`bak0_\` 开头的文件；${BOTH_NEEDED}。`,
  }),
  expiring: (at) => ({
    fact: `自 ${at} 起，声网可能不再响应对此录制的查询。录制可能仍会继续，但机器人将看不到它。`,
    check: '如需录制更长时间，请在 `acquire` 中调大 `resourceExpiredHour`。',
  }),
  expired: (at, lastState) => ({
    fact: `声网对此录制的查询时效已于 ${at} 到期；最后已知的状态为“${lastState}”。录制是否仍在进行，无从得知。`,
    check: '请检查云存储，并在下次调用 `acquire` 时调大 `resourceExpiredHour`。',
  }),
  refused,
  blind: (since, cause) => ({
    fact: unseen(since, cause),
    check: '无需处理：机器人会继续查询，恢复后会在此通知。',
  }),
  sighted: (since) => ({ fact: `已能重新查看此录制（自 ${since} 起曾无法查看）。` }),
  about: (name, news) => `${name}：${news}`,
};
