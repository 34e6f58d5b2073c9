import { expect, test } from 'vitest';
import { type News, TOLD } from '../../src/recording/news.ts';
import { isBad } from '../../src/recording/watching/gravity.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { newsMessage } from '../../src/slack/render/telling/news.ts';
import { endNews } from './messages/over.ts';
import { asRead } from './said.ts';
import { at, START, subject } from './subjects.ts';

const now = at('14:04:11');
const between = { after: at('14:02:10'), before: at('14:02:41') };
const seen = { after: now, before: now };
const NOT_STARTED = { phase: 'not_started', how: 'watched' } as const;

/** What a person reads for every kind of news, in Chinese. */
const LINES: readonly (readonly [News, string])[] = [
  [
    { kind: 'started', between, late: false },
    '🟢 录制已于 14:02:10 至 14:02:41 之间开始（状态 5，首个文件已上传）。',
  ],
  [
    { kind: 'started', between: seen, late: true, was: NOT_STARTED },
    `*Algebra II, room 4*
🟢 录制延迟启动，已于 14:04:11 开始（状态 5，首个文件已上传）。`,
  ],
  [
    { kind: 'started', between: { ...between, orEarlier: true }, late: false },
    '🟢 录制已于 14:02:41 或更早时开始（状态 5，首个文件已上传）。',
  ],
  [{ kind: 'phase', from: 'starting', to: 'ready' }, '🟠 当前状态：已就绪。'],
  [{ kind: 'paused', between }, '⏸️ 录制已于 14:02:10 至 14:02:41 之间暂停。'],
  [{ kind: 'resumed', pausedSince: at('14:00:11') }, '🟢 暂停约 4 分钟后恢复录制。'],
  [
    { kind: 'file', files: [{ name: 'class/38f8_1.mp4', startedAt: at('15:00:02') }] },
    '📄 新文件已生成：`class/38f8_1.mp4`，起始时间 15:00:02。',
  ],
  [{ kind: 'file', files: [{ name: 'a.m3u8' }] }, '📄 新文件已生成：`a.m3u8`。'],
  [
    { kind: 'file', files: [{ name: `class/${subject().known.recording.sid}_maths_0.mp4` }] },
    '📄 新文件已生成：`class/…_maths_0.mp4`。',
  ],
  [
    { kind: 'file', files: [{ name: 'a.m3u8' }, { name: 'b.m3u8' }] },
    '📄 2 个新文件已生成：`a.m3u8` 和 `b.m3u8`。',
  ],
  [
    { kind: 'file', files: Array.from({ length: 60 }, (_, n) => ({ name: `${n}.mp4` })) },
    '📄 60 个新文件已生成：`0.mp4`、`1.mp4`、`2.mp4` 和另外 57 个。',
  ],
  [{ kind: 'stopping', between }, '⏹️ 正在停止：声网已于 14:02:10 至 14:02:41 之间开始关闭录制。'],
  [
    {
      kind: 'recovered',
      gap: { after: at('14:02:10'), before: at('14:03:25') },
      from: 'recording',
      phase: 'recording',
    },
    `🟢 已重新查到此录制，状态为“录制中”。14:02:10 至 14:03:25 期间（75 秒）曾查询不到，可能是声网在切换服务器。
随后可能出现以 \`bak0_\` 开头的文件；完整回放需要切换前后的全部文件。`,
  ],
  [
    {
      kind: 'recovered',
      gap: { after: START, before: now },
      from: 'not_started',
      phase: 'ready',
      was: NOT_STARTED,
    },
    `*Algebra II, room 4*
🟠 录制延迟启动，状态为“已就绪”。`,
  ],
  [
    { kind: 'stuck_ready', since: at('14:02:10') },
    `🟠 自 14:02:10 进入频道起已有 2 分钟，但尚未上传任何文件。
通常是无人发流；默认情况下频道空闲 30 秒后录制会自动退出（\`maxIdleTime\`）。`,
  ],
  [
    { kind: 'rtmp_down', urls: ['rtmp://live.example.com/app/…'] },
    `🔌 转推连接已断开：\`rtmp://live.example.com/app/…\`；录制本身仍在继续。
请检查：接收端是否仍接受这路流？推流密钥是否已更换？`,
  ],
  [
    { kind: 'rtmp_up', urls: ['rtmp://a/…', 'rtmp://b/…'] },
    '📡 转推连接已恢复：`rtmp://a/…` 和 `rtmp://b/…`。',
  ],
  [
    { kind: 'failover', sign: 'file', nth: 1 },
    '🔁 声网已将录制切换到另一台服务器（高可用任务迁移）：出现了以 `bak` 开头的文件。完整回放需要切换前后的全部文件。',
  ],
  [
    { kind: 'failover', sign: 'restart', nth: 2 },
    '🔁 声网正在重新启动录制，可能换到了另一台服务器。录制内容可能缺失一段，随后可能出现以 `bak` 开头的文件。这是第 2 次切换，声网最多尝试三次。完整回放需要切换前后的全部文件。',
  ],
  [
    { kind: 'left_running', past: 'plan', since: at('13:04:11'), planned: at('13:49:11') },
    `*Algebra II, room 4*
⏳ 已过计划结束时间 13:49:11，仍在录制；13:04:11 起录制中。
请检查：是否仍需录制？如不需要，请由后端调用 \`stop\`；录制结束前会持续计费。`,
  ],
  [
    { kind: 'left_running', past: 'max', since: at('12:34:11'), hours: 1.5 },
    `*Algebra II, room 4*
⏳ 已持续录制 1 小时 30 分，超过 1.5 小时；12:34:11 起录制中。
请检查：是否仍需录制？如不需要，请由后端调用 \`stop\`；录制结束前会持续计费。`,
  ],
  [
    { kind: 'paused_long', since: at('13:48:11') },
    `⏸️ 仍在暂停中：13:48:11 起已暂停 16 分钟。
请检查：是否忘了恢复？如需继续，请由后端将 \`onhold\` 设为 \`false\`。`,
  ],
  [
    { kind: 'limit_ahead', at: at('14:19:11'), hours: 4 },
    `⏳ 将于 14:19:11 自动停止：届时达到时长上限 4 小时（\`maxRecordingHour\`）。
如需继续录制，请在此之前另行启动一条录制。`,
  ],
  [
    { kind: 'reason', word: { event: 71, code: 4, at: at('14:03:00') } },
    `⚠️ 声网消息通知：页面加载超时（14:03:00）。
请检查：页面能否在浏览器中无需登录、在几秒内打开？`,
  ],
  [
    { kind: 'uploaded', at: at('14:03:00'), where: 'bucket' },
    '📄 声网消息通知：所有文件已上传至第三方云存储（14:03:00）。',
  ],
  [
    { kind: 'expiring', at: at('15:00:00') },
    `⏳ 自 15:00:00 起，声网可能不再响应对此录制的查询。录制可能仍会继续，但机器人将看不到它。
如需录制更长时间，请在 \`acquire\` 中调大 \`resourceExpiredHour\`。`,
  ],
  [
    { kind: 'expired', at: at('14:04:00'), lastPhase: 'recording' },
    `*Algebra II, room 4*
⌛ 已过期：声网不再响应对它的查询。查询时效已于 14:04:00 到期；最后已知的状态为“录制中”。录制是否仍在进行，无从得知。
请检查第三方云存储，并在下次调用 \`acquire\` 时调大 \`resourceExpiredHour\`。`,
  ],
  [
    { kind: 'refused', check: 'parameter', code: 2, reason: 'sid is <invalid>' },
    `*Algebra II, room 4*
⛔ 声网不接受登记的信息（错误码 2）。声网的说明：sid is &lt;invalid&gt;
请用 \`start\` 返回的完整内容和录制模式重新登记：最常见的原因是其中某一项不完整或与其他录制混淆。`,
  ],
  [
    { kind: 'refused', check: 'ids', code: 1003 },
    `*Algebra II, room 4*
⛔ 声网拒绝了这些 ID（错误码 1003）：它们不属于同一次录制。
请确认 App ID、Resource ID 和 sid 来自同一次 \`start\` 调用，然后重新登记。`,
  ],
  [
    { kind: 'refused', check: 'resource_expired', code: 433 },
    `*Algebra II, room 4*
⛔ 此录制从未开始：调用 \`start\` 之前，Resource ID 就已过期（错误码 433）。
请重新调用 \`acquire\` 和 \`start\`，并登记新的 ID。`,
  ],
  [
    { kind: 'refused', check: 'app_id' },
    `*Algebra II, room 4*
⛔ 声网不接受此 App ID。
请检查机器人配置中的 App ID，并在声网控制台确认已为它开通云端录制。`,
  ],
  [
    { kind: 'refused', check: 'route' },
    `*Algebra II, room 4*
⛔ 声网没有与这些 ID 对应的录制。
请检查 Resource ID、sid 和录制模式：很可能有一项不完整或输入有误。`,
  ],
  [
    { kind: 'blind', since: at('13:54:11'), cause: 'unavailable' },
    `🌫️ 13:54:11 起无法查询此录制：声网没有响应。这不代表录制异常，只是暂时查不到。
无需处理：机器人会继续查询，恢复后会在此通知。`,
  ],
  [{ kind: 'sighted', since: at('13:54:11') }, '👀 已能重新查看此录制（自 13:54:11 起曾无法查看）。'],
];

test.each(LINES)('$kind is told in these Chinese words', (news, words) => {
  expect(asRead(newsMessage(subject(), [news], now, CHINESE))).toBe(words);
});

test('every kind of news has its Chinese words here, but for ends, which are read in the book', () => {
  const told = new Set([...LINES, ...endNews.map((one) => [one] as const)].map(([{ kind }]) => kind));
  expect(Object.keys(TOLD).filter((kind) => ![...told].some((one) => one === kind))).toEqual([]);
});

test('the last line of bad news says in Chinese what to check', () => {
  const ends = endNews.filter(isBad).map((news) => asRead(newsMessage(subject(), [news], now, CHINESE)));
  expect(ends.length).toBeGreaterThan(10);
  const told = LINES.filter(([{ kind }]) => kind === 'refused' || kind === 'expired').map(
    ([, words]) => words,
  );
  for (const words of [...ends, ...told]) expect(words.split('\n').at(-1)).toMatch(/^请/);
});

test('a notification says whose news it is and how it stands, without a time of day', () => {
  const { text } = newsMessage(subject(), [{ kind: 'paused', between }], now, CHINESE);
  expect(text).toBe('⏸️ Algebra II, room 4 — 已暂停');
});
