import type { Readable } from '@zongji/sync';
import { useEffect, useState } from 'preact/hooks';

/** Shows what a client knows, and again whenever it changes. */
export function useView<T>(source: Readable<T>): T {
  const [view, setView] = useState(source.view());
  useEffect(() => {
    const look = () => setView(source.view());
    look();
    return source.subscribe(look);
  }, [source]);
  return view;
}

/** The time, again every `millis` while `on`. */
export function useNow(on: boolean, millis: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!on) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), millis);
    return () => clearInterval(timer);
  }, [on, millis]);
  return now;
}
