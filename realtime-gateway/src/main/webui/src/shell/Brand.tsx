/** The sign of Ringbridge: a bridge that hangs on calls. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#14677c" />
      <path
        d="M5 21h22M8 21c0-6 3.5-10 8-10s8 4 8 10M12 21v-5.5M16 21V11M20 21v-5.5"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}
