import type { VouchSentences } from '../vouch-sentences.ts';

export const chineseVouch: VouchSentences = {
  vouched: (name) => ({
    fact: `已记为正常停止： *${name}* 的卡片会注明由谁确认。`,
    check: '频道中的任何人都可以在此或在卡片菜单中撤销。',
  }),
  withdrawn: (name) => ({ fact: `已撤销： *${name}* 如何结束，改按其他已知情况说明。` }),
  already: (name, by) => ({ fact: `${by} 此前已确认 *${name}* 是正常停止。` }),
  alive: (name) => ({ fact: `目前没有查到 *${name}* 已结束，无需说明。` }),
  known: (name, state) => ({ fact: `*${name}* 如何结束已有结论：${state}。` }),
  nothingToUndo: (name) => ({ fact: `没有可撤销的内容：目前没有人对 *${name}* 的结束作出说明。` }),
};
