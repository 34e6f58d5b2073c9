import type { Language } from '../../language.ts';

export const chineseExpected: Language['expected'] = {
  start: (by) => `接下来：应在 ${by} 前进入频道`,
  firstFile: '接下来：首个文件',
  stop: '接下来：新文件或停止',
  resume: '接下来：恢复录制或停止',
  end: '接下来：录制结束',
  plan: (at) => `计划于 ${at} 结束`,
  planPassed: (at) => `原计划于 ${at} 结束`,
  limit: (at) => `接下来：将于 ${at} 自动结束`,
  expiry: (at) => `接下来：${at} 起无法再查询`,
  verdict: (at) => `若 ${at} 仍查不到，将作出判断`,
  sight: '接下来：等待声网的响应',
  look: (at) => `接下来：${at} 再次查询`,
  lateStart: (until) => `接下来：可能延迟启动，查询至 ${until}`,
};
