import type { Shown } from '../../../text.ts';

/** Around the `query` that somebody copies in order to run it by hand. */
export const englishQuery = {
  about: (name: Shown, app: Shown) => ({
    fact: `What Agora knows of *${name}* now, asked by hand. Agora answers in JSON.`,
    check: `Set \`AGORA_APP_ID\`, \`AGORA_CUSTOMER_ID\` and \`AGORA_CUSTOMER_SECRET\` to those of app ${app} first; I never show them.`,
  }),
  hosts:
    'From mainland China, `api.sd-rtn.com` is the nearer host. Each request counts against the same quota as mine.',
};
