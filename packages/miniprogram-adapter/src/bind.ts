import type { Readable } from '@xiaoer/core';
import { patchOf, type DataPatch, type SplicePatch } from './patch.ts';

/** What of a component (or page) instance the binder uses. */
export interface DataHost {
  setData(data: DataPatch): void;
  /** Where it is missing, history in front is sent as a whole list. */
  $spliceData?(data: SplicePatch): void;
}

/** Any record of readables: the binder knows none of its keys by name. */
export type ViewRecord = { readonly [key: string]: Readable<unknown> };

/**
 * Draws a view through `setData`: whatever changes in one turn of the script becomes one call with path keys. Returns
 * the way to stop; after that the instance is not touched any more, also not by what was waiting.
 */
export function bind(view: ViewRecord, host: DataHost): () => void {
  const drawn = new Map<string, unknown>();
  const waiting = new Map<string, unknown>();
  let isScheduled = false;
  let isStopped = false;

  function flush(): void {
    isScheduled = false;
    if (isStopped) return;
    const data: DataPatch = {};
    const splice: Record<string, readonly unknown[]> = {};
    waiting.forEach((value, key) => {
      const patch = patchOf(key, drawn.get(key), value);
      drawn.set(key, value);
      if (host.$spliceData === undefined && Object.keys(patch.splice).length > 0) data[key] = value;
      else Object.assign(splice, patch.splice);
      Object.assign(data, patch.data);
    });
    waiting.clear();
    if (Object.keys(splice).length > 0) host.$spliceData?.(splice);
    if (Object.keys(data).length > 0) host.setData(data);
  }

  const stops = Object.keys(view).map((key) =>
    view[key]?.subscribe((value) => {
      waiting.set(key, value);
      if (isScheduled || isStopped) return;
      isScheduled = true;
      void Promise.resolve().then(flush);
    }),
  );

  return () => {
    isStopped = true;
    for (const stop of stops) stop?.();
  };
}
