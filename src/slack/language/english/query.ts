import type { QuerySentences } from '../query-sentences.ts';

export const englishQuery: QuerySentences = {
  about: (name, app) => ({
    fact: `What Agora knows of *${name}* now, asked by hand. Agora answers in JSON.`,
    check: `Set \`AGORA_APP_ID\`, \`AGORA_CUSTOMER_ID\` and \`AGORA_CUSTOMER_SECRET\` to those of app ${app} first; I never show them.`,
  }),
  hosts:
    'From mainland China, `api.sd-rtn.com` is the nearer host. Each request counts against the same quota as mine.',
};
