import type { ServerMove } from '../../../../recording/known.ts';
import type { Named, ToldKind } from '../../facts.ts';
import type { Language } from '../../language.ts';
import { duration, number, withMore } from '../measures.ts';
import { BOTH_NEEDED, checkPublishing, during, reported, unseen } from '../terms.ts';

/** Signs of a move to another server. */
const MOVED: Readonly<Record<ServerMove['sign'], string>> = {
  file: '声网已将录制切换到另一台服务器（高可用任务迁移）：出现了以 `bak` 开头的文件。',
  restart:
    '声网正在重新启动录制，可能换到了另一台服务器。录制内容可能缺失一段，随后可能出现以 `bak` 开头的文件。',
  uid: '此录制现由另一个录制服务响应，声网可能已将它切换到另一台服务器。随后可能出现以 `bak` 开头的文件。',
};

const plural = ({ names, more }: Named): boolean => names.length + more > 1;

/** The ids or the route were rejected for good: what Agora says of them, and which to check. */
const refused: Language['news']['refused'] = (check, code, reason) => {
  const number = code === undefined ? '' : `（错误码 ${code}）`;
  const words = reason === undefined ? '' : `声网的说明：${reason}`;
  switch (check) {
    case 'parameter':
      return {
        fact: `声网不接受登记的信息${number}。${words}`,
        check: '请用 `start` 的完整响应和录制模式重新登记：最常见的原因是其中某一项不完整或与其他录制混淆。',
      };
    case 'ids':
      return {
        fact: `声网拒绝了这些 ID${number}：它们不属于同一次录制。${words}`,
        check: '请确认 App ID、Resource ID 和 sid 来自同一次 `start` 调用，然后重新登记。',
      };
    case 'resource_expired':
      return {
        fact: `此录制从未开始：调用 \`start\` 之前，Resource ID 就已过期${number}。${words}`,
        check: '请重新调用 `acquire` 和 `start`，并登记新的 ID。',
      };
    case 'app_id':
      return {
        fact: `声网不接受此 App ID${number}。${words}`,
        check: '请检查机器人配置中的 App ID，并在声网控制台确认已为它开通云端录制。',
      };
    case 'route':
      return {
        fact: `声网没有与这些 ID 对应的录制${number}。${words}`,
        check: '请检查 Resource ID、sid 和录制模式：很可能有一项不完整或输入有误。',
      };
  }
};

export const chineseNews: Language['news'] = {
  phase: (to) => ({ fact: `当前状态：${to}。` }),
  started: (between, late) => ({
    fact: `${late ? '录制延迟启动，已' : '录制已'}${during(between)}开始：声网报告首个文件已上传（状态 5）。`,
  }),
  paused: (between) => ({ fact: `录制已${during(between)}暂停。` }),
  resumed: (pausedMs) => ({ fact: `暂停约 ${duration(pausedMs)}后恢复录制。` }),
  file: (files, startedAt) => ({
    fact: plural(files)
      ? `${number(files.names.length + files.more)} 个新文件（已上报）：${withMore(files.names, files.more)}。`
      : `新文件（已上报）：${withMore(files.names, 0)}${startedAt ? `，起始时间：${startedAt}` : ''}。`,
  }),
  stopping: (between) => ({ fact: `正在停止：声网已${during(between)}开始关闭录制。` }),
  announced: (files, newest) =>
    `${reported(files)}${files === 0 || newest === undefined ? '' : files === 1 ? `：${newest}` : `，最新为 ${newest}`}。`,
  recovered: (state, gap, gapMs, after = '', away) => {
    if (away === 'never_seen') return { fact: `已查到此录制，状态为“${state}”。${after}` };
    const during = `${gap.after} 至 ${gap.before} 期间（${duration(gapMs)}）`;
    return {
      fact: `已重新查到此录制，状态为“${state}”。${after}${
        away === 'restarting'
          ? `${during}声网在重新启动录制，可能换到了另一台服务器。`
          : `${during}声网查询不到它，切换服务器时会出现这种情况。`
      }`,
      check: `随后可能出现以 \`bak0_\` 开头的文件；${BOTH_NEEDED}。`,
    };
  },
  aliveLate: (state, wasWatched) => ({
    fact: wasWatched ? `录制延迟启动，状态为“${state}”。` : `已查到此录制，状态为“${state}”。`,
  }),
  stuckReady: (since, forMs, mode) => ({
    fact: `${since} 起已就绪（${duration(forMs)}），但尚未上传任何文件。`,
    check: checkPublishing(mode),
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
    fact: `${at} 起，声网可能不再响应对此录制的查询。录制可能仍会继续，但机器人将无法查询。`,
    check: '如需录制更长时间，请在 `acquire` 中调大 `resourceExpiredHour`。',
  }),
  refused,
  blind: (since, cause) => ({
    fact: unseen(since, cause),
    check: '无需处理：机器人会继续查询，恢复后会在此通知。',
  }),
  sighted: (since) => ({ fact: `已恢复查询（${since} 起曾中断）。` }),
  leftRunning: ({ since, started, forMs, planned, hours }) => ({
    fact: `${
      planned === undefined
        ? `仍未结束：已持续 ${duration(forMs)}，超过 ${number(hours ?? 0)} 小时`
        : `已过计划结束时间（${planned}），仍未结束`
    }；${started ? '启动于' : '首次查到于'} ${since}。`,
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

export const KINDS: Readonly<Record<ToldKind, string>> = {
  started: '已开始',
  paused: '已暂停',
  resumed: '恢复录制',
  file: '新文件',
  stopping: '停止中',
  ended: '已结束',
  failed: '异常退出',
  lost: '失联',
  recovered: '重新查到',
  not_started: '未启动',
  stuck_ready: '2 分钟内未上传任何文件',
  rtmp_down: '转推断开',
  rtmp_up: '转推恢复',
  failover: '已切换服务器',
  expiring: '即将无法查询',
  expired: '已无法查询',
  refused: 'ID 被声网拒绝',
  blind: '无法查询',
  sighted: '恢复查询',
  left_running: '录制过长，仍在进行',
  paused_long: '长时间暂停',
  limit_ahead: '即将达到时长上限',
  reason: '声网通知的原因',
  uploaded: '声网通知的上传结果',
};

export const chineseHeard: Language['heard'] = {
  problems: '问题和最终结果',
  kind: (kind) => KINDS[kind],
  calling: (who) => `请 ${who} 查看。`,
};
