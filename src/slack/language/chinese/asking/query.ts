import type { Language } from '../../language.ts';

export const chineseQuery: Language['query'] = {
  about: (name, app) => ({
    fact: `手动查询声网此刻所知的 *${name}* ，返回内容为 JSON。`,
    check: `请先将 \`AGORA_APP_ID\`、\`AGORA_CUSTOMER_ID\` 和 \`AGORA_CUSTOMER_SECRET\` 设为项目 ${app} 的值；机器人从不显示这些内容。`,
  }),
  hosts: '在中国大陆，可改用较近的域名 `api.sd-rtn.com`。每次请求与机器人共用同一份查询配额。',
};
