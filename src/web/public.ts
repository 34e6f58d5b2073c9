import { CALLBACKS_PATH } from './callbacks/callbacks.ts';
import { answer, type RequestListener } from './listen.ts';

interface Rooms {
  /** Slack's requests; absent in Socket Mode. */
  readonly slack: RequestListener | undefined;
  readonly api: RequestListener;
  /** Agora's notification service. */
  readonly callbacks: RequestListener;
}

/** The public listener: Slack's requests in HTTP mode, callbacks, the API, and a plain sentence for all else. */
export function publicListener({ slack, api, callbacks }: Rooms): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path === '/slack/events' && slack) {
      slack(request, response);
      return;
    }
    if (path === CALLBACKS_PATH || path.startsWith(`${CALLBACKS_PATH}/`)) {
      callbacks(request, response);
      return;
    }
    if (path === '/v1' || path.startsWith('/v1/')) {
      api(request, response);
      return;
    }
    const hint = path === '/slack/events' ? 'this bot talks to Slack in Socket Mode' : 'nothing lives here';
    answer(response, 404, { error: 'not_found', hint });
  };
}
