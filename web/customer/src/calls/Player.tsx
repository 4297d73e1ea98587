import { showIn } from '@zongji/calls';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly media: MediaStream | null;
  readonly label: string;
  /** The own picture: silent, and as in a mirror. */
  readonly own?: 'mirror' | 'plain';
  readonly class?: string;
  readonly blocked?: (on: boolean) => void;
  readonly pictured?: () => void;
}

/** Plays a stream, sound and picture. */
export function Player({ media, label, own, class: look = '', blocked, pictured }: Props) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current === null) return;
    showIn(element.current, media, {
      ...(blocked === undefined ? {} : { blocked }),
      ...(pictured === undefined ? {} : { pictured }),
    });
  }, [media, blocked, pictured]);
  return (
    // biome-ignore lint/a11y/useMediaCaption: people speak here as it happens; there is nothing to caption.
    <video
      ref={element}
      class={`${look} ${own === 'mirror' ? 'mirror' : ''}`}
      aria-label={label}
      autoplay
      playsInline
      muted={own !== undefined}
    />
  );
}
