import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

export const chineseStep: Language['step'] = {
  several: (count) => `此步骤一次只处理一条录制，而内容中有 ${number(count)} 条。`,
  badMode: (written) => `录制模式为 individual、mix、web 或 raw，“${written}”不是录制模式。`,
  cannotPost: (reason, mend) => ({
    fact: `录制已关注，但暂时无法在频道中发消息：${reason}。`,
    check: `${mend}。`,
  }),
  stopped: {
    fact: '未关注：已有成员在该频道取消关注此录制，工作流不会恢复关注。',
    check: '如需恢复，请在该频道输入 `/recording-watch`，后接录制的名称。',
  },
  failed: (id) =>
    `有一项依赖的服务没有响应。请重新运行此工作流，重复运行没有影响。如果仍然失败，请将编号 ${id} 告知机器人管理员。`,
};
