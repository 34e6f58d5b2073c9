import { answer, type RequestListener } from './listen.ts';

/** The public listener: Slack's requests in HTTP mode, and a plain sentence for everything else. */
export function publicListener(slack: RequestListener | undefined): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/slack/events' && slack) {
      slack(request, response);
      return;
    }
    const hint = path === '/slack/events' ? 'this bot talks to Slack in Socket Mode' : 'nothing lives here';
    answer(response, 404, { error: 'not_found', hint });
  };
}
