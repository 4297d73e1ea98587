import { lazy, useEffect } from 'react';
import { fetchAhead } from '@/lib/newVersion';

/** The desk is left alone for so long before anything is fetched that nobody has asked for. */
const SETTLED_MS = 5_000;

const records = async () => ({ default: (await import('./OwnRecords')).OwnRecords });
const whole = async () => ({ default: (await import('./Whole')).Whole });
const transfer = async () => ({ default: (await import('./TransferDialog')).TransferDialog });
const alerts = async () => ({ default: (await import('./AlertForm')).AlertForm });
const devices = async () => ({ default: (await import('./Devices')).Devices });

/** What opens over the desk or in its place: the desk itself does not wait for it. */
export const OwnRecords = lazy(records);
export const Whole = lazy(whole);
export const TransferDialog = lazy(transfer);
export const AlertForm = lazy(alerts);
export const Devices = lazy(devices);

/** Fetches all of them once the desk stands, so that each opens at once and without a connection. */
export function useParts(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of [transfer, alerts, whole, devices, records]) fetchAhead(load);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
}
