import type { AgentOrder, Mode, ModeSettings } from '@zongji/protocol';
import { wholeNumber } from '@/lib/wholeNumber';

/** Fewest and most seconds of 超时时间 and of 状态恢复. */
export const SECONDS_LOW = 1;
export const SECONDS_HIGH = 90;

/** The settings as they are typed: numbers as text until they are sent. */
export interface Fields {
  readonly offerTimeoutOn: boolean;
  readonly offerTimeoutSeconds: string;
  readonly restAfterMiss: boolean;
  readonly agentOrder: AgentOrder;
  readonly lastAgentFirst: boolean;
  readonly restoreSeconds: string;
}

/** Fills the form from what is saved. */
export function fieldsOf(settings: ModeSettings): Fields {
  return {
    offerTimeoutOn: settings.offerTimeoutOn,
    offerTimeoutSeconds: String(settings.offerTimeoutSeconds),
    restAfterMiss: settings.restAfterMiss,
    agentOrder: settings.agentOrder,
    lastAgentFirst: settings.lastAgentFirst,
    restoreSeconds: String(settings.restoreSeconds),
  };
}

/**
 * What is sent for a filled-in form. A time-out that is switched off keeps the saved seconds when
 * what stands in its field is no number, so that switching on again finds something sensible.
 */
export function settingsOf(fields: Fields, saved: ModeSettings, mode: Mode): ModeSettings {
  const read = (typed: string) => wholeNumber(typed, SECONDS_LOW, SECONDS_HIGH);
  return {
    offerTimeoutOn: fields.offerTimeoutOn,
    offerTimeoutSeconds: read(fields.offerTimeoutSeconds) ?? saved.offerTimeoutSeconds,
    restAfterMiss: fields.restAfterMiss,
    agentOrder: fields.agentOrder,
    lastAgentFirst: fields.lastAgentFirst,
    restoreSeconds:
      mode === 'PHONE'
        ? (read(fields.restoreSeconds) ?? saved.restoreSeconds)
        : saved.restoreSeconds,
  };
}

/** Whether the form says something else than what is saved. */
export function differs(fields: Fields, saved: ModeSettings): boolean {
  const before = fieldsOf(saved);
  return (
    fields.offerTimeoutOn !== before.offerTimeoutOn ||
    fields.offerTimeoutSeconds.trim() !== before.offerTimeoutSeconds ||
    fields.restAfterMiss !== before.restAfterMiss ||
    fields.agentOrder !== before.agentOrder ||
    fields.lastAgentFirst !== before.lastAgentFirst ||
    fields.restoreSeconds.trim() !== before.restoreSeconds
  );
}
