import { expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card, sharedCard } from '../../src/slack/render/card/card.ts';
import { asRead } from './said.ts';
import { at, everyPhase, inPhase, known, START, subject, watch } from './subjects.ts';

const look = { language: CHINESE, policy: DEFAULT_POLICY };
const read = (one: Known) => asRead(card(subject(one), look));

test('a recording that is well', () => {
  expect(read(known())).toBe(`🟢  *Algebra II, room 4* — 录制中
自 14:00:12 起 · 接下来：新文件或停止
*项目* prod
*录制模式* mix（合流）
*文件* 已上报 3 个，最新一个的起始时间为 16:00:00
*关注者* <@U0MEI>
[刷新] [文件] [静音 ▾ 15 分钟 | 1 小时 | 直到结束 | 只通知异常] [⋯ ▾ 取消关注 | 复制查询命令 | 历史]
截至 14:05:10 · sid \`38f8e3cf…7e1a\``);
});

test('one that ended', () => {
  const one = inPhase('ended');
  const life = [
    ...one.life.slice(0, 4),
    { phase: 'paused' as const, at: at('14:31:00') },
    { phase: 'recording' as const, at: at('14:35:00') },
    { phase: 'ended' as const, how: 'exited' as const, at: at('15:31:40') },
  ];
  expect(read({ ...one, life })).toBe(`✅  *Algebra II, room 4* — 已结束
查到的时段：14:00:12 至 15:31:40（1 小时 31 分） · 暂停过 1 次（4 分钟） · 未发现中断
已查到声网关闭录制。
*项目* prod
*录制模式* mix（合流）
*文件* 已上报 3 个，最新一个的起始时间为 16:00:00
*关注者* <@U0MEI>
🟢 录制中 14:00:12 ─ ⏸️ 已暂停 14:31:00 ─ 🟢 录制中 14:35:00 ─ ✅ 已结束 15:31:40
[文件] [历史] [导出 ▾ 导出 JSON | 导出 CSV] [⋯ ▾ 取消关注 | 复制查询命令]
截至 15:31:40 · sid \`38f8e3cf…7e1a\``);
});

test('ids that were rejected once', () => {
  const text = read({ ...inPhase('registered'), rejections: 1, rejectedSince: at('14:05:20') });
  expect(text).toContain('— 已登记，ID 暂未被接受');
  expect(text).toContain('自 14:05:20 起声网不接受这些 ID。机器人会再查询几次，之后才视为最终结论。');
});

test('every phase has its words on the first line, after its face and the name', () => {
  const first = everyPhase.map((one) =>
    read(one)
      .split('\n')[0]
      ?.replace(/ {2}\*.*\* — /, ' '),
  );
  expect(first).toEqual([
    '⚪ 已登记',
    '🟡 启动中',
    '🟠 已就绪，尚未上传任何文件',
    '🟢 录制中',
    '⏸️ 已暂停',
    '⏹️ 停止中',
    '✅ 已结束',
    '❌ 异常退出',
    '❓ 失联：已查询不到，且无人报告停止',
    '🚫 未启动',
    '⌛ 已过期：声网不再响应对它的查询',
    '⛔ 被声网拒绝',
  ]);
});

test('a doubt follows the state with a full-width comma, on the card and in its notification', () => {
  const suspect = { since: at('14:05:20'), lastAt: at('14:05:50'), looks: 4, restarts: 0, shown: true };
  const one = known({ suspect, lookedAt: at('14:05:50') });
  expect(read(one)).toContain(`🟢  *Algebra II, room 4* — 录制中，正在确认……
自 14:00:12 起 · 若 14:06:50 仍查不到，将作出判断
自 14:05:20 起声网查询不到此录制。声网切换服务器时，90 秒内查询不到属于正常现象，因此机器人会继续查询，之后再判断录制是否已结束。`);
  expect(card(subject(one), look).text).toBe('🟢 Algebra II, room 4 — 录制中，正在确认…… · 已上报 3 个文件');
});

test('what cannot be seen is called unknown', () => {
  const blind = { since: at('14:05:20'), looks: 9, cause: 'quota' as const, told: true };
  const text = read(known({ blind, lookedAt: at('14:12:00') }));
  expect(text).toContain('录制中，暂时无法查询');
  expect(text).toContain(
    '14:05:20 起无法查询此录制：请求过多，已被声网限流。这不代表录制异常，只是暂时查不到。',
  );
});

test('a lost one says when it is looked for again, and what to check', () => {
  expect(read({ ...inPhase('lost'), afterLooks: 1 })).toContain(
    `最后一次查到是在 15:30:05，状态为“录制中”；15:30:10 起查询不到。此录制的结束约定会报告给机器人，但没有收到任何报告，因此不视为正常结束。将继续查询至 15:46:40。
请检查：是否有人停止了录制而未报告？如没有，请重新启动录制。`,
  );
  expect(read({ ...inPhase('lost'), afterLooks: 3, final: true })).not.toContain('继续查询');
});

test('pushes, watchers, gaps and what nobody explains', () => {
  const outputs = [
    { url: 'rtmp://a/…', status: 'publishing' as const },
    { url: 'rtmp://b/…', status: 'disconnected' as const },
    ...[1, 2].map((n) => ({ url: `rtmp://${n}/…`, status: 'onhold' as const })),
  ];
  const gaps = [{ from: START, to: START + 75_000 }];
  const watchers = Array.from({ length: 9 }, (_, n) => watch({ owner: `U0P${n}`, channel: `C${n}` }));
  const one = { ...inPhase('failed'), outputs, gaps, status: 9_999 };
  const text = asRead(card({ known: one, watch: watchers[0], watchers }, look));
  expect(text).toContain('（1 小时 31 分） · 查询不到 75 秒');
  expect(text).toContain(
    '转推至 `rtmp://a/…`：转推中\n转推至 `rtmp://b/…`：已断开\n转推至 `rtmp://1/…`：已暂停\n另有 1 路转推',
  );
  expect(text).toContain('*关注者* <@U0P0>、<@U0P1> 和 <@U0P2>（另有 6 处）');
  expect(text).toContain('声网返回了状态 9999，文档中没有说明其含义。');
});

test('a card that nobody watches any more, and a copy, say that they grow old', () => {
  expect(asRead(card({ known: known(), watch: undefined, watchers: [] }, look))).toContain('*关注者* 无\n');
  expect(asRead(card({ known: known(), watch: undefined, watchers: [] }, look))).toContain(
    '此处已取消关注，卡片不再更新。',
  );
  const left = { by: 'U0LEE', at: at('14:20:00') };
  expect(asRead(card({ known: known(), watch: undefined, watchers: [], left }, look))).toContain(
    '<@U0LEE> 已于 14:20:00 取消关注，卡片不再更新。',
  );
  expect(asRead(sharedCard(subject(), 'U0ANNA', look))).toContain('由 <@U0ANNA> 分享；此副本不会更新');
});

test('an answer says how it was obtained, and what it is worth without one', () => {
  const now = at('14:20:10');
  const unanswered = { kind: 'unanswered', cause: 'unavailable', requestId: 'req-7' } as const;
  expect(asRead(statusMessage(subject(), unanswered, look, now))).toContain(
    `刚刚的查询没有得到结果：声网没有响应。以上内容截至 14:05:10；此后的状态未知，不等于异常。
无需处理：机器人会继续查询。如果持续如此，请查看声网的服务状态页。联系声网技术支持时，可提供请求 ID \`req-7\`。`,
  );
  expect(asRead(statusMessage(subject(), { kind: 'waiting', ms: 6_000 }, look, now))).toContain(
    '6 秒内未能轮到查询声网：正在查询的录制较多。以上内容截至 14:05:10。\n请稍后点击“刷新”。',
  );
  expect(asRead(statusMessage(subject(), { kind: 'recent', ageMs: 1_800 }, look, now))).toContain(
    '自 14:00:12 起 · 已持续 20 分钟',
  );
});
