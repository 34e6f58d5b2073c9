import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

export const chineseIntake: Language['intake'] = {
  pasted: 'query 的 URL、curl 命令或 start 的响应',
  askMode: (written) => ({
    fact: written === undefined ? '缺少录制模式。' : `缺少录制模式，“${written}”不是录制模式。`,
    check: '调用 `start` 时使用的是哪种录制模式？',
  }),
  askApp: (apps) => ({
    fact: `共有 ${number(apps)} 个声网项目，内容中没有说明是哪一个。`,
    check: '是哪个项目？',
  }),
  askModeOf: (count) =>
    `有 ${number(count)} 条缺少录制模式。调用 \`start\` 时使用的是哪种？所选模式将用于这些录制。`,
  askAppOf: (count) => `有 ${number(count)} 条没有说明声网项目。是哪个项目？所选项目将用于这些录制。`,
  otherApps: (count) => `另有 ${number(count)} 个项目未显示：请重新粘贴，并在末尾加上 \`app:\` 和项目名称。`,
  gone: {
    fact: '粘贴的内容只保留 1 小时，现已失效。',
    check: '请重新粘贴，并在末尾加上录制模式。没有任何改动。',
  },
  several: (watched, total) => `此频道已关注 ${number(total)} 条录制中的 ${number(watched)} 条。`,
  outcome: {
    new: (name, mode, app) => `*${name}* — 已登记 · ${mode} · 项目 ${app}`,
    known: (name, mode, app) => `*${name}* — 此前已登记 · ${mode} · 项目 ${app}`,
    replaced: (name, mode, app) => `*${name}* — 原先的 ID 一直无效，已替换 · ${mode} · 项目 ${app}`,
  },
  amiss: (which, problem) => `${which} — ${problem}`,
  nth: (n) => `第 ${number(n)} 条`,
  unknown: (text) => ({
    fact: `没有找到录制“${text}”。`,
    check: '请粘贴 `start` 的完整响应（其中也包含 Resource ID）和录制模式。',
  }),
  moreLetters: (text, count) => ({
    fact: `“${text}”可能是 ${number(count)} 条录制之一。`,
    check: '请输入 sid，或其更多字符。',
  }),
  cards: {
    posted: '卡片会陆续发到频道；通知会发在各自的消息列中。',
    soon: '卡片稍后发出；通知会发在各自的消息列中。',
    awaited: '每条录制在首次查询到后才发卡片；在此之前只发一条汇总消息。',
    with_trouble: '按此次的选项，出现问题的录制才有卡片。',
  },
  awaited: (by, total, withTrouble) => ({
    fact: `${by} 在此频道关注了 ${number(total)} 条录制，目前均未在声网查询到。`,
    check: `${withTrouble ? '按设置的选项，出现问题的录制才有卡片' : '每条录制在首次查询到后会发出卡片'}；未启动的录制会汇总列出。`,
  }),
  left: (count, from) =>
    `一次最多处理 50 条：还有 ${number(count)} 条未处理${from === undefined ? '' : `，从 ${from} 开始`}。请重新粘贴这些内容。`,
  notShown: (count) => `另有 ${number(count)} 行未显示。`,
};
