import { expect, test } from 'vitest';
import { type News, TOLD } from '../../src/recording/news.ts';
import { CHINESE } from '../../src/slack/language/chinese.ts';
import { newsMessage } from '../../src/slack/render/news.ts';
import { asRead } from './said.ts';
import { at, START, subject } from './subjects.ts';

const now = at('14:04:11');
const between = { after: at('14:02:10'), before: at('14:02:41') };
const seen = { after: now, before: now };

/** What a person reads for every kind of news, in Chinese. */
const LINES: readonly (readonly [News, string])[] = [
  [
    { kind: 'started', between, late: false },
    '🔴 录制已于 14:02:10 至 14:02:41 之间开始（状态 5，首个文件已上传）。',
  ],
  [
    { kind: 'started', between: seen, late: true },
    `*Algebra II, room 4*
🔴 录制延迟启动，已于 14:04:11 开始（状态 5，首个文件已上传）。`,
  ],
  [
    { kind: 'started', between: { ...between, orEarlier: true }, late: false },
    '🔴 录制已于 14:02:41 或更早时开始（状态 5，首个文件已上传）。',
  ],
  [{ kind: 'phase', from: 'starting', to: 'ready' }, '🟠 当前状态：已就绪。'],
  [{ kind: 'paused', between }, '⏸️ 录制已于 14:02:10 至 14:02:41 之间暂停。'],
  [{ kind: 'resumed', pausedSince: at('14:00:11') }, '🔴 暂停约 4 分钟后恢复录制。'],
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
    { kind: 'ended', between, how: 'exited', files: 4 },
    `*Algebra II, room 4*
✅ 录制已于 14:02:10 至 14:02:41 之间正常结束。已上报 4 个文件。
文件最长可能需要 20 分钟才会传到云存储，MP4 可能更久；机器人看不到云存储中的内容。`,
  ],
  [
    { kind: 'ended', between, how: 'gone', files: 0 },
    `*Algebra II, room 4*
✅ 录制已于 14:02:10 至 14:02:41 之间结束：此前已请求停止，现在声网已查询不到。未上报任何文件。
文件最长可能需要 20 分钟才会传到云存储，MP4 可能更久；机器人看不到云存储中的内容。`,
  ],
  [
    { kind: 'failed', between, files: 1 },
    `*Algebra II, room 4*
❌ 录制已于 14:02:10 至 14:02:41 之间异常退出（状态 20）。已上报 1 个文件。声网未说明原因。
请检查：已上报的文件是否已传到云存储？\`start\` 中填写的云存储密钥是否仍然有效？`,
  ],
  [
    { kind: 'lost', between, missingSince: between.before, lastPhase: 'recording', uploaded: true },
    `*Algebra II, room 4*
❓ 录制失联：自 14:02:41 起声网查询不到；最后一次查到是在 14:02:10，状态为“录制中”。录制可能已于 14:02:10 至 14:02:41 之间结束，也可能是服务器故障的时间超过了切换服务器所需的时间；声网无法区分这两种情况。将在 14:06:11、14:09:11 和 14:19:11 再次查询。
请检查：后端是否调用了 \`stop\`？所有人是否都已离开频道？`,
  ],
  [
    { kind: 'lost', between, missingSince: between.before, lastPhase: 'ready', uploaded: false },
    `*Algebra II, room 4*
❓ 录制失联，且从未上传任何文件：自 14:02:41 起声网查询不到；最后一次查到是在 14:02:10，状态为“已就绪”。将在 14:06:11、14:09:11 和 14:19:11 再次查询。
请检查：频道内是否有人发流？如果无人发流，默认情况下频道空闲 30 秒后录制会自动退出（\`maxIdleTime\`）。`,
  ],
  [
    {
      kind: 'recovered',
      gap: { after: at('14:02:10'), before: at('14:03:25') },
      from: 'recording',
      phase: 'recording',
    },
    `🔴 已重新查到此录制，状态为“录制中”。14:02:10 至 14:03:25 期间（75 秒）曾查询不到，可能是声网在切换服务器。
随后可能出现以 \`bak0_\` 开头的文件；播放时，这些文件和之前的文件缺一不可。`,
  ],
  [
    { kind: 'recovered', gap: { after: START, before: now }, from: 'not_started', phase: 'ready' },
    `*Algebra II, room 4*
🟠 录制延迟启动，状态为“已就绪”。`,
  ],
  [
    { kind: 'not_started', between: { after: START, before: at('14:01:30') }, askingUntil: at('17:00:00') },
    `*Algebra II, room 4*
🚫 录制未启动：登记后 90 秒内未查到它在运行。将继续查询至 17:00:00。
请检查 \`start\` 的返回结果、Token、云存储密钥，以及频道内是否有人发流。`,
  ],
  [
    {
      kind: 'not_started',
      between: { after: START, before: at('14:01:30') },
      status: 1,
      askingUntil: at('17:00:00'),
    },
    `*Algebra II, room 4*
🚫 录制未启动：登记后 90 秒内未查到它在运行，但声网有此录制的记录（状态 1）。将继续查询至 17:00:00。
请检查 \`start\` 的返回结果、Token、云存储密钥，以及频道内是否有人发流。`,
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
    { kind: 'failover', sign: 'file' },
    '🔁 声网已将录制切换到另一台服务器：出现了以 `bak` 开头的文件。播放时，这些文件和之前的文件缺一不可。',
  ],
  [
    { kind: 'failover', sign: 'restart' },
    '🔁 声网正在重新启动录制，可能换到了另一台服务器。录制内容可能缺失一段，随后可能出现以 `bak0_` 开头的文件；播放时，这些文件和之前的文件缺一不可。',
  ],
  [
    { kind: 'expiring', at: at('15:00:00') },
    `⏳ 自 15:00:00 起，声网可能不再响应对此录制的查询。录制可能仍会继续，但机器人将看不到它。
如需录制更长时间，请在 \`acquire\` 中调大 \`resourceExpiredHour\`。`,
  ],
  [
    { kind: 'expired', at: at('14:04:00'), lastPhase: 'recording' },
    `*Algebra II, room 4*
⌛ 声网对此录制的查询时效已于 14:04:00 到期；最后已知的状态为“录制中”。录制是否仍在进行，无从得知。
请检查云存储，并在下次调用 \`acquire\` 时调大 \`resourceExpiredHour\`。`,
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
请确认 App ID、资源 ID 和 sid 来自同一次 \`start\` 调用，然后重新登记。`,
  ],
  [
    { kind: 'refused', check: 'resource_expired', code: 433 },
    `*Algebra II, room 4*
⛔ 此录制从未开始：调用 \`start\` 之前，资源 ID 就已过期（错误码 433）。
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
请检查资源 ID、sid 和录制模式：很可能有一项不完整或输入有误。`,
  ],
  [
    { kind: 'blind', since: at('13:54:11'), cause: 'unavailable' },
    `🌫️ 自 13:54:11 起无法查看此录制：声网没有响应。其状态未知，不等于异常。
无需处理：机器人会继续查询，恢复后会在此通知。`,
  ],
  [{ kind: 'sighted', since: at('13:54:11') }, '👀 已能重新查看此录制（自 13:54:11 起曾无法查看）。'],
];

test.each(LINES)('$kind is told in these Chinese words', (news, words) => {
  expect(asRead(newsMessage(subject(), [news], now, CHINESE))).toBe(words);
});

test('every kind of news has its Chinese words here', () => {
  const told = new Set(LINES.map(([{ kind }]) => kind));
  expect(Object.keys(TOLD).filter((kind) => ![...told].some((one) => one === kind))).toEqual([]);
});

test('the last line of bad news says in Chinese what to check', () => {
  const bad = LINES.filter(([{ kind }]) =>
    ['failed', 'lost', 'not_started', 'refused', 'expired'].includes(kind),
  );
  expect(bad).toHaveLength(11);
  for (const [, words] of bad) expect(words.split('\n').at(-1)).toMatch(/^请/);
});

test('a notification says whose news it is, with times in UTC', () => {
  const { text } = newsMessage(subject(), [{ kind: 'paused', between }], now, CHINESE);
  expect(text).toBe(
    'Algebra II, room 4：录制已于 2026-11-22 14:02:10 UTC 至 2026-11-22 14:02:41 UTC 之间暂停。',
  );
});
