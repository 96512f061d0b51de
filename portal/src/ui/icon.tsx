const PATHS = {
  complaint: "M4 5h16v11H9l-5 4V5Zm8 3v4m0 2.2v.1",
  property: "M4 20V10l8-6 8 6v10H4Zm6 0v-6h4v6",
  licence: "M5 4h14v16H5V4Zm3 4h8M8 12h8m-8 4h4",
  pet: "M12 13c3 0 5 3 5 5 0 3-3 2-5 2s-5 1-5-2c0-2 2-5 5-5ZM5.5 10v.1M9 6.5v.1M15 6.5v.1M18.5 10v.1",
  water: "M12 3s6 7 6 11a6 6 0 0 1-12 0c0-4 6-11 6-11Z",
  certificate: "M5 3h14v12H5V3Zm3 4h8M8 10h5m-1 5v6l2-1.5L16 21v-6",
  generic: "M5 4h9l5 5v11H5V4Zm9 0v5h5",
  home: "M4 11 12 4l8 7v9h-5v-6H9v6H4v-9Z",
  cases: "M4 6h16M4 12h16M4 18h10",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c1-4 4-6 8-6s7 2 8 6",
  rupee: "M6 4h12M6 8.5h12M6 4h4.5a4.5 4.5 0 0 1 0 9H6l8 7",
  counter: "M4 20V10h16v10M4 14h16M7 10V5h10v5M10 7.5h4",
  books: "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4Zm0 13a3 3 0 0 1 3-3h11M9 8h6",
  bell: "M6 16V11a6 6 0 1 1 12 0v5l2 2H4l2-2Zm4 4a2 2 0 0 0 4 0",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5",
  back: "M15 5l-7 7 7 7",
  forward: "m9 5 7 7-7 7",
  down: "m5 9 7 7 7-7",
  check: "m5 12.5 5 5L19 7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
  alert: "M12 3 2.5 20h19L12 3Zm0 7v4.5m0 2.6v.1",
  hand: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7m0 3v.1",
  closed: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12h8",
  camera: "M4 8h4l1.5-2.5h5L16 8h4v11H4V8Zm8 8.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z",
  pin: "M12 21s7-6.5 7-11.5a7 7 0 1 0-14 0C5 14.5 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  share: "M7 12v7h10v-7M12 15V4m-4 4 4-4 4 4",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.5 12h17M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18Z",
  lock: "M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3",
  star: "m12 3.5 2.6 5.6 6.1.7-4.5 4.2 1.2 6.1L12 17l-5.4 3.1 1.2-6.1-4.5-4.2 6.1-.7L12 3.5Z",
  offline: "M3 3l18 18M5 12.5a10 10 0 0 1 4-2.3m5 .1a10 10 0 0 1 5 2.2M8.5 16a5 5 0 0 1 7 0M12 20v.1",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 9c.8-3.5 3-5.5 6.5-5.5s5.7 2 6.5 5.5M15.5 4.3a3.5 3.5 0 0 1 0 6.4M18 14.8c1.9.8 3 2.6 3.5 5.2",
  inbox: "M4 13 6.5 5h11L20 13v6H4v-6Zm0 0h5l1 2.5h4l1-2.5h5",
  plus: "M12 5v14M5 12h14",
  filter: "M4 6h16M7 12h10M10 18h4",
  hourglass: "M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4",
  keys: "M3 7h18v10H3V7Zm3 3h.1M9 10h.1M12 10h.1M15 10h.1M18 10h.1M8 14h8",
  settings: "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-7 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  chart: "M4 20V4m0 16h16M8 16v-4m4 4V8m4 8v-6",
  pulse: "M3 12h4l2.5-6 4.5 12 2.5-6H21",
  more: "M6.2 12a1.2 1.2 0 1 1-2.4 0 1.2 1.2 0 0 1 2.4 0Zm7 0a1.2 1.2 0 1 1-2.4 0 1.2 1.2 0 0 1 2.4 0Zm7 0a1.2 1.2 0 1 1-2.4 0 1.2 1.2 0 0 1 2.4 0Z",
  leave: "M14 4H5v16h9M10 12h11m-4-4 4 4-4 4",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon of the portal's closed set. Decoration only: the words beside it say the same. Unknown names (of a newer service) show `generic`. */
export function Icon({ name, small, mirrors }: { name: IconName | (string & {}); small?: boolean; mirrors?: boolean }) {
  const path = PATHS[name as IconName] ?? PATHS.generic;
  return (
    <svg
      className={`icon${small ? " icon-s" : ""}${mirrors ? " mirrors" : ""}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
