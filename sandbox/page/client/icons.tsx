import type { ReactNode } from 'react';

const PATHS = {
  hash: <path d="M7.5 3 5.5 17M14.5 3l-2 14M3.5 7.5h14M2.5 12.5h14" />,
  lock: <path d="M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9" />,
  archive: <path d="M3 4h14v3.5H3zM4.5 7.5V16h11V7.5M8 10.5h4" />,
  home: <path d="m3 10 7-6.5 7 6.5M5 8.5V16.5h10V8.5M8.5 16.5V12h3v4.5" />,
  message: <path d="M3 4.5h14v9.5H9l-4 3v-3H3z" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  menu: <path d="M3 5.5h14M3 10h14M3 14.5h14" />,
  send: <path d="m3 10 .5-6L18 10 3.5 16 3 10Zm0 0h7" />,
  copy: <path d="M7 7h9.5v9.5H7zM4 13H3.5V3.5H13V4" />,
  reply: <path d="M8 4.5 3.5 9 8 13.5M4 9h7c3.5 0 5.5 2 5.5 6.5" />,
  tools: <path d="M4 5.5h7M15 5.5h1M4 14.5h1M9 14.5h7M11 3.5h4v4h-4zM5 12.5h4v4H5z" />,
  eye: (
    <path d="M2 10c2-3.5 5-5 8-5s6 1.5 8 5c-2 3.5-5 5-8 5s-6-1.5-8-5ZM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z" />
  ),
  file: <path d="M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5" />,
  download: <path d="M10 3v9.5M6 9l4 4 4-4M4 16.5h12" />,
  more: <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="3" strokeLinecap="round" />,
  plus: <path d="M10 4v12M4 10h12" />,
  bolt: <path d="M11 2.5 4.5 11H10l-1 6.5L15.5 9H10z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

/** A decorative drawing beside words, hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}

/** The × of a pane, a dialog or a notice. */
export function CloseButton({ label, onClose }: { readonly label: string; readonly onClose: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label={label} onClick={onClose}>
      <Icon name="close" />
    </button>
  );
}
