import { hearIn, showIn } from '@zongji/calls';
import { useEffect, useRef } from 'react';
import { soundFrom } from './deviceChoice';

interface Props {
  readonly media: MediaStream | null;
  readonly label: string;
  readonly className?: string | undefined;
  readonly pictured?: () => void;
}

/** Shows the pictures of a stream; {@link Sound} plays what is to be heard. */
export function Player({ media, label, className, pictured }: Props) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current !== null) showIn(element.current, media, pictured);
  }, [media, pictured]);
  return (
    <video ref={element} className={className} aria-label={label} autoPlay playsInline muted />
  );
}

/** Plays the sound of a stream; `blocked` hears whether the browser waits for a click. */
export function Sound({
  media,
  blocked,
}: {
  readonly media: MediaStream | null;
  readonly blocked?: (on: boolean) => void;
}) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (element.current === null) return;
    hearIn(element.current, media, blocked);
    void soundFrom(element.current);
  }, [media, blocked]);
  // biome-ignore lint/a11y/useMediaCaption: people speak here as it happens; there is nothing to caption.
  return <audio ref={element} autoPlay />;
}
