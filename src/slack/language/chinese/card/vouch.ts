import type { Language } from '../../language.ts';

export const chineseVouch: Language['vouch'] = {
  vouched: (name) => ({
    fact: `*${name}* 已记为正常停止，卡片会注明由谁确认。`,
    check: '频道中的任何人都可以在卡片菜单中撤销。',
  }),
  withdrawn: (name) => ({ fact: `*${name}* 的确认已撤销，改按其他已知情况说明。` }),
  already: (name, by) => ({ fact: `${by} 此前已确认 *${name}* 是正常停止。` }),
  alive: (name) => ({ fact: `目前没有查到 *${name}* 已结束，无需说明。` }),
  known: (name, state) => ({ fact: `*${name}* 如何结束已有结论：${state}。` }),
  nothingToUndo: (name) => ({ fact: `目前没有人确认 *${name}* 是正常停止，无需撤销。` }),
};
