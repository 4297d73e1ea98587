import type { Choice } from '@zongji/calls';
import { isObject, json } from '@zongji/protocol';
import { storage } from './client';

const KEY = 'zongji.workspace.devices';

/** The devices that this browser's agent chose for calls. */
export function deviceChoice(): Choice {
  try {
    const kept = json(storage.get(KEY) ?? '{}', KEY);
    if (!isObject(kept)) return {};
    const { microphone, camera, speaker } = kept;
    return {
      ...(typeof microphone === 'string' ? { microphone } : {}),
      ...(typeof camera === 'string' ? { camera } : {}),
      ...(typeof speaker === 'string' ? { speaker } : {}),
    };
  } catch {
    return {};
  }
}

/** Remembers the choice in this browser. */
export function chooseDevices(choice: Choice): void {
  storage.set(KEY, JSON.stringify(choice));
}

/** Lets an element sound from the chosen speaker, where the browser can. Never rejects. */
export async function soundFrom(element: HTMLMediaElement): Promise<void> {
  const { speaker } = deviceChoice();
  if (!('setSinkId' in element)) return;
  try {
    await element.setSinkId(speaker ?? '');
  } catch {
    // A speaker that is gone: the browser's own goes on.
  }
}
