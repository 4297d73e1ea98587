import { showIn } from '@zongji/calls';
import { useEffect, useRef } from 'react';

interface Props {
  readonly media: MediaStream | null;
  readonly label: string;
  /** The own picture makes no sound. */
  readonly own?: boolean;
  readonly className?: string | undefined;
  readonly blocked?: (on: boolean) => void;
  readonly pictured?: () => void;
}

/** Plays a stream, sound and picture. */
export function Player({ media, label, own = false, className, blocked, pictured }: Props) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current === null) return;
    showIn(element.current, media, {
      ...(blocked === undefined ? {} : { blocked }),
      ...(pictured === undefined ? {} : { pictured }),
    });
  }, [media, blocked, pictured]);
  return (
    <video
      ref={element}
      className={className}
      aria-label={label}
      autoPlay
      playsInline
      muted={own}
    />
  );
}
