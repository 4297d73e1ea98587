import { Icon } from '../icons';

export const Microphone = ({ off }: { readonly off: boolean }) => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0013 0M12 18v3" />
    {off && <path d="M4 4l16 16" />}
  </Icon>
);

export const Lens = ({ off }: { readonly off: boolean }) => (
  <Icon>
    <rect x="3" y="6.5" width="12.5" height="11" rx="2.5" />
    <path d="M15.5 10.5L21 7.5v9l-5.5-3z" />
    {off && <path d="M4 4l16 16" />}
  </Icon>
);

export const Turn = () => (
  <Icon>
    <path d="M4.5 9.5A8 8 0 0119 8M19.5 14.5A8 8 0 015 16M19.5 4v4.5h-4.5M4.5 20v-4.5h4.5" />
  </Icon>
);

export const Handset = () => (
  <Icon>
    <path d="M3 14.5c0-2 4-4.5 9-4.5s9 2.5 9 4.5v1.5l-4.5.5-1-2.5c-2-.6-5-.6-7 0l-1 2.5L3 16z" />
  </Icon>
);

export const Shrink = () => (
  <Icon>
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <rect x="12" y="12" width="6" height="4.5" />
  </Icon>
);
