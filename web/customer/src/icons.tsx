import type { ComponentChildren } from 'preact';

/** A drawing of 24 by 24 in the colour of the text. */
export function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Cross = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const Plus = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 8v8M8 12h8" />
  </Icon>
);

export const Arrow = () => (
  <Icon>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </Icon>
);

export const Down = () => (
  <Icon>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);

export const Page = () => (
  <Icon>
    <path d="M7 3h7l5 5v13H7zM14 3v5h5" />
  </Icon>
);

export const Picture = () => (
  <Icon>
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <circle cx="9" cy="10" r="1.6" />
    <path d="M4 17l5-4 3 2.5 4-4.5 4 4.5" />
  </Icon>
);

export const Hang = () => (
  <Icon>
    <path d="M14 4h4a2 2 0 012 2v12a2 2 0 01-2 2h-4M10 8l-4 4 4 4M6 12h10" />
  </Icon>
);

export const Phone = () => (
  <Icon>
    <path d="M7 3.5l2.6.7 1 4-2 1.9a12 12 0 005.3 5.3l1.9-2 4 1 .7 2.6a2 2 0 01-2 2.5C11 19.5 4.5 13 4.5 5.5a2 2 0 012.5-2z" />
  </Icon>
);

export const Camera = () => (
  <Icon>
    <rect x="3" y="6.5" width="12.5" height="11" rx="2.5" />
    <path d="M15.5 10.5L21 7.5v9l-5.5-3z" />
  </Icon>
);

export const Microphone = () => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11a6.5 6.5 0 0013 0M12 17.5V21" />
  </Icon>
);

export const Play = () => (
  <Icon>
    <path d="M8 5.5v13l10.5-6.5z" fill="currentColor" />
  </Icon>
);

export const Pause = () => (
  <Icon>
    <path d="M8.5 6v12M15.5 6v12" stroke-width="3.2" />
  </Icon>
);

export const Square = () => (
  <Icon>
    <rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="currentColor" />
  </Icon>
);

export const Bin = () => (
  <Icon>
    <path d="M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5" />
  </Icon>
);

export const Star = ({ full }: { readonly full: boolean }) => (
  <svg viewBox="0 0 24 24" width="36" height="36" aria-hidden="true">
    <path
      d="M12 3.2l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.6l6.1-.8z"
      fill={full ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linejoin="round"
    />
  </svg>
);
