import type { BlindCause } from '../../../recording/news.ts';

/** Why nothing can be seen, for the middle of a sentence. */
export const causes: Readonly<Record<BlindCause, string>> = {
  credentials: '声网拒绝了机器人使用的凭证',
  app_id: '声网不接受此 App ID',
  quota: '请求过多，已被声网限流',
  unavailable: '声网没有响应',
};

/** What to do about it, most likely cause first. */
export const remedies: Readonly<Record<BlindCause, string>> = {
  credentials: '请检查：声网的客户 ID 和客户密钥是否已更换或停用？新的凭证需由机器人管理员设置。',
  app_id: '请检查：机器人配置中的 App ID 是否正确？声网控制台中是否已为它开通云端录制？',
  quota: '暂时无需处理：机器人会降低查询频率，直到有余量为止。如果持续如此，请向声网申请更高的配额。',
  unavailable: '无需处理：机器人会继续查询。如果持续如此，请查看声网的服务状态页。',
};
