import type { FailureReason } from '../../facts.ts';

/** Why it failed, for the end of a sentence. */
export const FAILURE: Readonly<Record<FailureReason, string>> = {
  session: '会话异常退出',
  fatal: '发生致命错误',
  capability: '页面所需资源超出上限',
  engine: '录制服务未能启动',
  page_timeout: '页面加载超时',
  page_address: '页面无法打开',
  recorder: '页面录制服务出错',
};
