import type { CallMedia, CallNotice } from '@zongji/protocol';
import { duration } from './measures';
import type { SharedWords } from './words';

/** The name of a call by its medium. */
export function callName(words: SharedWords, media: CallMedia): string {
  return media === 'VIDEO' ? words.videoCall : words.voiceCall;
}

/** What a notice says of a call; null for what the customer need not read. */
export function callLine(words: SharedWords, notice: string, call: CallNotice): string | null {
  const say = words.callLine;
  switch (notice) {
    case 'CALL_ASKED':
      return call.by === 'CUSTOMER'
        ? say.askedByMe(callName(words, call.media))
        : say.askedByAgent(callName(words, call.media));
    case 'CALL_MEDIA':
      return say.changed(callName(words, call.media));
    case 'CALL_JOINED':
      return say.joined;
    case 'CALL_MOVED':
      return say.moved;
    case 'CALL_ENDED':
      return ended(words, call);
    default:
      return null;
  }
}

function ended(words: SharedWords, call: CallNotice): string {
  const { missed, missedElse, over, talked } = words.callLine;
  const why = call.why ?? '';
  const by = `${why}_${call.by ?? ''}`;
  const millis = call.voiceMs + call.videoMs;
  if (millis === 0) return missed[by] ?? missed[why] ?? missedElse;
  const name = call.videoMs > 0 ? words.videoCall : words.voiceCall;
  return talked(name, duration(millis), over[by] ?? over[why] ?? missedElse);
}
