import { hearIn, showIn } from '@zongji/calls';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly media: MediaStream | null;
  readonly label: string;
  /** As in a mirror, which is how one knows oneself. */
  readonly mirror?: boolean;
  readonly class?: string;
  readonly pictured?: () => void;
}

/** Shows the pictures of a stream; {@link Sound} plays what is to be heard. */
export function Player({ media, label, mirror = false, class: look = '', pictured }: Props) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current !== null) showIn(element.current, media, pictured);
  }, [media, pictured]);
  return (
    <video
      ref={element}
      class={`${look} ${mirror ? 'mirror' : ''}`}
      aria-label={label}
      autoplay
      playsInline
      muted
    />
  );
}

/** Plays the sound of a stream; `blocked` hears whether the browser waits for a tap. */
export function Sound({
  media,
  blocked,
}: {
  readonly media: MediaStream | null;
  readonly blocked: (on: boolean) => void;
}) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (element.current !== null) hearIn(element.current, media, blocked);
  }, [media, blocked]);
  // biome-ignore lint/a11y/useMediaCaption: people speak here as it happens; there is nothing to caption.
  return <audio ref={element} autoplay />;
}
