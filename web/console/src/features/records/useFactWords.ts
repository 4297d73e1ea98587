import type { CallFact, Entry, Fact } from '@zongji/protocol';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Names } from './names';

type Happened = Exclude<Entry, { readonly kind: 'MESSAGE' }>;

/** Says in plain words what happened. */
export function useFactWords(names: Names): (fact: Happened) => string {
  const { t, i18n } = useTranslation('records');
  const format = useFormat();
  const coded = (place: string, code: string): string =>
    i18n.exists(place + code, { ns: 'records' }) ? t(place + code) : code;
  const say = (kind: Fact['kind'], more: Readonly<Record<string, unknown>> = {}): string =>
    t(`fact.${kind}`, { ...more });
  return (fact) => {
    switch (fact.kind) {
      case 'ENTERED':
      case 'NOBODY_ONLINE_SINCE':
      case 'SOMEBODY_ONLINE':
      case 'CUSTOMER_AWAY':
      case 'CUSTOMER_BACK':
        return say(fact.kind);
      case 'MODULE_REACHED':
        return say(fact.kind, { label: fact.label });
      case 'ANSWER_WRONG':
        return say(fact.kind, { count: fact.count });
      case 'ANSWER_AWAITED':
        return say(fact.kind, { choices: format.list(fact.choices) });
      case 'ASKED':
        return say(fact.kind, { group: names.group(fact.groupId) });
      case 'QUEUED':
        return say(fact.kind, { ahead: fact.ahead });
      case 'TRANSFER_FAILED':
        return say(fact.kind, { why: coded('failure.', fact.why) });
      case 'OFFERED':
      case 'MISSED':
      case 'DECLINED':
      case 'FINISHED':
        return say(fact.kind, { agent: names.staff(fact.staffId) });
      case 'OFFER_WITHDRAWN':
        return say(fact.kind, {
          agent: names.staff(fact.staffId),
          why: coded('withdrawn.', fact.why),
        });
      case 'ACCEPTED':
        return say(fact.kind, {
          agent: `${fact.staffName}（${fact.staffNumber}）`,
          waited: format.duration(fact.waitedMs / 1000),
        });
      case 'TRANSFERRED':
        return transferred(fact);
      case 'NOTED':
        return say(fact.kind, {
          agent: `${fact.staffName}（${fact.staffNumber}）`,
          note: fact.note,
        });
      case 'PUT_BACK':
        return say(fact.kind, {
          agent: names.staff(fact.staffId),
          why: coded('putBack.', fact.why),
        });
      case 'SERVICE_ENDED':
        return t(`serviceEnded.${fact.by}`, { agent: names.staff(fact.staffId) });
      case 'ABANDONED':
        return t(`abandoned.${fact.phase === 'QUEUE' ? 'queue' : 'flow'}`, {
          how: coded('abandonedBy.', fact.by),
        });
      case 'RATED':
        return t(fact.comment === '' ? 'fact.RATED' : 'ratedWithComment', {
          score: fact.score,
          comment: fact.comment,
        });
      case 'ENDED':
        return say(fact.kind, { why: coded('why.', fact.why) });
      default:
        return ofCall(fact);
    }
  };

  function ofCall(fact: CallFact): string {
    const side = (by: string) => t(`side.${by}`);
    switch (fact.kind) {
      case 'CALL_ASKED':
      case 'CALL_MEDIA':
        return say(fact.kind, { who: side(fact.by), call: t(`medium.${fact.media}`) });
      case 'CALL_ACCEPTED':
        return say(fact.kind, { who: side(fact.by) });
      case 'CALL_CONNECTED':
        return say(fact.kind, { ms: fact.tookMs });
      case 'CALL_FIRST_FRAME':
        return say(fact.kind, { who: side(fact.by), ms: fact.tookMs });
      case 'CALL_JOINED':
        return say(fact.kind, { agent: names.staff(fact.staffId) });
      case 'CALL_MOVED':
        return say(fact.kind, { why: coded('callMoved.', fact.why) });
      case 'CALL_ENDED':
        return say(fact.kind, {
          why: `${side(fact.by)} · ${coded('callEnd.', fact.why)}`,
          voice: format.duration(fact.voiceMs / 1000),
          video: format.duration(fact.videoMs / 1000),
        });
      default:
        return unreachable(fact);
    }
  }

  function transferred(fact: Extract<Happened, { readonly kind: 'TRANSFERRED' }>): string {
    const more = { by: names.staff(fact.by), group: names.group(fact.groupId), note: fact.note };
    const what =
      fact.to === null
        ? say('TRANSFERRED', more)
        : t('transferredTo', { ...more, to: names.staff(fact.to) });
    return fact.note === '' ? what : t('withNote', { what, note: fact.note });
  }
}

function unreachable(value: never): never {
  throw new Error(`a fact without words: ${JSON.stringify(value)}`);
}
