import type { ReactNode } from 'react';

const disc = (fill: string, rim: string): ReactNode => (
  <circle cx="10" cy="10" r="8.2" fill={fill} stroke={rim} strokeWidth="1" />
);

const tile = (fill: string): ReactNode => <rect x="1.5" y="1.5" width="17" height="17" rx="4" fill={fill} />;

const stroke = {
  fill: 'none',
  stroke: '#fff',
  strokeWidth: 2.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const FINGERS = 'M6.5 11V5.6M9.1 10V3.4M11.7 10V3.8M14.2 11V6.2M6.4 14.4 3.6 10.8';

/** Drawings on a 20 × 20 grid, by Slack's emoji name. */
export const FACES: Readonly<Record<string, ReactNode>> = {
  white_circle: disc('#f4f6f7', '#9aa5ab'),
  large_yellow_circle: disc('#f5c518', '#c99a06'),
  large_orange_circle: disc('#f08a24', '#c4660a'),
  no_bell: (
    <>
      <path
        d="M10 2.6a4.6 4.6 0 0 0-4.6 4.6v3.6L3.8 13.4h12.4l-1.6-2.6V7.2A4.6 4.6 0 0 0 10 2.6ZM8 15h4a2 2 0 0 1-4 0Z"
        fill="#e0a526"
        stroke="#a87708"
        strokeWidth="0.8"
      />
      <path d="m3 17.5 14-15" stroke="#c4303f" strokeWidth="2.2" strokeLinecap="round" />
    </>
  ),
  red_circle: disc('#e02f44', '#b01c30'),
  large_green_circle: disc('#2fa866', '#1d7d49'),
  double_vertical_bar: (
    <>
      {tile('#4a7bd0')}
      <path d="M7.2 6v8M12.8 6v8" {...stroke} />
    </>
  ),
  raised_hand: (
    <>
      <path d={FINGERS} fill="none" stroke="#a87708" strokeWidth="3.2" strokeLinecap="round" />
      <rect x="5" y="8.4" width="10.4" height="9.6" rx="4.2" fill="#a87708" />
      <path d={FINGERS} fill="none" stroke="#f2b632" strokeWidth="2" strokeLinecap="round" />
      <rect x="5.6" y="9" width="9.2" height="8.4" rx="3.6" fill="#f2b632" />
    </>
  ),
  black_square_for_stop: (
    <>
      {tile('#4a7bd0')}
      <rect x="6" y="6" width="8" height="8" rx="1" fill="#fff" />
    </>
  ),
  white_check_mark: (
    <>
      {tile('#2fa866')}
      <path d="m5.5 10.4 3 3 6-6.6" {...stroke} />
    </>
  ),
  x: <path d="m4.5 4.5 11 11m0-11-11 11" {...stroke} stroke="#d92d42" strokeWidth="3.2" />,
  question: (
    <>
      <path d="M6.4 6.6a3.7 3.7 0 1 1 5.5 3.2c-1.3.8-1.9 1.4-1.9 2.9" {...stroke} stroke="#d92d42" />
      <circle cx="10" cy="16.6" r="1.7" fill="#d92d42" />
    </>
  ),
  no_entry_sign: (
    <path
      d="M4.6 15.4 15.4 4.6M10 2.3a7.7 7.7 0 1 0 0 15.4 7.7 7.7 0 0 0 0-15.4Z"
      {...stroke}
      stroke="#d92d42"
    />
  ),
  no_entry: (
    <>
      {disc('#d92d42', '#b01c30')}
      <rect x="4.6" y="8.4" width="10.8" height="3.2" rx=".8" fill="#fff" />
    </>
  ),
  hourglass: (
    <>
      <path d="M5 2.5h10M5 17.5h10" stroke="#8a6d3b" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M6 3.5h8c0 4-3 4.6-3 6.5s3 2.5 3 6.5H6c0-4 3-4.6 3-6.5s-3-2.5-3-6.5Z"
        fill="#f3dfb5"
        stroke="#8a6d3b"
      />
      <path d="M7 16c.4-1.9 1.8-2.4 3-3 1.2.6 2.6 1.1 3 3Z" fill="#d99a2b" />
    </>
  ),
  warning: (
    <>
      <path d="M10 2.2 18.5 17H1.5Z" fill="#f5c518" stroke="#c99a06" strokeLinejoin="round" />
      <path d="M10 7.5v4.5" stroke="#4a3a00" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="10" cy="14.5" r="1.1" fill="#4a3a00" />
    </>
  ),
  information_source: (
    <>
      {tile('#4a7bd0')}
      <path d="M10 9.5V14" {...stroke} strokeWidth="2.2" />
      <circle cx="10" cy="6.2" r="1.4" fill="#fff" />
    </>
  ),
  hourglass_flowing_sand: (
    <>
      <path d="M5 2.5h10M5 17.5h10" stroke="#8a6d3b" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M6 3.5h8c0 4-3 4.6-3 6.5s3 2.5 3 6.5H6c0-4 3-4.6 3-6.5s-3-2.5-3-6.5Z"
        fill="#f3dfb5"
        stroke="#8a6d3b"
      />
      <path d="M7.2 5h5.6c-.4 2-1.8 2.8-2.8 4-1-1.2-2.4-2-2.8-4ZM10 9v5" fill="#d99a2b" stroke="#d99a2b" />
    </>
  ),
  page_facing_up: (
    <>
      <path d="M4.5 1.8h7.6L15.5 5.2v13h-11Z" fill="#f7f9fa" stroke="#7d8b92" strokeLinejoin="round" />
      <path d="M12 1.8v3.5h3.5" fill="#d5dde0" stroke="#7d8b92" strokeLinejoin="round" />
      <path d="M7 8.5h6M7 11.3h6M7 14.1h4" stroke="#7d8b92" strokeLinecap="round" />
    </>
  ),
  satellite_antenna: (
    <>
      <path d="M3.5 8.5a7 7 0 0 0 8.5 8.5Z" fill="#8a98a0" stroke="#5b6a72" strokeLinejoin="round" />
      <path d="m7.5 12.5 4-4" stroke="#5b6a72" strokeWidth="1.8" strokeLinecap="round" />
      <path
        d="M12 5.5A3.6 3.6 0 0 1 14.5 8M12.3 2A7 7 0 0 1 18 7.7"
        fill="none"
        stroke="#4a7bd0"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </>
  ),
  repeat: (
    <>
      {tile('#4a7bd0')}
      <path
        d="M5.5 9.5V8.5c0-1 .6-1.7 1.7-1.7h6.5M12 4.8l2 2-2 2M14.5 10.5v1c0 1-.6 1.7-1.7 1.7H6.3M8 11.2l-2 2 2 2"
        {...stroke}
        strokeWidth="1.7"
      />
    </>
  ),
  electric_plug: (
    <>
      <path d="M7.5 2v4M12.5 2v4" stroke="#8a98a0" strokeWidth="2" strokeLinecap="round" />
      <path d="M5 6h10v3.5a5 5 0 0 1-10 0Z" fill="#4b585e" />
      <path d="M10 14v4.5" stroke="#4b585e" strokeWidth="2.2" strokeLinecap="round" />
    </>
  ),
  fog: <path d="M4 5.5h9M7 9h10M3 12.5h10M8 16h8" stroke="#8a98a0" strokeWidth="2.2" strokeLinecap="round" />,
  eyes: (
    <>
      <ellipse cx="6" cy="10" rx="4" ry="5.5" fill="#fff" stroke="#7d8b92" />
      <ellipse cx="14" cy="10" rx="4" ry="5.5" fill="#fff" stroke="#7d8b92" />
      <circle cx="4.8" cy="11" r="2" fill="#1b2327" />
      <circle cx="12.8" cy="11" r="2" fill="#1b2327" />
    </>
  ),
};
