/** The product's mark: a headset on the accent colour. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--ant-color-primary)" />
      <g fill="none" stroke="var(--ant-color-text-light-solid)" strokeLinecap="round">
        <path d="M8 17v-2a8 8 0 0 1 16 0v2" strokeWidth="2.6" />
        <path d="M24 22.6c0 2.6-2.4 3.8-5 3.8" strokeWidth="2.2" />
      </g>
      <g fill="var(--ant-color-text-light-solid)">
        <rect x="6.2" y="15.6" width="5" height="7.6" rx="2.3" />
        <rect x="20.8" y="15.6" width="5" height="7.6" rx="2.3" />
      </g>
    </svg>
  );
}
